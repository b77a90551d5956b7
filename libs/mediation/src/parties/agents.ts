import { met, open, unmet, type Policy } from '../policy/policy.js';
import type { LocalDate } from '../time/local-date.js';

/** Who may be an agent (CPL 61). */
export const AGENT_KINDS = ['lawyer', 'legalWorker', 'closeRelative', 'staff', 'recommended'] as const;
export type AgentKind = (typeof AGENT_KINDS)[number];

/** What an agent may be asked to do, as on the form 授权委托书. `needs` is the authority of CPL 62. */
export const AGENT_ACTS = {
  apply: { zh: '代为申请或终止调解', en: 'apply for or end the mediation', needs: 'general' },
  giveEvidence: { zh: '收集、提供证据', en: 'collect and give evidence', needs: 'general' },
  chooseMediator: { zh: '选择或接受调解员', en: 'choose or accept the mediator', needs: 'general' },
  attend: { zh: '参加调解、签署笔录', en: 'take part and sign the minutes', needs: 'general' },
  receivePapers: { zh: '代领文书', en: 'receive papers', needs: 'general' },
  // CPL 62 does not list it; the power of attorney names the matter (L-30).
  applyForConfirmation: { zh: '代为申请司法确认', en: 'apply for judicial confirmation', needs: 'general' },
  admitClaim: { zh: '承认对方请求', en: 'admit a claim', needs: 'special' },
  changeClaim: { zh: '变更请求', en: 'change a claim', needs: 'special' },
  waiveClaim: { zh: '放弃请求', en: 'waive a claim', needs: 'special' },
  settle: { zh: '达成并签署调解协议', en: 'settle and sign the agreement', needs: 'special' },
} as const;
export type AgentAct = keyof typeof AGENT_ACTS;

export interface Agent {
  readonly id: string;
  /** Absent = not yet asked. */
  readonly kind?: AgentKind | undefined;
  readonly authority: 'general' | 'special';
  /** The written 授权委托书 with matter and limits is in the dossier. */
  readonly powerOfAttorneyOnFile: boolean;
  readonly validUntil?: LocalDate | undefined;
  /** The person also acts for the other side. */
  readonly alsoForOtherSide?: boolean | undefined;
}

/** The agents of one party and what they are about to do. */
export interface AgentFacts {
  readonly agents: readonly Agent[];
  readonly act: AgentAct;
  readonly today: LocalDate;
}

const APPLIED_IN = 'parties: acting through an agent';

const atMostTwo: Policy<AgentFacts> = {
  id: 'agent.at-most-two',
  summary: { zh: '每方最多请两名代理人', en: 'At most two agents for each party' },
  sources: [{ law: 'CPL', article: '61' }],
  appliedIn: APPLIED_IN,
  judge: ({ agents }) => (agents.length > 2 ? unmet('agent.too-many', { most: 2 }) : met),
};

const qualified: Policy<AgentFacts> = {
  id: 'agent.qualified',
  summary: { zh: '代理人是律师、基层法律工作者、近亲属、单位工作人员，或者社区、单位、社会团体推荐的人', en: 'An agent is a lawyer, legal worker, close relative, staff member, or recommended by community, unit or body' },
  sources: [{ law: 'CPL', article: '61' }],
  appliedIn: APPLIED_IN,
  judge: ({ agents }) => (agents.some((agent) => agent.kind === undefined) ? open('agent.kind-not-known') : met),
};

const powerOfAttorney: Policy<AgentFacts> = {
  id: 'agent.power-of-attorney',
  summary: { zh: '要有写明事项和权限、仍然有效的授权委托书', en: 'A written power of attorney states matter and limits and is still valid' },
  sources: [{ law: 'CPL', article: '62' }],
  appliedIn: APPLIED_IN,
  judge: ({ agents, today }) => {
    if (agents.some((agent) => !agent.powerOfAttorneyOnFile)) return unmet('agent.no-power-of-attorney');
    return agents.some((agent) => agent.validUntil !== undefined && agent.validUntil < today) ? unmet('agent.power-of-attorney-expired') : met;
  },
};

const specialAuthority: Policy<AgentFacts> = {
  id: 'agent.special-authority',
  summary: { zh: '承认、变更、放弃请求，和解签协议，要特别授权', en: 'Admitting, changing or waiving a claim and settling need special authority' },
  sources: [{ law: 'CPL', article: '62' }],
  appliedIn: APPLIED_IN,
  // One agent with special authority is enough: the other may assist.
  judge: ({ agents, act }) => (agents.length === 0 || AGENT_ACTS[act].needs === 'general' || agents.some((agent) => agent.authority === 'special') ? met : unmet('agent.needs-special-authority', { act })),
};

const oneSideOnly: Policy<AgentFacts> = {
  id: 'agent.one-side-only',
  summary: { zh: '同一个人不能替双方办事', en: 'Nobody acts for both sides' },
  sources: [{ law: 'CC', article: '168' }],
  appliedIn: APPLIED_IN,
  judge: ({ agents }) => (agents.some((agent) => agent.alsoForOtherSide === true) ? unmet('agent.acts-for-both-sides') : met),
};

/** Agents and their powers (L-30; CPL 61, 62). */
export const AGENT_POLICIES: readonly Policy<AgentFacts>[] = [atMostTwo, qualified, powerOfAttorney, specialAuthority, oneSideOnly];

/** What this agent may do: what a screen offers. */
export function actsOf(agent: Agent): readonly AgentAct[] {
  return (Object.keys(AGENT_ACTS) as AgentAct[]).filter((act) => agent.authority === 'special' || AGENT_ACTS[act].needs === 'general');
}
