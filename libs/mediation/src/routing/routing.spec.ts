import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CANNOT_ACCEPT_REASONS, checkTriage, COMPLEXITIES, DEFAULT_COMPLEXITY_SCALE, fen, judgeEligibility, levelFor, MOVES, OTHER_WAYS, ROUTING_RULES, setComplexity, suggestComplexity, TRIAGE_OUTCOMES, waysAfter,
  type ComplexityFacts, type EligibilityFacts,
} from '../index.js';

const asked: EligibilityFacts = { disputeKind: 'consumer', danger: 'none', court: 'none', authority: 'none', otherSideKnown: true };
const told = (change: Partial<EligibilityFacts>): string[] => judgeEligibility({ ...asked, ...change }).against.map(({ reason }) => reason.code);
const questions = (change: Partial<EligibilityFacts>): string[] => judgeEligibility({ ...asked, ...change }).questions.map(({ code }) => code);

describe('may this be mediated', () => {
  it('finds nothing against an ordinary dispute', () => expect(judgeEligibility(asked)).toEqual({ against: [], questions: [], urgent: false }));

  it.each<[string, Partial<EligibilityFacts>, string]>([
    ['somebody is in danger', { danger: 'now' }, 'intake.danger-now'],
    ['a crime is suspected', { crimeSuspected: true }, 'intake.crime-suspected'],
    ['a party has refused (RMTJ 17)', { partyRefuses: true }, 'intake.party-refuses'],
    ['a court has accepted it', { court: 'accepted' }, 'intake.taken-by-court'],
    ['a court has decided it', { court: 'decided' }, 'intake.decided-already'],
    ['an authority has accepted it', { authority: 'accepted' }, 'intake.taken-by-authority'],
    ['an authority has settled it', { authority: 'decided' }, 'intake.taken-by-authority'],
    ['it is only about a status', { statusOnly: true }, 'intake.status-only'],
    ['it is against a decision of an authority', { againstAuthority: true }, 'intake.against-authority'],
    ['an authority alone may deal with it', { exclusiveAuthority: true }, 'intake.exclusive-authority'],
    ['the health authority has the medical dispute (YLJF 31)', { disputeKind: 'medical', authority: 'accepted' }, 'intake.medical-taken'],
    ['a court has the medical dispute', { disputeKind: 'medical', court: 'accepted' }, 'intake.medical-taken'],
  ])('not when %s, and it says which ways stay open', (_name, change, code) => {
    expect(told(change)).toEqual([code]);
    const [first] = judgeEligibility({ ...asked, ...change }).against;
    expect(first?.ways.length).toBeGreaterThan(0);
    expect(CANNOT_ACCEPT_REASONS).toHaveProperty([first?.cannotAccept ?? '']);
  });

  it('lets danger come before everything else', () => {
    const { against, urgent } = judgeEligibility({ ...asked, danger: 'now', court: 'accepted', partyRefuses: true });
    expect(against[0]).toMatchObject({ reason: { code: 'intake.danger-now', params: { call: '110' } }, ways: ['police', 'legalAid'] });
    expect(urgent).toBe(true);
  });

  it('asks instead of guessing when an answer is missing', () => {
    expect(questions({ danger: undefined })).toEqual(['intake.danger-not-asked']);
    expect(questions({ court: undefined, authority: undefined })).toEqual(['intake.court-not-asked', 'intake.authority-not-asked']);
    expect(questions({ otherSideKnown: undefined })).toEqual(['intake.other-side-not-known']);
    expect(questions({ otherSideKnown: false })).toEqual(['intake.other-side-not-known']);
    expect(questions({ disputeKind: 'family' })).toEqual(['intake.status-not-asked']);
  });

  it('takes a traffic case after the police have ended theirs (JTCX 94)', () => expect(told({ disputeKind: 'traffic', authority: 'decided' })).toEqual([]));

  it('does not take silence for a refusal', () => expect(told({ partyRefuses: undefined })).toEqual([]));

  it('sends a labour dispute to arbitration before the court', () => {
    expect(waysAfter('partyRefuses', true)).toEqual(['labourArbitration', 'labourInspection', 'legalAid', 'askAgain']);
    expect(judgeEligibility({ ...asked, disputeKind: 'wages', partyRefuses: true }).against[0]?.ways).toContain('labourArbitration');
  });
});

describe('triage', () => {
  it('has five outcomes, each a move of the case from filed', () => {
    expect(Object.keys(TRIAGE_OUTCOMES)).toHaveLength(5);
    for (const { move } of Object.values(TRIAGE_OUTCOMES)) expect(MOVES[move].from).toContain('filed');
  });

  it.each([
    [{ outcome: 'answer', words: ' ' }, 'triage.answer-missing'],
    [{ outcome: 'refer' }, 'triage.body-missing'],
    [{ outcome: 'cannotAccept' }, 'triage.reason-missing'],
    [{ outcome: 'cannotAccept', reason: 'other' }, 'triage.reason-missing'],
  ] as const)('refuses %p: the applicant must be told', (decision, code) => expect(checkTriage(decision)).toMatchObject({ ok: false, reason: { code } }));

  it.each([
    { outcome: 'answer', words: '找物业登记就行' },
    { outcome: 'refer', referredTo: '劳动监察大队' },
    { outcome: 'cannotAccept', reason: 'partyRefuses' },
    { outcome: 'accept' },
    { outcome: 'appointment' },
  ] as const)('takes %p', (decision) => expect(checkTriage(decision)).toEqual({ ok: true, value: decision }));

  it('names at least one way after every refusal (RMTJ 26)', () => {
    for (const { ways } of Object.values(CANNOT_ACCEPT_REASONS)) {
      expect(ways.length).toBeGreaterThan(0);
      for (const way of ways) expect(OTHER_WAYS).toHaveProperty(way);
    }
  });
});

