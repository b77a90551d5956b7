import type { NoticeView, TaskView } from '@jiefen/mediation/wire';

/** The page on which a task is done. */
export function taskLink({ rule, caseId }: Pick<TaskView, 'rule' | 'caseId'>): string {
  switch (rule) {
    case 'clock.triage':
    case 'clock.visit':
      return `/new/${caseId}`;
    case 'clock.dispatch':
      return `/cases/${caseId}/match`;
    default:
      return `/cases/${caseId}`;
  }
}

/** Where a notice leads: an official who is rung for goes straight to the room, and sees nothing else of the case. */
export function noticeLink({ kind, caseId }: Pick<NoticeView, 'kind' | 'caseId'>): string {
  return `/cases/${caseId}${kind === 'official.rung' ? '/room' : ''}`;
}

/** How many tasks have which light, in the order in which they press. */
export function countLights(tasks: readonly Pick<TaskView, 'light'>[]): { light: TaskView['light']; n: number }[] {
  return (['red', 'yellow', 'green', 'paused'] as const).map((light) => ({ light, n: tasks.filter((task) => task.light === light).length })).filter(({ n }) => n > 0);
}
