import { met, open, unmet, type Policy } from '../policy/policy.js';
import { DISPUTE_KINDS, type DisputeKind } from '../vocabulary/dispute-kinds.js';
import { AGENT_POLICIES, type AgentFacts } from './agents.js';
import { CAPACITY_POLICIES, verdictOf, type CapacityFacts } from './capacity.js';
import type { IdentityOutcome } from './identity.js';

/** Facts of one person's signing of one frozen text. */
export interface SigningFacts {
  readonly mode: 'electronic' | 'paper';
  readonly kind: DisputeKind;
  /** The text itself touches marriage, adoption, succession or another status, whatever the kind of the case. */
  readonly touchesStatus?: boolean | undefined;
  /** The party agreed to sign electronically. Absent = not yet asked. */
  readonly agreedToESign?: boolean | undefined;
  /** Identity was verified again, by a code made for this signing only. */
  readonly verifiedForThisSigning: boolean;
  /** The newest comparison of a document of the one who signs; absent where there was none. */
  readonly identity?: IdentityOutcome | undefined;
  /** Hash of the text that was shown and of the frozen text. */
  readonly shownHash: string;
  readonly frozenHash: string;
  /** The party a natural person; absent for an organisation. */
  readonly capacity?: CapacityFacts | undefined;
  /** Set when an agent signs; `act` is `settle`. */
  readonly agents?: Omit<AgentFacts, 'act'> | undefined;
}

const APPLIED_IN = 'signing: each signer, each time';

const eSignNotForStatus: Policy<SigningFacts> = {
  id: 'signing.no-e-sign-for-status',
  summary: { zh: '婚姻、收养、继承等身份关系的文书不能电子签名，用纸签', en: 'Marriage, adoption, succession and other status papers are signed on paper, never electronically' },
  sources: [{ law: 'ESL', article: '3' }],
  appliedIn: APPLIED_IN,
  judge: ({ mode, kind, touchesStatus }) => (mode === 'electronic' && mayNotESign(kind, touchesStatus) ? unmet('signing.paper-only') : met),
};

const agreedToESign: Policy<SigningFacts> = {
  id: 'signing.e-sign-agreed',
  summary: { zh: '用电子签名要当事人同意，不同意的用纸签', en: 'Electronic signing needs the party’s agreement; otherwise paper' },
  sources: [{ law: 'ESL', article: '3' }],
  appliedIn: APPLIED_IN,
  judge: ({ mode, agreedToESign: agreed }) => (mode === 'paper' || agreed === true ? met : agreed === false ? unmet('signing.e-sign-declined') : open('signing.e-sign-not-asked')),
};

const verifiedAgain: Policy<SigningFacts> = {
  id: 'signing.identity-verified-again',
  summary: { zh: '签名时再核验一次身份', en: 'Identity is verified again at signing' },
  sources: [{ law: 'ZXSS', article: '7' }, { law: 'ESL', article: '13' }],
  appliedIn: APPLIED_IN,
  judge: ({ verifiedForThisSigning }) => (verifiedForThisSigning ? met : unmet('signing.not-verified')),
};

/** The signature belongs to the signer and nobody else (ESL 13): a code proves the phone, a document with another name speaks against the person. */
const notDoubted: Policy<SigningFacts> = {
  id: 'signing.identity-not-doubted',
  summary: { zh: '核对证件时姓名对不上的，重新核对相符之前不能签；没有核对证件的可以签，但会提醒', en: 'Whose document did not match does not sign before a new comparison matches; whose document was not compared may sign, with a warning' },
  sources: [{ law: 'ESL', article: '13' }, { law: 'ZXSS', article: '7' }],
  appliedIn: APPLIED_IN,
  judge: ({ identity }) => (identity === 'notMatched' ? unmet('signing.identity-doubtful') : met),
};

const sameText: Policy<SigningFacts> = {
  id: 'signing.same-text',
  summary: { zh: '您签的就是您看到的那一稿', en: 'What is signed is the text that was shown' },
  sources: [{ law: 'ESL', article: '13' }],
  appliedIn: APPLIED_IN,
  judge: ({ shownHash, frozenHash }) => (shownHash === frozenHash && frozenHash !== '' ? met : unmet('signing.other-text')),
};

const mayAct: Policy<SigningFacts> = {
  id: 'signing.capacity',
  summary: { zh: '签名的人有行为能力，或者监护人代签、同意', en: 'The signer has capacity, or the guardian signs or consents' },
  sources: [{ law: 'CC', article: '17–23, 35' }],
  appliedIn: APPLIED_IN,
  judge: ({ capacity }) => (capacity === undefined ? met : verdictOf(CAPACITY_POLICIES, capacity)),
};

const agentMay: Policy<SigningFacts> = {
  id: 'signing.agent-authority',
  summary: { zh: '代签要有特别授权', en: 'An agent signs only with special authority' },
  sources: [{ law: 'CPL', article: '61, 62' }],
  appliedIn: APPLIED_IN,
  judge: ({ agents }) => (agents === undefined ? met : verdictOf(AGENT_POLICIES, { ...agents, act: 'settle' })),
};

/** The gate before a signature. Every rule is met, or nobody signs. */
export const SIGNING_POLICIES: readonly Policy<SigningFacts>[] = [eSignNotForStatus, agreedToESign, verifiedAgain, notDoubted, sameText, mayAct, agentMay];

/** True when only the way on paper is open (ESL 3). */
export function mayNotESign(kind: DisputeKind, touchesStatus = false): boolean {
  return touchesStatus || !DISPUTE_KINDS[kind].eSign;
}
