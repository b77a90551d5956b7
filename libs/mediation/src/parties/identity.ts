import { met, open, unmet, type BothLanguages, type Policy } from '../policy/policy.js';
import { parseLocalDate, type LocalDate } from '../time/local-date.js';

/** Documents that somebody shows, in the order in which they are met. */
export const IDENTITY_DOCUMENTS = {
  residentCard: { zh: '居民身份证', en: 'resident identity card' },
  passport: { zh: '护照', en: 'passport' },
  hkMacaoTaiwanPermit: { zh: '港澳台居民居住证', en: 'residence permit for Hong Kong, Macao and Taiwan residents' },
  foreignerCard: { zh: '外国人永久居留身份证', en: 'foreign permanent resident card' },
  creditCode: { zh: '载有统一社会信用代码的证照', en: 'certificate with the unified social credit code' },
  other: { zh: '其他证件', en: 'another document' },
} as const satisfies Record<string, BothLanguages>;
export type IdentityDocument = keyof typeof IDENTITY_DOCUMENTS;

/** How a person and a document were looked at together. No picture is kept, no face is measured. */
export const COMPARING_WAYS = ['onSite', 'onScreen'] as const;
export type ComparingWay = (typeof COMPARING_WAYS)[number];

/** Why no document was compared. */
export const NOT_COMPARED_REASONS = ['refused', 'noDocument', 'notSeen', 'other'] as const;
export type NotComparedReason = (typeof NOT_COMPARED_REASONS)[number];

/** What somebody of the mediation found, or noted that nothing was found. */
export const IDENTITY_OUTCOMES = ['matched', 'notMatched', 'notCompared'] as const;
export type IdentityOutcome = (typeof IDENTITY_OUTCOMES)[number];

/** What is known before the talk about one party. */
export interface IdentityFacts {
  /** The standing of the party; absent while nobody has looked. */
  readonly standing?: IdentityOutcome | undefined;
  /** The party has read that a made-up dispute has consequences. */
  readonly falseMediationTold: boolean;
}

/**
 * Where a party stands when several people stand for it (a child and its guardian, a company and its agent): one who did not match
 * is a doubt about the whole side; otherwise one who matched is enough.
 */
export function standingOf(newest: readonly IdentityOutcome[]): IdentityOutcome | undefined {
  return (['notMatched', 'matched', 'notCompared'] as const).find((outcome) => newest.includes(outcome));
}

const BEFORE_START = 'session: before the start, each party; warns the mediator and keeps nobody out';

const compared: Policy<IdentityFacts> = {
  id: 'identity.compared-before-start',
  summary: { zh: '开始前核对各方的证件；没有核对的提醒调解员，由调解员记明原因，不因此不让谈', en: 'Documents are compared before the start; where one was not, the mediator is warned and notes why, and the talk may go on' },
  sources: [{ law: 'ZXTJ', article: '17' }, { law: 'ZXSS', article: '7' }],
  appliedIn: BEFORE_START,
  judge: ({ standing }) => {
    if (standing === undefined) return open('identity.not-yet-compared');
    return standing === 'matched' ? met : unmet(standing === 'notMatched' ? 'identity.not-matched' : 'identity.not-compared');
  },
};

const toldOfFalseMediation: Policy<IdentityFacts> = {
  id: 'identity.told-of-false-mediation',
  summary: { zh: '开始前告诉各方：串通、编造的虚假调解要负法律责任', en: 'Before the start each party is told that collusion and a made-up dispute have legal consequences' },
  sources: [{ law: 'ZXTJ', article: '17, 23' }, { law: 'CPL', article: '115, 116' }],
  appliedIn: BEFORE_START,
  judge: ({ falseMediationTold }) => (falseMediationTold ? met : open('identity.not-told-of-false-mediation')),
};

/** What is needed of each party before a talk begins (L-55). */
export const IDENTITY_POLICIES: readonly Policy<IdentityFacts>[] = [compared, toldOfFalseMediation];

/** What is known of one comparison when it is written down. */
export interface ComparisonFacts {
  readonly way: ComparingWay;
  /** The one who writes sits in the open room, and the person is in it with a picture. */
  readonly seenInRoom: boolean;
  /** A number of a person was typed; of an organisation it is public. */
  readonly personalNumber: boolean;
  readonly agreedToNumber: boolean;
}

const COMPARING = 'identity: writing down a comparison';

const reallySeen: Policy<ComparisonFacts> = {
  id: 'identity.really-seen',
  summary: { zh: '写“视频里核对”的，人要在调解室里、开着画面', en: '“Compared on screen” is written only of somebody who is in the room with a picture' },
  sources: [{ law: 'ZXTJ', article: '17' }],
  appliedIn: COMPARING,
  judge: ({ way, seenInRoom }) => (way === 'onSite' || seenInRoom ? met : unmet('identity.not-on-screen')),
};

const numberWithConsent: Policy<ComparisonFacts> = {
  id: 'identity.number-with-consent',
  summary: { zh: '证件号码要本人单独同意才记；不同意的，只记证件种类和姓名是否一致', en: 'A document number is kept only with separate consent; without it only the kind of document and whether the name agrees' },
  sources: [{ law: 'PIPL', article: '28–30' }],
  appliedIn: COMPARING,
  judge: ({ personalNumber, agreedToNumber }) => (!personalNumber || agreedToNumber ? met : unmet('identity.number-without-consent')),
};

/** What must hold before a comparison is written down. */
export const COMPARISON_POLICIES: readonly Policy<ComparisonFacts>[] = [reallySeen, numberWithConsent];

/** Day of birth in a resident identity number (GB 11643); undefined where there is none. */
export function bornBy(idNumber: string): LocalDate | undefined {
  return /^\d{17}[\dX]$/.test(idNumber) ? parseLocalDate(`${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`) : undefined;
}
