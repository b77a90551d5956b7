import { entrustedAfterRegistration } from '../deadlines/clocks.js';
import { deadlineOf } from '../deadlines/deadline-of.js';
import { COURT_CLOCKS } from '../deadlines/court-clocks.js';
import { met, open, unmet, type Policy } from '../policy/policy.js';
import { DISPUTE_KINDS } from '../vocabulary/dispute-kinds.js';
import type { ConfirmationFacts } from './confirmation-facts.js';
import { MATERIAL_SOURCES, materialsFor } from './materials.js';
import { onText } from './text-findings.js';

const APPLIED_IN = 'confirmation: applying and accepting';
type Rule = Policy<ConfirmationFacts>;

const establishedOrganisation: Rule = {
  id: 'confirm.established-organisation',
  summary: { zh: '协议由依法设立的调解组织主持达成', en: 'The agreement was reached through a lawfully established mediation organisation' },
  sources: [{ law: 'CPL', article: '205' }],
  appliedIn: APPLIED_IN,
  judge: ({ organisationEstablished }) => (organisationEstablished === undefined ? open('confirm.organisation-not-known') : organisationEstablished ? met : unmet('confirm.organisation-not-established')),
};

const notAtCourtAlready: Rule = {
  id: 'confirm.not-at-court-already',
  summary: { zh: '立案后委托调解的，由委托的法院审查协议、制作调解书，不用再申请司法确认', en: 'Entrusted after registration: the court examines the agreement and makes its own document; no confirmation is applied for' },
  sources: [{ law: 'TYTJ', article: '19, 20', secondHand: true }],
  appliedIn: APPLIED_IN,
  judge: ({ entrustment }) => (entrustedAfterRegistration(entrustment) ? unmet('confirm.court-makes-its-own') : met),
};

const inEffect: Rule = {
  id: 'confirm.agreement-in-effect',
  summary: { zh: '各方签名、调解员签名、调委会盖章都齐了，协议已生效', en: 'All parties and the mediator signed and the committee sealed: the agreement is in effect' },
  sources: [{ law: 'RMTJ', article: '29, 33' }],
  appliedIn: APPLIED_IN,
  judge: ({ effectiveOn, today }) => (effectiveOn !== undefined && effectiveOn <= today ? met : unmet('confirm.not-in-effect')),
};

const writtenDown: Rule = {
  id: 'confirm.written-agreement',
  summary: { zh: '申请时要交调解协议；口头协议先写下来', en: 'The agreement is handed in; an oral one is written down first' },
  sources: [{ law: 'CPLI', article: '354' }, { law: 'RMTJ', article: '28, 30' }],
  appliedIn: APPLIED_IN,
  judge: ({ form }) => (form === 'written' ? met : open('confirm.write-it-down')),
};

const joint: Rule = {
  id: 'confirm.joint-application',
  summary: { zh: '协议的各方一起申请', en: 'All parties of the agreement apply together' },
  sources: [{ law: 'CPL', article: '205' }, { law: 'RMTJ', article: '33' }],
  appliedIn: APPLIED_IN,
  judge: ({ applicants, partyIds, filedOn }) => {
    const missing = partyIds.filter((id) => !applicants.some((applicant) => applicant.partyId === id && applicant.signedApplication)).length;
    if (missing === 0 && partyIds.length > 0) return met;
    // Before it is handed in, the others may still sign.
    return filedOn === undefined ? open('confirm.not-all-signed', { missing }) : unmet('confirm.not-joint', { missing });
  },
};

const agents: Rule = {
  id: 'confirm.agents-authorised',
  summary: { zh: '代理人要有写明事项和权限的授权委托书', en: 'An agent has a written power that names matter and limits' },
  sources: [{ law: 'CPL', article: '61, 62' }, { law: 'CPLI', article: '351' }],
  appliedIn: APPLIED_IN,
  judge: ({ applicants }) => (applicants.some((applicant) => applicant.throughAgent?.powerInOrder === false) ? unmet('confirm.agent-without-power') : met),
};

