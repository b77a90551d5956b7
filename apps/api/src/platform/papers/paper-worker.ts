import { runPaperTask, type PaperTask } from './paper-tasks.js';

/** What a worker thread of the pool runs. */
export function run(task: PaperTask): ReturnType<typeof runPaperTask> {
  return runPaperTask(task);
}
