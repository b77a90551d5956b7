import { describe, expect, it } from '@jest/globals';
import { CHINA } from '../time/calendar.js';
import { localDate } from '../time/local-date.js';
import { assess, groundOf } from './assess.js';
import type { ConfirmationFacts, ContentFinding } from './confirmation-facts.js';
import { FILING_POLICIES } from './filing-policies.js';
import { materialsFor, type Material } from './materials.js';
import { REVIEW_POLICIES } from './review-policies.js';

const d = localDate;
const needs = { propertyNamed: false, throughAgent: false, throughGuardian: false };
const good: ConfirmationFacts = {
  today: d('2026-03-20'),
  calendar: CHINA,
  kind: 'wages',
  effectiveOn: d('2026-03-10'),
  form: 'written',
  organisationEstablished: true,
  applicants: [{ partyId: 'a', signedApplication: true }, { partyId: 'b', signedApplication: true }],
  partyIds: ['a', 'b'],
  chosenCourtId: 'east',
  competent: { choices: [{ courtId: 'east', reasons: [{ code: 'court.party-domicile' }], preferred: false }], hints: [], placesWithoutCourt: [] },
  materials: { needs, there: materialsFor(needs) },
  findings: [],
  voluntary: { teachBackPassed: true },
};
const judgeLooks = ['confirm.mandatory-law open confirm.judge-looks', 'confirm.rights-of-others open confirm.judge-looks', 'confirm.public-morals open confirm.judge-looks'];
/** Lines that are neither met nor the three that a judge always sees. */
function remarks(change: Partial<ConfirmationFacts>): string[] {
  return assess({ ...good, ...change }).items.flatMap(({ policy, verdict }) => {
    if (verdict.kind === 'met') return [];
    const text = `${policy.id} ${verdict.kind} ${verdict.kind === 'unmet' ? verdict.reason.code : verdict.question.code}`;
    return judgeLooks.includes(text) ? [] : [text];
  });
}
const finding = (ground: ContentFinding['ground'], weight: ContentFinding['weight'] = 'blocksSigning'): Partial<ConfirmationFacts> => ({ findings: [{ ground, weight, code: 'agreement.something' }] });

