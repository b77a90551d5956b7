import type { BothLanguages, Source } from '../policy/policy.js';
import type { Role } from '../vocabulary/roles.js';
import { CASE_STATES, isFinal, type CaseState } from './states.js';

/** Who makes a move: a role of staff, a party, or the portal itself (a deadline, the last signature). */
export type Actor = Role | 'party' | 'portal';

export interface Move {
  readonly from: readonly CaseState[];
  readonly to: CaseState;
  readonly by: readonly Actor[];
  readonly summary: BothLanguages;
  readonly sources: readonly Source[];
}

/** Every way a case can go. Only `cases` in the API carries a move out; nobody else writes the state. */
export const MOVES = {
  accept: { from: ['filed', 'visitBooked'], to: 'accepted', by: ['clerk', 'dispatcher'], summary: { zh: '受理申请', en: 'Accept the filing' }, sources: [{ law: 'RMTJ', article: '17' }] },
  bookVisit: { from: ['filed'], to: 'visitBooked', by: ['clerk', 'dispatcher'], summary: { zh: '约当面谈', en: 'Book an appointment on site' }, sources: [{ law: 'RMTJ', article: '21' }] },
  answer: { from: ['filed', 'visitBooked'], to: 'answered', by: ['clerk', 'dispatcher'], summary: { zh: '当场答复', en: 'Answer at once' }, sources: [{ law: 'RMTJ', article: '22' }] },
  refer: { from: ['filed', 'visitBooked', 'accepted'], to: 'referred', by: ['clerk', 'dispatcher'], summary: { zh: '转给有权处理的部门', en: 'Refer to the competent body' }, sources: [{ law: 'RMTJ', article: '26' }] },
  refuse: { from: ['filed', 'visitBooked'], to: 'notAccepted', by: ['clerk', 'dispatcher'], summary: { zh: '不予受理并说明理由', en: 'Not accepted, with the reason' }, sources: [{ law: 'RMTJ', article: '3' }] },
  askMediator: { from: ['accepted', 'mediatorAsked'], to: 'mediatorAsked', by: ['dispatcher', 'clerk', 'party', 'portal'], summary: { zh: '请调解员', en: 'Ask a mediator' }, sources: [{ law: 'RMTJ', article: '19' }] },
  mediatorDeclines: { from: ['mediatorAsked'], to: 'accepted', by: ['mediator', 'portal'], summary: { zh: '调解员不能接', en: 'The mediator declines' }, sources: [{ law: 'ZXTJ', article: '12' }] },
  mediatorAccepts: { from: ['mediatorAsked'], to: 'mediatorAppointed', by: ['mediator'], summary: { zh: '调解员披露后接受', en: 'The mediator discloses and accepts' }, sources: [{ law: 'ZXTJ', article: '12, 13' }] },
  mediatorWithdraws: { from: ['mediatorAppointed', 'otherSideInvited', 'bothWilling', 'sessionBooked', 'inSession'], to: 'accepted', by: ['mediator', 'dispatcher', 'party', 'portal'], summary: { zh: '调解员回避或更换', en: 'The mediator withdraws or is replaced' }, sources: [{ law: 'ZXTJ', article: '14' }, { law: 'TYTJ', article: '15' }] },
  // From `accepted` where the centre asks the other side before a mediator is chosen.
  inviteOtherSide: { from: ['mediatorAppointed', 'otherSideInvited', 'accepted'], to: 'otherSideInvited', by: ['mediator', 'dispatcher', 'portal'], summary: { zh: '请对方来谈', en: 'Invite the other side' }, sources: [{ law: 'RMTJ', article: '17' }] },
  otherSideAccepts: { from: ['otherSideInvited'], to: 'bothWilling', by: ['party'], summary: { zh: '对方愿意谈', en: 'The other side is willing' }, sources: [{ law: 'RMTJ', article: '17' }] },
  otherSideAcceptsFirst: { from: ['otherSideInvited'], to: 'accepted', by: ['party'], summary: { zh: '对方愿意谈，再请调解员', en: 'The other side is willing; a mediator is asked next' }, sources: [{ law: 'RMTJ', article: '17, 19' }] },
  goOnWithBothWilling: { from: ['mediatorAppointed'], to: 'bothWilling', by: ['portal'], summary: { zh: '双方先前都愿意，接着定时间', en: 'Both were willing before; a time is found next' }, sources: [{ law: 'RMTJ', article: '17' }] },
  bookSession: { from: ['bothWilling', 'sessionBooked', 'inSession'], to: 'sessionBooked', by: ['mediator', 'party', 'portal'], summary: { zh: '定好时间', en: 'Book the session' }, sources: [{ law: 'ZXTJ', article: '16' }] },
  openSession: { from: ['bothWilling', 'sessionBooked'], to: 'inSession', by: ['mediator'], summary: { zh: '开始调解', en: 'Open the session' }, sources: [{ law: 'RMTJ', article: '22' }] },
  freezeAgreement: { from: ['inSession', 'agreementFrozen'], to: 'agreementFrozen', by: ['mediator'], summary: { zh: '协议定稿', en: 'Freeze the agreement' }, sources: [{ law: 'RMTJ', article: '28, 29' }] },
  reopenDraft: { from: ['agreementFrozen'], to: 'inSession', by: ['mediator', 'party'], summary: { zh: '回到草案', en: 'Go back to the draft' }, sources: [{ law: 'RMTJ', article: '23' }] },
  takeEffect: { from: ['agreementFrozen'], to: 'agreementInEffect', by: ['portal'], summary: { zh: '签名、盖章齐了，协议生效', en: 'All signed and sealed: in effect' }, sources: [{ law: 'RMTJ', article: '29' }] },
  // By the last confirmation of what the mediator recorded: an oral agreement takes effect when it is reached.
  recordOralAgreement: { from: ['inSession'], to: 'agreementInEffect', by: ['portal'], summary: { zh: '登记口头协议', en: 'Record an oral agreement' }, sources: [{ law: 'RMTJ', article: '28, 30' }] },
  applyForConfirmation: { from: ['agreementInEffect', 'performing'], to: 'confirmationApplied', by: ['party', 'portal'], summary: { zh: '双方申请司法确认', en: 'Both apply for judicial confirmation' }, sources: [{ law: 'CPL', article: '205' }, { law: 'RMTJ', article: '33' }] },
  confirmationDecided: { from: ['confirmationApplied'], to: 'performing', by: ['judge', 'portal'], summary: { zh: '法院有了结果', en: 'The court has decided' }, sources: [{ law: 'CPL', article: '206' }] },
  startPerformance: { from: ['agreementInEffect'], to: 'performing', by: ['party', 'mediator', 'portal'], summary: { zh: '不申请确认，照协议做', en: 'Perform without confirmation' }, sources: [{ law: 'RMTJ', article: '31' }] },
  mediateAgain: { from: ['performing', 'agreementInEffect'], to: 'bothWilling', by: ['party', 'mediator'], summary: { zh: '再谈一次', en: 'Mediate again' }, sources: [{ law: 'RMTJ', article: '33' }, { law: 'CPL', article: '206' }] },
  // Talking again came to nothing: what was agreed before binds as it did (RMTJ 31). The case does not end, its promises are still followed up.
  keepEarlierAgreement: { from: ['bothWilling', 'sessionBooked', 'inSession', 'agreementFrozen'], to: 'performing', by: ['party', 'mediator', 'dispatcher'], summary: { zh: '不再谈，照原来的协议做', en: 'Stop talking again; the earlier agreement stands' }, sources: [{ law: 'RMTJ', article: '23, 31' }] },
  close: { from: ['performing'], to: 'closed', by: ['mediator', 'dispatcher', 'portal'], summary: { zh: '回访后结案', en: 'Close after the follow-up' }, sources: [{ law: 'RMTJ', article: '31' }] },
  terminate: {
    from: ['filed', 'visitBooked', 'accepted', 'mediatorAsked', 'mediatorAppointed', 'otherSideInvited', 'bothWilling', 'sessionBooked', 'inSession', 'agreementFrozen'],
    to: 'terminated',
    by: ['party', 'mediator', 'dispatcher', 'portal'],
    summary: { zh: '终止调解并告知其他途径', en: 'End the mediation and tell the other ways' },
    sources: [{ law: 'RMTJ', article: '23, 26' }, { law: 'ZXTJ', article: '25' }],
  },
} as const satisfies Record<string, Move>;

export type MoveName = keyof typeof MOVES;
export const MOVE_NAMES = Object.keys(MOVES) as [MoveName, ...MoveName[]];

export function mayMove(move: MoveName, from: CaseState, by: Actor): boolean {
  const rule: Move = MOVES[move];
  return rule.from.includes(from) && rule.by.includes(by);
}

/** The moves this actor has from this state: what a screen may offer. Asked, never coded again in the portal. */
export function movesFrom(state: CaseState, by: Actor): readonly MoveName[] {
  return MOVE_NAMES.filter((name) => mayMove(name, state, by));
}

/** States nobody can reach and states nobody can leave although they are not final. Both must be empty. */
export function holes(): { unreachable: CaseState[]; deadEnds: CaseState[] } {
  const reached = new Set<CaseState>(['filed']);
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    for (const move of Object.values(MOVES) as Move[]) if (move.from.some((state) => reached.has(state))) reached.add(move.to);
  }
  const left = new Set((Object.values(MOVES) as Move[]).flatMap((move) => move.from));
  return {
    unreachable: CASE_STATES.filter((state) => !reached.has(state)),
    deadEnds: CASE_STATES.filter((state) => !isFinal(state) && !left.has(state)),
  };
}
