import type { BothLanguages, Source } from '../policy/policy.js';

/** What starts a clock. The API names the event; the rule knows which clocks it starts. */
export const CLOCK_EVENTS = {
  filed: { zh: '提交申请之日', en: 'the day of filing' },
  accepted: { zh: '受理之日', en: 'the day of acceptance' },
  choiceOpened: { zh: '请您挑选调解员之日', en: 'the day you were asked to choose a mediator' },
  mediatorAsked: { zh: '通知调解员之日', en: 'the day the mediator was asked' },
  relationDisclosed: { zh: '告诉双方调解员有关系之日', en: 'the day both sides were told of the mediator’s relation' },
  mediatorAppointed: { zh: '调解员接受之日', en: 'the day the mediator accepted' },
  otherSideInvited: { zh: '请对方来谈之日', en: 'the day the other side was invited' },
  entrustmentReceived: { zh: '调解组织签收法院材料或在平台确认之日', en: 'the day the organisation received the court’s entrustment' },
  agreementInEffect: { zh: '调解协议生效之日', en: 'the day the agreement took effect' },
  mediationEnded: { zh: '终止调解之日', en: 'the day the mediation ended' },
  confirmationFiled: { zh: '法院收到确认申请之日', en: 'the day the court received the application' },
  confirmationAccepted: { zh: '法院受理确认申请之日', en: 'the day the court accepted the application' },
  rulingReceived: { zh: '收到裁定之日', en: 'the day the ruling was received' },
  knewOfRuling: { zh: '知道权益被裁定影响之日', en: 'the day the person learned that the ruling touches them' },
  performanceDue: { zh: '履行期最后一日（分期的，最后一期）', en: 'the last day to perform (the last instalment)' },
  instalmentDue: { zh: '最后一期到期之日', en: 'the due day of the last instalment' },
  knewOfHarm: { zh: '知道权利受损和对方是谁之日', en: 'the day the harm and the other side became known' },
  rightHarmed: { zh: '权利受损之日', en: 'the day of the harm' },
  employmentEnded: { zh: '劳动关系结束之日', en: 'the day employment ended' },
  breachEnded: { zh: '违法行为结束之日', en: 'the day the breach ended' },
  arbitrationAccepted: { zh: '仲裁受理之日', en: 'the day arbitration accepted the claim' },
  awardReceived: { zh: '收到仲裁裁决之日', en: 'the day the award was received' },
  injury: { zh: '受伤之日', en: 'the day of the injury' },
  death: { zh: '死亡之时', en: 'the time of death' },
  findingDelivered: { zh: '交警认定书送达之日', en: 'the day the traffic finding was delivered' },
  policeMediationStarted: { zh: '交警开始调解之日', en: 'the day the police mediation began' },
  debtDue: { zh: '主债务到期之日', en: 'the due day of the debt' },
  knewOfGround: { zh: '知道可以解除或撤销之日', en: 'the day the ground became known' },
  insuredEvent: { zh: '知道保险事故之日', en: 'the day the insured event became known' },
  decisionReceived: { zh: '收到行政决定之日', en: 'the day the decision was received' },
  objectionRegistered: { zh: '异议登记之日', en: 'the day the objection was registered' },
  preservationOrdered: { zh: '法院采取保全之日', en: 'the day the court ordered preservation' },
  paymentDue: { zh: '应当给付工程款之日', en: 'the day the price of the works was due' },
  knewOfLegacy: { zh: '知道受遗赠之日', en: 'the day the legacy became known' },
  goodsReceived: { zh: '收到商品之日', en: 'the day the goods arrived' },
  cardPaid: { zh: '付款之日', en: 'the day of payment' },
} as const satisfies Record<string, BothLanguages>;
export type ClockEvent = keyof typeof CLOCK_EVENTS;

export type ClockUnit = 'calendarDay' | 'workingDay' | 'month' | 'year' | 'hour';

export interface ClockLength {
  readonly count: number;
  readonly unit: ClockUnit;
}

/**
 * What the clock is to the people of the case.
 * service: a target of the centre; the light shows it, no right is lost. procedure: a period of this mediation, of the court or
 * of an arbitration body. soft: a limitation that a demand or a request here interrupts. hard: a mediation does not stop it, so
 * the screen says "act elsewhere too" (diagnosis, section 1).
 */
export type ClockKind = 'service' | 'procedure' | 'soft' | 'hard';

/** Who may lengthen a clock, and by how much at most in total. Without `most` the norm sets no cap. */
export interface Extendable {
  readonly by: 'allParties' | 'courtPresident' | 'arbitrationBody';
  readonly most?: number;
}

/** Acts that start a limitation anew (CC 195, LDTZ 27). */
export type InterruptingAct = 'demand' | 'promise' | 'mediationRequest' | 'proceeding';

/** One clock of the law or of the service, as data: it can be listed, shown with its article, and computed by `deadlineOf`. */
export interface ClockRule {
  /** Stable id, anchor in docs/rules.md: `clock.confirmation-application`. */
  readonly id: string;
  readonly summary: BothLanguages;
  readonly sources: readonly Source[];
  readonly starts: ClockEvent;
  readonly length: ClockLength;
  /** A last day off moves to the next working day (CPL 85, CC 203). A period in working days cannot end on a day off. */
  readonly rollover: boolean;
  readonly kind: ClockKind;
  readonly extendable?: Extendable;
  /** Time of an appraisal or of a breakdown is not counted (L-61; YLJF 38). */
  readonly pausable?: true;
  /** Only for `soft`: the acts that surely restart it. Other acts are shown as possible, never relied on. */
  readonly interruptedBy?: readonly InterruptingAct[];
}
