import { describe, expect, it } from '@jest/globals';
import { fen } from '../money/money.js';
import { competentCourts, type CompetentCourts, type JurisdictionFacts } from './courts.js';

const courts = [
  { id: 'east', level: 'basic', intermediateCourtId: 'city' },
  { id: 'west', level: 'basic', intermediateCourtId: 'city' },
  { id: 'south', level: 'basic' },
  { id: 'city', level: 'intermediate' },
] as const;
const at = (basicCourtId?: string) => ({ label: basicCourtId ?? 'far away', basicCourtId });
const base: JurisdictionFacts = {
  kind: 'contract',
  courts,
  parties: [{ partyId: 'a', domicile: at('east') }, { partyId: 'b', domicile: at('west') }],
  organisations: [{ organisationId: 'pmc', place: at('east') }],
};
const list = (facts: JurisdictionFacts): CompetentCourts => {
  const outcome = competentCourts(facts);
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return outcome.value;
};
const ids = (facts: JurisdictionFacts) => list(facts).choices.map((choice) => choice.courtId);

describe('the courts that may confirm (CPL 205, CPLI 352)', () => {
  it('are those of the parties, the subject and the organisation, each once, with all its reasons', () => {
    const { choices, hints } = list({ ...base, subjectLocation: at('south') });
    expect(choices).toEqual([
      { courtId: 'east', preferred: false, reasons: [{ code: 'court.party-domicile', of: 'a' }, { code: 'court.organisation-location', of: 'pmc' }] },
      { courtId: 'west', preferred: false, reasons: [{ code: 'court.party-domicile', of: 'b' }] },
      { courtId: 'south', preferred: false, reasons: [{ code: 'court.subject-location' }] },
    ]);
    expect(hints.map((hint) => hint.code)).toEqual(['court.choose-one-together', 'court.first-to-file-wins']);
  });
  it('is only the court that invited the organisation', () => expect(ids({ ...base, invitedByCourtId: 'south' })).toEqual(['south']));
  it('follows the habitual residence where it differs from the domicile (CC 25)', () => expect(ids({ ...base, parties: [{ partyId: 'a', domicile: at('west'), habitualResidence: at('south') }] })).toEqual(['south', 'east']));
  it('includes the place of each organisation that mediated', () => expect(ids({ ...base, organisations: [...base.organisations, { organisationId: 'trade', place: at('south') }] })).toContain('south'));

  it('prefers the committee’s court for a labour agreement on payment only, without excluding others (LDJS1 52)', () => {
    const { choices } = list({ ...base, kind: 'wages', labourPaymentOnly: true, organisations: [{ organisationId: 'pmc', place: at('south') }] });
    expect(choices[0]).toMatchObject({ courtId: 'south', preferred: true });
    expect(choices).toHaveLength(3);
  });
  it('hints at the exclusive court for suits about leases, building, neighbours and estates, and excludes nothing', () => {
    for (const kind of ['rent', 'building', 'neighbours', 'succession'] as const) {
      expect(list({ ...base, kind }).hints.map((hint) => hint.code)).toContain('court.exclusive-for-suits-only');
      expect(ids({ ...base, kind })).toEqual(['east', 'west']);
    }
  });

  it('goes to the intermediate court from the threshold on, not one fen below it', () => {
    const intermediateFromFen = fen(5_000_000_00);
    expect(ids({ ...base, intermediateFromFen, amountFen: fen(4_999_999_99) })).toEqual(['east', 'west']);
    const above = list({ ...base, intermediateFromFen, amountFen: intermediateFromFen });
    expect(above.choices.map((choice) => choice.courtId)).toEqual(['city']);
    expect(above.choices[0]?.reasons.map((reason) => reason.code)).toContain('court.intermediate');
  });
  it('says that the threshold is not configured, or the amount not known', () => {
    expect(list({ ...base, amountFen: fen(1) }).hints.map((hint) => hint.code)).toContain('court.threshold-not-configured');
    expect(list({ ...base, intermediateFromFen: fen(1) }).hints.map((hint) => hint.code)).toContain('court.amount-not-known');
  });

  it('names the places whose court it does not know, and refuses when it knows none', () => {
    expect(list({ ...base, subjectLocation: at() }).placesWithoutCourt).toEqual(['far away']);
    expect(list({ ...base, subjectLocation: at('south'), intermediateFromFen: fen(1), amountFen: fen(1) }).placesWithoutCourt).toEqual(['south']);
    expect(competentCourts({ ...base, parties: [], organisations: [{ organisationId: 'pmc', place: at() }] })).toEqual({ ok: false, reason: { code: 'court.none-known', params: { places: 'far away' } } });
  });
});