const simple: ComplexityFacts = { parties: 2, amountFen: fen(260_000), urgency: 'none', safetyConcern: false, crossRegion: 'none', priorFailures: 0, sameSideCases: 2 };
const suggested = (change: Partial<ComplexityFacts>): string => suggestComplexity({ ...simple, ...change }).suggested;

describe('suggested complexity', () => {
  it('is low for one person and one shop, and says why', () => {
    expect(suggestComplexity(simple)).toEqual({
      suggested: 'low',
      reasons: [
        { code: 'complexity.parties', params: { parties: 2 }, level: 'low' },
        { code: 'complexity.amount', params: { amount: '2600.00' }, level: 'low' },
        { code: 'complexity.urgency-none', level: 'low' },
        { code: 'complexity.no-safety-concern', level: 'low' },
        { code: 'complexity.region-none', level: 'low' },
        { code: 'complexity.prior-failures', params: { times: 0 }, level: 'low' },
        { code: 'complexity.same-side-cases', params: { cases: 2 }, level: 'low' },
      ],
    });
  });

  it.each<[Partial<ComplexityFacts>, string]>([
    [{ parties: 3 }, 'low'], [{ parties: 4 }, 'medium'], [{ parties: 9 }, 'medium'], [{ parties: 10 }, 'high'],
    [{ amountFen: fen(999_999) }, 'low'], [{ amountFen: fen(1_000_000) }, 'medium'], [{ amountFen: fen(49_999_999) }, 'medium'], [{ amountFen: fen(50_000_000) }, 'high'], [{ amountFen: undefined }, 'low'],
    [{ urgency: 'days' }, 'medium'], [{ urgency: 'now' }, 'high'], [{ safetyConcern: true }, 'high'],
    [{ crossRegion: 'township' }, 'medium'], [{ crossRegion: 'county' }, 'medium'], [{ crossRegion: 'city' }, 'high'],
    [{ priorFailures: 1 }, 'medium'], [{ priorFailures: 2 }, 'high'], [{ sameSideCases: 3 }, 'medium'], [{ sameSideCases: 10 }, 'high'],
  ])('with %p it is %s', (change, level) => expect(suggested(change)).toBe(level));

  it('rises to high when three medium reasons come together, not with two', () => {
    expect(suggested({ parties: 4, urgency: 'days' })).toBe('medium');
    const three = suggestComplexity({ ...simple, parties: 4, urgency: 'days', priorFailures: 1 });
    expect(three.suggested).toBe('high');
    expect(three.reasons[0]).toEqual({ code: 'complexity.several-at-once', params: { reasons: 3 }, level: 'high' });
  });

  it('follows the scale of the body', () => expect(suggestComplexity(simple, { ...DEFAULT_COMPLEXITY_SCALE, mediumAmountFen: fen(200_000) }).suggested).toBe('medium'));

  it('never falls when a case gets larger', () => {
    const rank = (facts: ComplexityFacts): number => COMPLEXITIES.indexOf(suggestComplexity(facts).suggested);
    fc.assert(fc.property(fc.nat({ max: 20 }), fc.nat({ max: 20 }), fc.nat({ max: 100_000_000 }), fc.nat({ max: 5 }), (parties, more, amount, failures) => {
      const facts = { ...simple, parties, amountFen: fen(amount), priorFailures: failures };
      return rank({ ...facts, parties: parties + more }) >= rank(facts);
    }));
  });

  it('is set by a human, who says why when it differs', () => {
    const suggestion = suggestComplexity(simple);
    expect(setComplexity(suggestion, 'low')).toEqual({ ok: true, value: { complexity: 'low', suggested: 'low' } });
    expect(setComplexity(suggestion, 'high', '  ')).toMatchObject({ ok: false, reason: { code: 'complexity.reason-missing' } });
    expect(setComplexity(suggestion, 'high', ' 媒体关注 ')).toEqual({ ok: true, value: { complexity: 'high', suggested: 'low', reason: '媒体关注' } });
  });
});

describe('the level that leads', () => {
  it.each([
    ['low', false, 'township', 'village'], ['low', true, 'township', 'village'], ['medium', false, 'county', undefined], ['medium', true, 'county', undefined], ['high', false, 'county', 'city'], ['high', true, 'city', 'county'],
  ] as const)('for %s (major: %s) is the %s', (complexity, major, lead, support) => {
    const decision = levelFor(complexity, major);
    expect([decision.lead, decision.support]).toEqual([lead, support]);
  });
});

describe('the list of routing rules', () => {
  it('has unique ids, both languages and sources', () => {
    expect(new Set(ROUTING_RULES.map((rule) => rule.id)).size).toBe(ROUTING_RULES.length);
    for (const rule of ROUTING_RULES) expect(rule.summary.zh && rule.summary.en && rule.appliedIn && rule.sources.length).toBeTruthy();
  });
});
