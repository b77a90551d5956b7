import { days, workingDays } from './clock-length.js';
import type { ClockRule } from './clock-rule.js';

/** Targets of the centre. Where no norm sets one, the source says so: they are promises, not periods of law. */
export const SERVICE_CLOCKS = {
  triage: { id: 'clock.triage', starts: 'filed', length: workingDays(1), rollover: false, kind: 'service', summary: { zh: '收到申请后1个工作日内看过并分流', en: 'Triage within 1 working day of the filing' }, sources: [{ law: 'portal', article: 'service target' }] },
  dispatch: { id: 'clock.dispatch', starts: 'accepted', length: workingDays(1), rollover: false, kind: 'service', summary: { zh: '受理后1个工作日内派单', en: 'Dispatch within 1 working day of acceptance' }, sources: [{ law: 'portal', article: 'service target' }] },
  chooseMediator: { id: 'clock.choose-mediator', starts: 'choiceOpened', length: workingDays(2), rollover: false, kind: 'service', summary: { zh: '双方2个工作日内一起挑选调解员，否则由中心指定', en: 'The parties choose a mediator together within 2 working days, otherwise the centre appoints' }, sources: [{ law: 'ZXTJ', article: '10' }] },
  mediatorAccepts: { id: 'clock.mediator-accepts', starts: 'mediatorAsked', length: workingDays(3), rollover: false, kind: 'service', summary: { zh: '调解员3个工作日内接受或说明理由拒绝', en: 'The mediator accepts or declines with reasons within 3 working days' }, sources: [{ law: 'ZXTJ', article: '12' }] },
  relationConsent: { id: 'clock.relation-consent', starts: 'relationDisclosed', length: workingDays(2), rollover: false, kind: 'service', summary: { zh: '调解员有关系的，双方2个工作日内说是否同意；不回话，就请下一位', en: 'A mediator disclosed a relation: both sides say within 2 working days whether they agree; without an answer the next one is asked' }, sources: [{ law: 'ZXTJ', article: '10, 13' }] },
  inviteOtherSide: { id: 'clock.invite-other-side', starts: 'mediatorAppointed', length: workingDays(3), rollover: false, kind: 'service', summary: { zh: '调解员接受后3个工作日内联系对方', en: 'The other side is contacted within 3 working days of the mediator’s acceptance' }, sources: [{ law: 'ZXTJ', article: '15' }] },
  invitationAnswer: { id: 'clock.invitation-answer', starts: 'otherSideInvited', length: days(7), rollover: true, kind: 'service', summary: { zh: '盼对方7日内回话；不回话，不会因此判谁输', en: 'An answer of the other side is hoped for within 7 days; nothing is decided against anybody who stays silent' }, sources: [{ law: 'RMTJ', article: '17' }, { law: 'portal', article: 'service target' }] },
} as const satisfies Record<string, ClockRule>;

/** How long a mediation lasts, by regime and kind. Longer only when every party agrees, and the consent is recorded. */
export const MEDIATION_CLOCKS = {
  peopleMediation: {
    id: 'clock.people-mediation', starts: 'accepted', length: days(30), rollover: true, kind: 'procedure', extendable: { by: 'allParties' }, pausable: true,
    summary: { zh: '人民调解一般在受理后30日内结束，各方同意可以延长', en: 'People’s mediation ends within 30 days of acceptance; all parties may agree to more' },
    sources: [{ law: 'RMTJGD', article: '33' }, { law: 'ZXTJ', article: '24, 26' }, { law: 'NB', article: '27' }, { law: 'SZ', article: '25' }],
  },
  commercialMediation: {
    id: 'clock.commercial-mediation', starts: 'accepted', length: days(30), rollover: true, kind: 'procedure', extendable: { by: 'allParties' }, pausable: true,
    summary: { zh: '商事调解按各方约定；没有约定的，受理后30日', en: 'Commercial mediation lasts as the parties agree; without agreement 30 days from acceptance' },
    sources: [{ law: 'SSTJ', article: '', secondHand: true }],
  },
  administrativeMediation: {
    id: 'clock.administrative-mediation', starts: 'accepted', length: days(30), rollover: true, kind: 'procedure', extendable: { by: 'allParties' }, pausable: true,
    summary: { zh: '行政调解一般30日，各方同意可以延长', en: 'Administrative mediation lasts 30 days; all parties may agree to more' },
    sources: [{ law: 'SZ', article: '25', secondHand: true }],
  },
  labourMediation: {
    // Not rolled over: the day on which arbitration is open at the latest must never be shown too late.
    id: 'clock.labour-mediation', starts: 'filed', length: days(15), rollover: false, kind: 'procedure',
    summary: { zh: '劳动争议调解：收到申请之日起15日内没谈成，就可以去申请仲裁', en: 'Labour: without agreement within 15 days of receiving the filing, arbitration is open' },
    sources: [{ law: 'LDTZ', article: '14' }],
  },
  medicalMediation: {
    id: 'clock.medical-mediation', starts: 'accepted', length: workingDays(30), rollover: false, kind: 'procedure', extendable: { by: 'allParties' }, pausable: true,
    summary: { zh: '医疗纠纷：受理后30个工作日，鉴定时间不算，各方可以约定延长', en: 'Medical: 30 working days from acceptance, appraisal not counted, longer by agreement' },
    sources: [{ law: 'YLJF', article: '34, 38' }],
  },
  courtDelegated: {
    id: 'clock.court-delegated', starts: 'entrustmentReceived', length: days(30), rollover: true, kind: 'procedure', extendable: { by: 'allParties' }, pausable: true,
    summary: { zh: '法院立案前委派调解：30日，各方同意可以延长', en: 'Delegated by a court before registration: 30 days, longer if all agree' },
    sources: [{ law: 'TYTJ', article: '27' }, { law: 'ZXTJ', article: '24, 26' }],
  },
  courtEntrustedOrdinary: {
    id: 'clock.court-entrusted-ordinary', starts: 'entrustmentReceived', length: days(15), rollover: true, kind: 'procedure', extendable: { by: 'allParties' }, pausable: true,
    summary: { zh: '法院立案后委托调解，普通程序：15日，各方同意可以延长', en: 'Entrusted by a court after registration, ordinary procedure: 15 days, longer if all agree' },
    sources: [{ law: 'TYTJ', article: '27' }, { law: 'ZXTJ', article: '24, 26' }],
  },
  courtEntrustedSummary: {
    id: 'clock.court-entrusted-summary', starts: 'entrustmentReceived', length: days(7), rollover: true, kind: 'procedure', extendable: { by: 'allParties' }, pausable: true,
    summary: { zh: '法院立案后委托调解，简易程序：7日，各方同意可以延长', en: 'Entrusted by a court after registration, summary procedure: 7 days, longer if all agree' },
    sources: [{ law: 'TYTJ', article: '27' }, { law: 'ZXTJ', article: '24, 26' }],
  },
} as const satisfies Record<string, ClockRule>;
