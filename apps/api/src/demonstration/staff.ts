import type { Role } from '@jiefen/mediation';

/** Somebody of the invented county with a way into the workbench. */
export interface DemonstrationPerson {
  readonly name: string;
  readonly mail: string;
  readonly path: string;
  readonly roles: readonly Exclude<Role, 'resident'>[];
}

/** Whose password works on every demonstration account. Never used in production: the seed refuses to run there. */
export const DEMONSTRATION_PASSWORD = 'Jiefen-Demo-2026';

/** Names under `.example` lead nowhere: no mail can reach a stranger. */
export const mailOf = (mail: string): string => `${mail}@gucheng.example`;

/** One of every role, and a second one where two must not be the same person. The mediators are in the pool. */
export const STAFF: readonly DemonstrationPerson[] = [
  { name: '魏青', mail: 'weiqing', path: 'qh.', roles: ['administrator'] },
  { name: '高明远', mail: 'gaomingyuan', path: 'qh.gucheng.', roles: ['clerk'] },
  { name: '范小禾', mail: 'fanxiaohe', path: 'qh.gucheng.liutang.', roles: ['clerk'] },
  { name: '方予安', mail: 'fangyuan', path: 'qh.gucheng.', roles: ['dispatcher'] },
  { name: '何启明', mail: 'heqiming', path: 'qh.gucheng.d-labour.', roles: ['official'] },
  { name: '唐一鸣', mail: 'tangyiming', path: 'qh.gucheng.d-traffic.', roles: ['official'] },
  { name: '许知远', mail: 'xuzhiyuan', path: 'qh.gucheng.', roles: ['supervisor'] },
  { name: '沈怀瑾', mail: 'shenhuaijin', path: 'qh.gucheng.c-gucheng.', roles: ['judge'] },
  { name: '陆清和', mail: 'luqinghe', path: 'qh.c-linjiang.', roles: ['judge'] },
  { name: '马小军', mail: 'maxiaojun', path: 'qh.gucheng.liutang.laojie.', roles: ['gridWorker'] },
];
