import { days, months } from './clock-length.js';
import type { ClockRule } from './clock-rule.js';

/** The clocks of judicial confirmation and of the review of labour agreements. */
export const COURT_CLOCKS = {
  confirmationApplication: {
    id: 'clock.confirmation-application', starts: 'agreementInEffect', length: days(30), rollover: true, kind: 'procedure',
    summary: { zh: '双方在协议生效后30日内一起申请司法确认，逾期法院不受理', en: 'Both apply together for confirmation within 30 days of effect' },
    sources: [{ law: 'RMTJ', article: '33' }, { law: 'CPL', article: '85, 205' }],
  },
  courtAccepts: { id: 'clock.court-accepts', starts: 'confirmationFiled', length: days(3), rollover: true, kind: 'procedure', summary: { zh: '法院3日内决定是否受理', en: 'The court decides within 3 days whether to accept' }, sources: [{ law: 'SFQR', article: '4' }] },
  courtDecides: {
    id: 'clock.court-decides', starts: 'confirmationAccepted', length: days(15), rollover: true, kind: 'procedure', extendable: { by: 'courtPresident', most: 10 },
    summary: { zh: '法院受理后15日内作出裁定，院长批准可以延长10日', en: 'The court rules within 15 days, 10 more with the president’s approval' },
    sources: [{ law: 'SFQR', article: '5' }],
  },
  courtOuterLimit: {
    id: 'clock.court-outer-limit', starts: 'confirmationAccepted', length: days(30), rollover: true, kind: 'procedure', extendable: { by: 'courtPresident' },
    summary: { zh: '特别程序应在立案后30日内审结，院长批准可以延长', en: 'A special procedure ends within 30 days, longer with the president’s approval' },
    sources: [{ law: 'CPL', article: '187' }],
  },
  partyObjection: { id: 'clock.party-objection', starts: 'rulingReceived', length: days(15), rollover: true, kind: 'hard', summary: { zh: '当事人收到确认裁定15日内可以提异议', en: 'A party may object within 15 days of receiving the ruling' }, sources: [{ law: 'CPLI', article: '372' }] },
  interestedObjection: { id: 'clock.interested-objection', starts: 'knewOfRuling', length: months(6), rollover: true, kind: 'hard', summary: { zh: '利害关系人知道之日起6个月内可以提异议', en: 'An interested person may object within 6 months of knowing' }, sources: [{ law: 'CPLI', article: '372' }] },
  labourReview: {
    id: 'clock.labour-review', starts: 'agreementInEffect', length: days(15), rollover: true, kind: 'procedure',
    summary: { zh: '劳动争议调解协议生效后15日内，双方可以一起申请仲裁审查', en: 'Labour agreement: both may ask for arbitration review within 15 days of effect' },
    sources: [{ law: 'LDZCGZ', article: '76', secondHand: true }],
  },
  arbitrationDecides: {
    id: 'clock.arbitration-decides', starts: 'arbitrationAccepted', length: days(45), rollover: true, kind: 'procedure', extendable: { by: 'arbitrationBody', most: 15 },
    summary: { zh: '劳动仲裁受理后45日内裁决，可以延长15日', en: 'Labour arbitration decides within 45 days, 15 more if complex' },
    sources: [{ law: 'LDTZ', article: '43' }],
  },
} as const satisfies Record<string, ClockRule>;
