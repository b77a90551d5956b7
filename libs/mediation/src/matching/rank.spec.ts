import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, DEFAULT_WEIGHTS, EXCLUSION_POLICIES, exclusionsOf, localDate, MATCHING_RULES, rankExperts, rankWidening, REPEAT_PLAYER_LIMIT, sharedLevel, widerLevel, type Candidate, type MatchCase } from '../index.js';

const today = localDate('2026-03-18');
const place = { city: 'c', county: 'qinghe', township: 'dongdu', village: 'shiqiao' };
const matchCase: MatchCase = { today, specialty: 'traffic', place, languages: ['dongdu-dialect'], partyIds: ['li', 'chen'] };

function expert(change: Partial<Candidate> = {}): Candidate {
  return {
    id: 'lin', specialties: ['traffic'], provenSpecialties: ['traffic'], trainingValidUntil: addDays(today, 90), place, languages: ['dongdu-dialect'],
    openCases: 4, loadLimit: 10, freeHours: 4, lastAppointedOn: localDate('2026-03-01'), relations: [], casesWithSameCompany: 0, inOffice: true, ...change,
  };
}

const codes = (candidate: Candidate, about: MatchCase = matchCase): string[] => exclusionsOf(about, candidate).map((reason) => reason.code);

describe('who may not be asked', () => {
  it.each<[string, Partial<Candidate>, string]>([
    ['is out of office', { inOffice: false }, 'matching.not-in-office'],
    ['is a party', { id: 'li' }, 'matching.is-party'],
    ['is a relative', { relations: ['partyOrCloseRelative'] }, 'matching.conflict-relative'],
    ['has an interest', { relations: ['interest'] }, 'matching.conflict-interest'],
    ['has another relation', { relations: ['other'] }, 'matching.conflict-other'],
    ['withdrew from this case', { before: 'withdrew' }, 'matching.withdrew'],
    ['was refused by a side', { before: 'struck' }, 'matching.struck'],
    ['declined', { before: 'declined' }, 'matching.declined'],
    ['is of another field', { specialties: ['labour'], provenSpecialties: ['labour'] }, 'matching.not-in-field'],
    ['has an unchecked qualification', { provenSpecialties: [] }, 'matching.qualification-unproved'],
    ['has no training', { trainingValidUntil: undefined }, 'matching.training-missing'],
    ['has training that ended yesterday', { trainingValidUntil: addDays(today, -1) }, 'matching.training-expired'],
    ['has a full load', { openCases: 10 }, 'matching.load-full'],
    ['has a load limit of nothing', { openCases: 0, loadLimit: 0 }, 'matching.load-full'],
    ['is away until today', { awayUntil: today }, 'matching.away'],
    ['knows this company too well', { casesWithSameCompany: REPEAT_PLAYER_LIMIT }, 'matching.repeat-player'],
  ])('an expert who %s', (_name, change, code) => {
    expect(codes(expert(change))).toEqual([code]);
    expect(rankExperts(matchCase, [expert(change)]).ranked).toEqual([]);
  });

  it.each<[string, Partial<Candidate>]>([
    ['training ends today', { trainingValidUntil: today }],
    ['one case is missing to the limit', { openCases: 9 }],
    ['came back yesterday', { awayUntil: addDays(today, -1) }],
    ['has two cases with this company', { casesWithSameCompany: REPEAT_PLAYER_LIMIT - 1 }],
    ['all parties know the relation and agree (ZXTJ 13)', { relations: ['other'], relationsAccepted: true }],
  ])('but an expert may be asked when %s', (_name, change) => expect(codes(expert(change))).toEqual([]));

  it('never lets consent make a party its own mediator', () => expect(codes(expert({ id: 'li', relations: ['partyOrCloseRelative'], relationsAccepted: true }))).toEqual(['matching.is-party']));

  it('names every reason, not only the first', () => expect(codes(expert({ openCases: 12, trainingValidUntil: undefined }))).toEqual(['matching.training-missing', 'matching.load-full']));
});

