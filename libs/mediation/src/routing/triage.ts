import type { MoveName } from '../lifecycle/moves.js';
import { done, refused, type Outcome } from '../policy/refusal.js';
import type { BothLanguages, Source } from '../policy/policy.js';

export interface TriageOutcomeMeaning extends BothLanguages {
  /** The move of the case that carries it out. */
  readonly move: MoveName;
}

/** What a clerk may decide about a filing, within one working day. */
export const TRIAGE_OUTCOMES = {
  answer: { zh: '马上答复', en: 'Answer at once', move: 'answer' },
  accept: { zh: '受理', en: 'Accept', move: 'accept' },
  appointment: { zh: '约当面说', en: 'Meet on site', move: 'bookVisit' },
  refer: { zh: '转给别的单位', en: 'Refer to another body', move: 'refer' },
  cannotAccept: { zh: '不能受理', en: 'Cannot accept', move: 'refuse' },
} as const satisfies Record<string, TriageOutcomeMeaning>;
export type TriageOutcome = keyof typeof TRIAGE_OUTCOMES;

/** Other ways that stay open; told with every refusal (RMTJ 26). */
export const OTHER_WAYS = {
  police: { zh: '打 110 或去派出所', en: 'Call 110 or go to the police' },
  court: { zh: '去法院起诉', en: 'Sue in court' },
  labourArbitration: { zh: '去劳动人事争议仲裁委员会', en: 'Labour arbitration' },
  labourInspection: { zh: '找劳动监察', en: 'Labour inspection' },
  arbitration: { zh: '按仲裁条款申请仲裁', en: 'Arbitration under the clause' },
  administrativeReview: { zh: '申请行政复议或提起行政诉讼', en: 'Administrative review or suit' },
  registry: { zh: '去民政局办理', en: 'The civil registry' },
  healthAuthority: { zh: '找卫生健康部门', en: 'The health authority' },
  competentAuthority: { zh: '找主管部门', en: 'The competent authority' },
  legalAid: { zh: '打 12348 问法律援助', en: 'Legal aid, call 12348' },
  ongoingCase: { zh: '在已经受理的地方继续，可以请那里调解', en: 'Go on where it was accepted, and ask for mediation there' },
  askAgain: { zh: '以后双方都愿意了，再来', en: 'Come again when both are willing' },
} as const satisfies Record<string, BothLanguages>;
export type OtherWay = keyof typeof OTHER_WAYS;

export interface CannotAcceptReason extends BothLanguages {
  readonly sources: readonly Source[];
  readonly ways: readonly OtherWay[];
}

const RULES_OF_2002 = { law: '人民调解工作若干规定', article: '22', secondHand: true } as const;

/** The grounds on which a filing is not accepted. None of them judges who is right; each names the ways that stay open. */
export const CANNOT_ACCEPT_REASONS = {
  criminalMatter: { zh: '可能涉及治安案件或犯罪，要先报警', en: 'May be a public-order or criminal matter, the police come first', sources: [{ law: 'RMTJ', article: '25' }], ways: ['police', 'legalAid'] },
  partyRefuses: { zh: '有一方明确表示不愿意调解', en: 'A party has expressly refused', sources: [{ law: 'RMTJ', article: '17' }], ways: ['court', 'legalAid', 'askAgain'] },
  takenByCourt: { zh: '法院或仲裁机构已经受理', en: 'A court or arbitration body has already accepted it', sources: [RULES_OF_2002], ways: ['ongoingCase', 'legalAid'] },
  decidedAlready: { zh: '法院、仲裁机构已经作出裁决', en: 'A court or arbitration body has already decided it', sources: [RULES_OF_2002], ways: ['court', 'legalAid'] },
  takenByAuthority: { zh: '公安或者其他行政机关已经受理或者解决', en: 'The police or another authority has already accepted or settled it', sources: [RULES_OF_2002], ways: ['ongoingCase', 'court', 'legalAid'] },
  exclusiveAuthority: { zh: '法律规定只能由专门机关处理', en: 'By law only a special authority may deal with it', sources: [RULES_OF_2002], ways: ['competentAuthority', 'legalAid'] },
  statusOnly: { zh: '只涉及婚姻、收养等身份关系', en: 'Concerns only a personal status such as marriage or adoption', sources: [{ law: 'CPLI', article: '355(3)' }], ways: ['registry', 'court', 'legalAid'] },
  againstAuthority: { zh: '是对行政机关决定不服', en: 'It is against a decision of an authority', sources: [{ law: 'RMTJ', article: '2' }], ways: ['administrativeReview', 'legalAid'] },
  medicalTaken: { zh: '医疗纠纷已由法院或卫生健康部门受理', en: 'A medical dispute already accepted by a court or the health authority', sources: [{ law: 'YLJF', article: '31, 34' }], ways: ['ongoingCase', 'healthAuthority', 'court'] },
  noDispute: { zh: '不是民间纠纷，或者没有对方', en: 'No dispute between people, or no other side', sources: [{ law: 'RMTJ', article: '2' }], ways: ['legalAid', 'competentAuthority'] },
  other: { zh: '其他原因（写明）', en: 'Another reason, in words', sources: [{ law: 'RMTJ', article: '3' }], ways: ['court', 'competentAuthority', 'legalAid'] },
} as const satisfies Record<string, CannotAcceptReason>;
export type CannotAcceptCode = keyof typeof CANNOT_ACCEPT_REASONS;
export const CANNOT_ACCEPT_CODES = Object.keys(CANNOT_ACCEPT_REASONS) as [CannotAcceptCode, ...CannotAcceptCode[]];

/** What a clerk hands in: the outcome and what it needs to be told to people. */
export interface TriageDecision {
  readonly outcome: TriageOutcome;
  /** Words to the applicant, in plain language. */
  readonly words?: string | undefined;
  readonly reason?: CannotAcceptCode | undefined;
  readonly referredTo?: string | undefined;
}

/** A decision without what the applicant must be told is no decision: the answer, the body, or the reason. */
export function checkTriage(decision: TriageDecision): Outcome<TriageDecision> {
  const blank = decision.words === undefined || decision.words.trim() === '';
  switch (decision.outcome) {
    case 'answer':
      return blank ? refused('triage.answer-missing') : done(decision);
    case 'refer':
      if (decision.referredTo === undefined || decision.referredTo.trim() === '') return refused('triage.body-missing');
      return done(decision);
    case 'cannotAccept':
      return decision.reason === undefined || (decision.reason === 'other' && blank) ? refused('triage.reason-missing') : done(decision);
    case 'accept':
    case 'appointment':
      return done(decision);
  }
}

/** The ways that stay open after a refusal, with those of the kind of dispute added. */
export function waysAfter(reason: CannotAcceptCode, labour: boolean): readonly OtherWay[] {
  const ways: readonly OtherWay[] = CANNOT_ACCEPT_REASONS[reason].ways;
  // A labour dispute goes to arbitration before the court (LDTZ 5).
  return labour && ways.includes('court') ? ['labourArbitration', 'labourInspection', ...ways.filter((way) => way !== 'court')] : ways;
}