describe('the checklist of confirmation', () => {
  it('leaves a good application with the three questions that only a judge answers', () => {
    expect(remarks({})).toEqual([]);
    expect(assess(good).outlook).toBe('toBeSeen');
  });
  it('is confirmable when the judge has seen them', () =>
    expect(assess({ ...good, judgeSaw: { 'confirm.mandatory-law': 'met', 'confirm.rights-of-others': 'met', 'confirm.public-morals': 'met' } }).outlook).toBe('confirmable'));
  it('puts what the judge saw before what the software found, and marks it', () => {
    const { items, outlook } = assess({ ...good, judgeSaw: { 'confirm.voluntary': 'unmet' } });
    expect(items.find(({ policy }) => policy.id === 'confirm.voluntary')).toMatchObject({ byJudge: true, verdict: { kind: 'unmet', reason: { code: 'confirm.judge-found' } } });
    expect(outlook).toBe('refusable');
  });
  it('knows the stage and the articles of each ground', () => {
    expect(groundOf('confirm.no-title-or-ip')).toEqual({ stage: 'accepting', sources: [{ law: 'CPLI', article: '355(5)' }] });
    expect(groundOf('confirm.content-clear')).toEqual({ stage: 'reviewing', sources: [{ law: 'CPLI', article: '358(5)' }] });
    expect(groundOf('confirm.unknown')).toBeUndefined();
  });
  it('has one id per rule', () => {
    const ids = [...FILING_POLICIES, ...REVIEW_POLICIES].map((policy) => policy.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('applying in time', () => {
  it('is possible on the last day and not on the day after', () => {
    expect(remarks({ filedOn: d('2026-04-09') })).toEqual([]);
    expect(remarks({ filedOn: d('2026-04-10') })).toEqual(['confirm.within-30-days unmet confirm.too-late']);
    expect(assess({ ...good, filedOn: d('2026-04-10') }).outlook).toBe('notAcceptable');
  });
  it('is possible on the Monday after a last Sunday', () => {
    expect(remarks({ effectiveOn: d('2026-01-30'), filedOn: d('2026-03-02') })).toEqual([]);
    expect(remarks({ effectiveOn: d('2026-01-30'), filedOn: d('2026-03-03') })).toEqual(['confirm.within-30-days unmet confirm.too-late']);
  });
  it('counts up to today before it is handed in', () => expect(remarks({ today: d('2026-05-01') })).toEqual(['confirm.within-30-days unmet confirm.too-late']));
  it('leaves it to the court whether an unpublished holiday moves the last day', () =>
    expect(remarks({ effectiveOn: d('2026-12-02'), today: d('2027-01-20'), filedOn: d('2027-01-02') })).toEqual(['confirm.within-30-days open confirm.roll-not-known']));
  it('is not possible before the agreement is in effect', () => {
    expect(remarks({ effectiveOn: undefined })).toEqual(['confirm.agreement-in-effect unmet confirm.not-in-effect', 'confirm.within-30-days open confirm.effect-not-known']);
    expect(remarks({ filedOn: d('2026-03-09') })).toEqual(['confirm.within-30-days unmet confirm.before-effect']);
    expect(remarks({ today: d('2026-03-10') })).toEqual([]);
  });
});

describe('what a court does not accept (CPLI 355; L-30 to L-37)', () => {
  it('an agreement without a lawful organisation', () => {
    expect(remarks({ organisationEstablished: false })).toEqual(['confirm.established-organisation unmet confirm.organisation-not-established']);
    expect(remarks({ organisationEstablished: undefined })).toEqual(['confirm.established-organisation open confirm.organisation-not-known']);
  });
  it('an application of one side: asked for before it is handed in, refused afterwards', () => {
    const applicants = [{ partyId: 'a', signedApplication: true }, { partyId: 'b', signedApplication: false }];
    expect(remarks({ applicants })).toEqual(['confirm.joint-application open confirm.not-all-signed']);
    expect(remarks({ applicants, filedOn: d('2026-03-15') })).toEqual(['confirm.joint-application unmet confirm.not-joint']);
    expect(remarks({ applicants: [], partyIds: [] })).toEqual(['confirm.joint-application open confirm.not-all-signed']);
  });
  it('an agent without a power in order', () =>
    expect(remarks({ applicants: [{ partyId: 'a', signedApplication: true, throughAgent: { powerInOrder: false } }, { partyId: 'b', signedApplication: true, throughAgent: { powerInOrder: true } }] })).toEqual(['confirm.agents-authorised unmet confirm.agent-without-power']));
  it('a court that is not on the list, unless a place has no known court', () => {
    expect(remarks({ chosenCourtId: 'west' })).toEqual(['confirm.competent-court unmet confirm.wrong-court']);
    expect(remarks({ chosenCourtId: 'west', competent: { choices: [], hints: [], placesWithoutCourt: ['x'] } })).toEqual(['confirm.competent-court open confirm.court-perhaps-competent']);
    expect(remarks({ chosenCourtId: undefined })).toEqual(['confirm.competent-court open confirm.choose-a-court']);
    expect(remarks({ competent: undefined })).toEqual(['confirm.competent-court open confirm.courts-not-known']);
  });
  it('a matter outside the courts, or in another procedure', () => {
    expect(remarks({ outsideCivil: true })).toEqual(['confirm.court-scope unmet confirm.outside-scope']);
    expect(remarks({ otherProcedure: true })).toEqual(['confirm.no-other-procedure unmet confirm.other-procedure']);
  });
  it('status relations; and asks in a family case even when nothing was found', () => {
    expect(remarks(finding('statusRelation'))).toEqual(['confirm.no-status-relation unmet confirm.status-relation']);
    expect(remarks(finding('statusRelation', 'warns'))).toEqual(['confirm.no-status-relation open confirm.status-relation']);
    expect(remarks({ kind: 'family' })).toEqual(['confirm.no-status-relation open confirm.status-perhaps']);
  });
  it('title and intellectual property; and asks in a land case', () => {
    expect(remarks(finding('titleOrIp'))).toEqual(['confirm.no-title-or-ip unmet confirm.title-or-ip']);
    expect(remarks({ kind: 'land' })).toEqual(['confirm.no-title-or-ip open confirm.title-perhaps']);
  });
  it('asks for an oral agreement to be written down, and for missing papers', () => {
    expect(remarks({ form: 'oral' })).toEqual(['confirm.written-agreement open confirm.write-it-down']);
    expect(remarks({ materials: { needs: { ...needs, propertyNamed: true }, there: materialsFor(needs) as Material[] } })).toEqual(['confirm.materials open confirm.materials-missing']);
    expect(materialsFor({ propertyNamed: true, throughAgent: true, throughGuardian: true })).toHaveLength(8);
  });
});

describe('why a court refuses (CPLI 358; L-40)', () => {
  it.each([
    ['mandatoryLaw', 'confirm.mandatory-law', 'confirm.against-mandatory-law'],
    ['rightsOfOthers', 'confirm.rights-of-others', 'confirm.harms-others'],
    ['publicMorals', 'confirm.public-morals', 'confirm.against-public-morals'],
    ['notVoluntary', 'confirm.voluntary', 'confirm.not-voluntary'],
    ['contentUnclear', 'confirm.content-clear', 'confirm.content-unclear'],
    ['cannotConfirm', 'confirm.nothing-else', 'confirm.other-obstacle'],
    ['adjudged', 'confirm.nothing-else', 'confirm.decided-already'],
    ['noCapacity', 'confirm.nothing-else', 'confirm.no-capacity'],
    ['noAuthority', 'confirm.nothing-else', 'confirm.no-authority'],
  ] as const)('a blocking finding on %s is a ground, a warning is a question', (ground, rule, code) => {
    expect(remarks(finding(ground))).toEqual([`${rule} unmet ${code}`]);
    expect(remarks(finding(ground, 'warns'))).toEqual([`${rule} open ${code}`]);
    expect(assess({ ...good, ...finding(ground) }).outlook).toBe('refusable');
  });
  it('pressure that a party reported', () => expect(remarks({ voluntary: { teachBackPassed: true, pressureReported: true } })).toEqual(['confirm.voluntary unmet confirm.pressure-reported']));
  it('asks whether it was voluntary when the questions were not answered', () => expect(remarks({ voluntary: {} })).toEqual(['confirm.voluntary open confirm.ask-whether-voluntary']));
  it('asks when false mediation is suspected, and never decides it', () => expect(remarks({ falseMediationSuspected: true })).toEqual(['confirm.no-false-mediation open confirm.false-mediation-suspected']));
  it('says that the text was not checked instead of calling it good', () => expect(remarks({ findings: undefined }).every((line) => line.endsWith('open confirm.text-not-checked'))).toBe(true));
});