describe('the order of the others', () => {
  it('says why, with points that add up', () => {
    const [first] = rankExperts({ ...matchCase, pickedBy: [{ side: 'applicant', expertId: 'lin' }] }, [expert()]).ranked;
    expect(first?.reasons).toEqual([
      { code: 'matching.in-field', params: { specialty: 'traffic' }, points: 0 },
      { code: 'matching.picked-by-one', params: { side: 'applicant' }, points: 40 },
      { code: 'matching.same-village', points: 25 },
      { code: 'matching.speaks', params: { languages: 'dongdu-dialect' }, points: 30 },
      { code: 'matching.load', params: { open: 4, limit: 10 }, points: 7 },
      { code: 'matching.free-hours', params: { hours: 4 }, points: 4 },
    ]);
    expect(first?.points).toBe(106);
  });

  it('says what is missing, with no points', () => {
    const [first] = rankExperts(matchCase, [expert({ languages: [], freeHours: 0, place: {} })]).ranked;
    expect(first?.reasons.filter((reason) => reason.points === 0).map((reason) => reason.code)).toEqual(['matching.in-field', 'matching.elsewhere', 'matching.language-missing', 'matching.no-common-time']);
  });

  it('puts the nearer one first when all else is equal', () => {
    const at = (id: string, change: Candidate['place']): Candidate => expert({ id, place: change });
    const order = rankExperts(matchCase, [at('d', { city: 'c' }), at('c', { city: 'c', county: 'qinghe' }), at('b', { ...place, village: 'other' }), at('a', place)]).ranked.map((ranked) => ranked.expertId);
    expect(order).toEqual(['a', 'b', 'c', 'd']);
  });

  it('takes the longest idle first among equals, never appointed before all, then the id', () => {
    const order = rankExperts(matchCase, [expert({ id: 'z', lastAppointedOn: undefined }), expert({ id: 'b', lastAppointedOn: localDate('2026-01-02') }), expert({ id: 'a', lastAppointedOn: localDate('2026-01-02') }), expert({ id: 'c', lastAppointedOn: localDate('2026-01-01') })]).ranked.map((ranked) => ranked.expertId);
    expect(order).toEqual(['z', 'c', 'a', 'b']);
  });

  it('puts the one whom both sides picked before everybody', () => {
    const far = expert({ id: 'far', place: {}, languages: [], openCases: 9, freeHours: 0 });
    const pickedBy = [{ side: 'applicant', expertId: 'far' }, { side: 'respondent', expertId: 'far' }] as const;
    expect(rankExperts({ ...matchCase, pickedBy }, [expert(), far]).ranked[0]?.expertId).toBe('far');
  });
});

const area = fc.record({ city: fc.constant('c'), county: fc.constantFrom('qinghe', 'other'), township: fc.constantFrom('dongdu', 'other'), village: fc.constantFrom('shiqiao', 'other', undefined) });
const anyExpert: fc.Arbitrary<Candidate> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 4 }),
  specialties: fc.subarray(['traffic', 'labour'] as const),
  provenSpecialties: fc.subarray(['traffic', 'labour'] as const),
  trainingValidUntil: fc.constantFrom(undefined, today, addDays(today, -1), addDays(today, 30)),
  place: area,
  languages: fc.subarray(['dongdu-dialect', 'sign']),
  openCases: fc.integer({ min: 0, max: 12 }),
  loadLimit: fc.integer({ min: 0, max: 10 }),
  freeHours: fc.integer({ min: 0, max: 20 }),
  lastAppointedOn: fc.constantFrom(undefined, localDate('2026-01-01'), localDate('2026-02-01')),
  relations: fc.subarray(['interest', 'other'] as const),
  relationsAccepted: fc.constantFrom(undefined, true, false),
  casesWithSameCompany: fc.integer({ min: 0, max: 4 }),
  awayUntil: fc.constantFrom(undefined, today),
  before: fc.constantFrom(undefined, undefined, 'struck' as const),
  inOffice: fc.constantFrom(true, true, false),
});
const anyExperts = fc.uniqueArray(anyExpert, { selector: (candidate) => candidate.id, maxLength: 30 });

