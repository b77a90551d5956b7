import { met, open, unmet, type Policy } from '../policy/policy.js';
import type { DisputeKind } from '../vocabulary/dispute-kinds.js';

/** What the clerk knows when a filing is accepted. */
export interface AcceptanceFacts {
  readonly kind: DisputeKind;
  readonly source: 'application' | 'ownMotion' | 'toldByCourtOrPolice' | 'entrusted';
  /** A party said clearly that they do not want mediation. */
  readonly expressRefusal: boolean;
  /** Both sides have agreed to mediate. Absent = the other side has not answered yet. */
  readonly bothAgreed?: boolean | undefined;
  /** A court or the health authority has accepted the same matter. Absent = not asked. */
  readonly acceptedElsewhere?: 'no' | 'court' | 'healthAuthority' | 'arbitration' | undefined;
}

const APPLIED_IN = 'intake: accepting a filing, and whenever one of these facts changes';

const nobodyRefuses: Policy<AcceptanceFacts> = {
  id: 'accept.nobody-refuses',
  summary: { zh: '一方明确拒绝的，不得调解', en: 'No mediation once a party expressly refuses' },
  sources: [{ law: 'RMTJ', article: '17' }],
  appliedIn: APPLIED_IN,
  judge: ({ expressRefusal }) => (expressRefusal ? unmet('accept.party-refuses') : met),
};

const medicalBothAgree: Policy<AcceptanceFacts> = {
  id: 'accept.medical-both-agree',
  summary: { zh: '医疗纠纷要双方同意才能调解', en: 'A medical dispute is mediated only if both sides agree' },
  sources: [{ law: 'YLJF', article: '31' }],
  appliedIn: APPLIED_IN,
  judge: ({ kind, bothAgreed }) => (kind !== 'medical' || bothAgreed === true ? met : bothAgreed === false ? unmet('accept.medical-without-consent') : open('accept.medical-ask-both')),
};

const medicalNotElsewhere: Policy<AcceptanceFacts> = {
  id: 'accept.medical-not-elsewhere',
  summary: { zh: '法院或卫生健康部门已受理的医疗纠纷，不受理；已受理的，终止', en: 'A medical dispute already accepted by a court or the health authority is not accepted, and ended if accepted' },
  sources: [{ law: 'YLJF', article: '31' }],
  appliedIn: APPLIED_IN,
  judge: ({ kind, acceptedElsewhere }) => {
    if (kind !== 'medical') return met;
    if (acceptedElsewhere === undefined) return open('accept.ask-elsewhere');
    return acceptedElsewhere === 'court' || acceptedElsewhere === 'healthAuthority' ? unmet('accept.medical-elsewhere', { at: acceptedElsewhere }) : met;
  },
};

const elsewhereIsNoBar: Policy<AcceptanceFacts> = {
  id: 'accept.elsewhere-is-no-bar',
  summary: { zh: '其他纠纷已在法院、仲裁的，仍可以调解，但要先说明，那边的期限照走', en: 'Other disputes before a court or arbitration may still be mediated; people are told that the dates there run on' },
  sources: [{ law: 'RMTJ', article: '3' }],
  appliedIn: APPLIED_IN,
  judge: ({ kind, acceptedElsewhere }) => (kind !== 'medical' && acceptedElsewhere !== undefined && acceptedElsewhere !== 'no' ? open('accept.runs-elsewhere', { at: acceptedElsewhere }) : met),
};

/** When a filing may be accepted (L-06, L-07, L-23). Being told by a court or the police obliges nobody (RMTJ 18). */
export const ACCEPTANCE_POLICIES: readonly Policy<AcceptanceFacts>[] = [nobodyRefuses, medicalBothAgree, medicalNotElsewhere, elsewhereIsNoBar];