const within30Days: Rule = {
  id: 'confirm.within-30-days',
  summary: { zh: '协议生效之日起30日内申请；最后一天放假的，顺延到放假后第一个工作日', en: 'Within 30 days of effect; a last day off moves to the next working day' },
  sources: [{ law: 'CPL', article: '85, 205' }, { law: 'RMTJ', article: '33' }],
  appliedIn: APPLIED_IN,
  judge: ({ effectiveOn, filedOn, today, calendar }) => {
    if (effectiveOn === undefined) return open('confirm.effect-not-known');
    const deadline = deadlineOf(COURT_CLOCKS.confirmationApplication, effectiveOn, calendar);
    if (!deadline.ok) return { kind: 'open', question: deadline.reason };
    const { lastDay, safeDay, rollUnknown } = deadline.value;
    const day = filedOn ?? today;
    if (day < effectiveOn) return unmet('confirm.before-effect', { effectiveOn });
    if (day <= lastDay) return met;
    // The safe day may have been a holiday nobody has published yet: a court decides, not we.
    return rollUnknown ? open('confirm.roll-not-known', { safeDay }) : unmet('confirm.too-late', { lastDay });
  },
};

const competentCourt: Rule = {
  id: 'confirm.competent-court',
  summary: { zh: '向有管辖权的法院申请', en: 'The chosen court is competent' },
  sources: [{ law: 'CPL', article: '205' }, { law: 'CPLI', article: '352, 355(2)' }],
  appliedIn: APPLIED_IN,
  judge: ({ competent, chosenCourtId }) => {
    if (competent === undefined) return open('confirm.courts-not-known');
    if (chosenCourtId === undefined) return open('confirm.choose-a-court');
    if (competent.choices.some((choice) => choice.courtId === chosenCourtId)) return met;
    return competent.placesWithoutCourt.length > 0 ? open('confirm.court-perhaps-competent') : unmet('confirm.wrong-court');
  },
};

const courtScope: Rule = {
  id: 'confirm.court-scope',
  summary: { zh: '属于人民法院受理民事案件的范围', en: 'The matter is within the civil scope of the courts' },
  sources: [{ law: 'CPLI', article: '355(1)' }],
  appliedIn: APPLIED_IN,
  judge: ({ outsideCivil }) => (outsideCivil === true ? unmet('confirm.outside-scope') : met),
};

const noStatus: Rule = {
  id: 'confirm.no-status-relation',
  summary: { zh: '不确认婚姻、亲子、收养等身份关系', en: 'Marriage, parenthood, adoption and other status are not confirmed' },
  sources: [{ law: 'CPLI', article: '355(3)' }],
  appliedIn: APPLIED_IN,
  judge: (facts) => onText(facts, 'statusRelation', 'confirm.status-relation') ?? (DISPUTE_KINDS[facts.kind].eSign ? met : open('confirm.status-perhaps', { kind: facts.kind })),
};

const noOtherProcedure: Rule = {
  id: 'confirm.no-other-procedure',
  summary: { zh: '不适用其他特别程序、公示催告、破产程序', en: 'No other special procedure, public notice or bankruptcy applies' },
  sources: [{ law: 'CPLI', article: '355(4)' }],
  appliedIn: APPLIED_IN,
  judge: ({ otherProcedure }) => (otherProcedure === true ? unmet('confirm.other-procedure') : met),
};

const noTitle: Rule = {
  id: 'confirm.no-title-or-ip',
  summary: { zh: '不确认物权、知识产权归谁', en: 'Real rights and intellectual property are not confirmed' },
  sources: [{ law: 'CPLI', article: '355(5)' }],
  appliedIn: APPLIED_IN,
  judge: (facts) => onText(facts, 'titleOrIp', 'confirm.title-or-ip') ?? (facts.kind === 'land' ? open('confirm.title-perhaps', { kind: facts.kind }) : met),
};

const materials: Rule = {
  id: 'confirm.materials',
  summary: { zh: '材料齐全；缺的，法院给期限补', en: 'The papers are complete; for what is missing the court sets a term' },
  sources: MATERIAL_SOURCES,
  appliedIn: APPLIED_IN,
  judge: ({ materials: { needs, there } }) => {
    const missing = materialsFor(needs).filter((paper) => !there.includes(paper));
    return missing.length === 0 ? met : open('confirm.materials-missing', { missing: missing.join(',') });
  },
};

/** Before a court accepts (L-30 to L-37). An `unmet` here means: not accepted. */
export const FILING_POLICIES: readonly Rule[] = [establishedOrganisation, notAtCourtAlready, inEffect, writtenDown, joint, agents, within30Days, competentCourt, courtScope, noStatus, noOtherProcedure, noTitle, materials];