describe('what always holds', () => {
  it('never ranks an excluded expert and never loses anybody', () => {
    fc.assert(fc.property(anyExperts, (experts) => {
      const { ranked, excluded } = rankExperts(matchCase, experts);
      const byId = new Map(experts.map((candidate) => [candidate.id, candidate]));
      expect(ranked.every(({ expertId }) => exclusionsOf(matchCase, byId.get(expertId) ?? expert({ inOffice: false })).length === 0)).toBe(true);
      expect(excluded.every(({ reasons }) => reasons.length > 0)).toBe(true);
      expect(ranked.length + excluded.length).toBe(experts.length);
    }));
  });

  it('gives the same order for every order of asking', () => {
    fc.assert(fc.property(anyExperts.chain((experts) => fc.tuple(fc.constant(experts), fc.shuffledSubarray(experts, { minLength: experts.length }))), ([experts, shuffled]) => {
      expect(rankExperts(matchCase, shuffled)).toEqual(rankExperts(matchCase, experts));
      expect(rankWidening(matchCase, shuffled)).toEqual(rankWidening(matchCase, experts));
    }));
  });

  it('never ranks anybody higher for having more work', () => {
    const placeOf = (experts: readonly Candidate[], id: string): number => {
      const at = rankExperts(matchCase, experts).ranked.findIndex((ranked) => ranked.expertId === id);
      return at < 0 ? Number.POSITIVE_INFINITY : at;
    };
    fc.assert(fc.property(anyExperts.filter((experts) => experts.length > 0), fc.nat(), fc.integer({ min: 1, max: 5 }), (experts, pick, more) => {
      const chosen = experts[pick % experts.length] ?? expert();
      const busier = experts.map((candidate) => (candidate === chosen ? { ...candidate, openCases: candidate.openCases + more } : candidate));
      expect(placeOf(busier, chosen.id)).toBeGreaterThanOrEqual(placeOf(experts, chosen.id));
    }));
  });

  it('adds the points of the reasons', () => {
    fc.assert(fc.property(anyExperts, (experts) => rankExperts(matchCase, experts).ranked.every(({ points, reasons }) => points === reasons.reduce((sum, reason) => sum + reason.points, 0))));
  });
});

describe('widening the search', () => {
  const township = { ...place, village: 'other' };
  const county = { city: 'c', county: 'qinghe' };

  it('stays near when there are enough, and says how far it went', () => {
    const near = ['a', 'b', 'c'].map((id) => expert({ id }));
    expect(rankWidening(matchCase, [...near, expert({ id: 'd', place: township })])).toMatchObject({ level: 'village', tried: [{ level: 'village', eligible: 3 }] });
  });

  it('goes from village over township to county, and keeps the nearer ones first', () => {
    const found = rankWidening(matchCase, [expert({ id: 'c', place: county }), expert({ id: 'b', place: township }), expert({ id: 'a' })]);
    expect(found).toMatchObject({ level: 'county', tried: [{ level: 'village', eligible: 1 }, { level: 'township', eligible: 2 }, { level: 'county', eligible: 3 }] });
    expect(found.ranked.map((ranked) => ranked.expertId)).toEqual(['a', 'b', 'c']);
  });

  it('ends at the city and does not count who belongs elsewhere', () => expect(rankWidening(matchCase, [expert({ place: {} })], { from: 'county' })).toMatchObject({ level: 'city', ranked: [], excluded: [] }));

  it('knows the narrowest area in common', () => {
    expect(sharedLevel(place, county)).toBe('county');
    expect(sharedLevel(place, {})).toBeUndefined();
    expect(widerLevel('city')).toBeUndefined();
  });
});

describe('the list of matching rules', () => {
  it('has unique ids, both languages and sources', () => {
    expect(new Set(MATCHING_RULES.map((rule) => rule.id)).size).toBe(MATCHING_RULES.length);
    for (const rule of MATCHING_RULES) expect(rule.summary.zh && rule.summary.en && rule.appliedIn && rule.sources.length).toBeTruthy();
    expect(EXCLUSION_POLICIES).toHaveLength(9);
  });

  it('lets a pick of one side weigh more than any village', () => expect(DEFAULT_WEIGHTS.picked).toBeGreaterThan(DEFAULT_WEIGHTS.sameVillage));
});
