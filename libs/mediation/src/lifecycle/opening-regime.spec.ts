import { describe, expect, it } from '@jest/globals';
import { clocksFor, clocksStartedBy, mediationClock, CLOCKS } from '../deadlines/clocks.js';
import { judgeAll } from '../policy/policy.js';
import { localDate } from '../time/local-date.js';
import { REGIMES } from '../vocabulary/dispute-kinds.js';
import { OPENING_REGIME_POLICIES, regimeOfBody, regimesOfBody, type OpeningRegimeFacts } from './opening-regime.js';
import { forceOfAgreement, inRegime, REGIME_IS } from './regime-texts.js';
import { waysOut } from './ways-out.js';

const d = localDate;
const said = (facts: Partial<OpeningRegimeFacts>) =>
  judgeAll(OPENING_REGIME_POLICIES, { regime: 'people', kind: 'contract', body: { kind: 'committee' }, today: d('2026-03-10'), ...facts }).flatMap(({ verdict }) => (verdict.kind === 'met' ? [] : [verdict.kind === 'unmet' ? verdict.reason.code : verdict.question.code]));

describe('the regime of a case', () => {
  it('is that of the body: a committee people’s, a department administrative, a commercial body commercial', () => {
    expect([regimeOfBody('committee'), regimeOfBody('department'), regimeOfBody('committee', 'commercial')]).toEqual(['people', 'administrative', 'commercial']);
  });
  it('may be any in a centre, and none in a court', () => {
    expect([...regimesOfBody('centre')].sort()).toEqual([...REGIMES].sort());
    expect(regimesOfBody('court')).toEqual([]);
  });
  it('is refused to a body that is not set up for it', () => {
    expect(said({ regime: 'commercial' })).toEqual(['regime.not-of-this-body']);
    expect(said({ regime: 'commercial', body: { kind: 'committee', setUpFor: 'commercial' } })).toEqual([]);
    expect(said({ regime: 'people', body: { kind: 'committee', setUpFor: 'commercial' } })).toEqual(['regime.not-of-this-body']);
  });
  it.each(['wages', 'dismissal', 'workInjury', 'family', 'succession'] as const)('is not commercial for %s', (kind) => expect(said({ regime: 'commercial', kind, body: { kind: 'centre' } })).toEqual(['regime.not-commercial']));
  it('asks for the court and the day where a court handed the matter over, and accepts today at the latest', () => {
    expect(said({ regime: 'courtEntrusted' })).toEqual(['regime.entrustment-missing']);
    expect(said({ regime: 'courtEntrusted', entrustment: { kind: 'ordinaryProcedure', receivedOn: d('2026-03-10') } })).toEqual([]);
    expect(said({ regime: 'courtEntrusted', entrustment: { kind: 'ordinaryProcedure', receivedOn: d('2026-03-11') } })).toEqual(['regime.entrusted-ahead']);
    expect(said({ entrustment: { kind: 'ordinaryProcedure', receivedOn: d('2026-03-10') } })).toEqual(['regime.no-entrustment-here']);
  });
});

describe('what a regime decides', () => {
  it('is how long the talks last: 30 days, 15 or 7 of a court, from the day it was received (TYTJ 27)', () => {
    expect(mediationClock('commercial', 'contract')).toBe(CLOCKS.commercialMediation);
    expect(mediationClock('administrative', 'land')).toBe(CLOCKS.administrativeMediation);
    expect((['beforeRegistration', 'ordinaryProcedure', 'summaryProcedure'] as const).map((one) => [mediationClock('courtEntrusted', 'wages', one).length.count, mediationClock('courtEntrusted', 'wages', one).starts])).toEqual([[30, 'entrustmentReceived'], [15, 'entrustmentReceived'], [7, 'entrustmentReceived']]);
  });
  it('is that no confirmation is applied for where the suit is at a court already (TYTJ 20)', () => {
    expect(clocksStartedBy('agreementInEffect', 'courtEntrusted', 'contract', 'ordinaryProcedure')).toEqual([]);
    expect(clocksStartedBy('agreementInEffect', 'courtEntrusted', 'contract', 'beforeRegistration')).toEqual([CLOCKS.confirmationApplication]);
    expect(clocksStartedBy('agreementInEffect', 'people', 'wages')).toEqual([CLOCKS.confirmationApplication, CLOCKS.labourReview]);
    expect(clocksFor('courtEntrusted', 'contract', 'summaryProcedure')).not.toContain(CLOCKS.courtAccepts);
  });
  it('is where the matter goes without agreement: back to the court that has the suit', () => expect(waysOut('terminated', { kind: 'contract', atCourt: true })).toEqual(['courtGoesOn']));
  it('is how papers name it; names of laws stay', () => {
    expect(inRegime('commercial', '人民调解协议书，人民调解员签名并加盖人民调解委员会印章（《人民调解法》）')).toBe('商事调解协议书，商事调解员签名并加盖商事调解组织印章（《人民调解法》）');
    expect(inRegime('courtEntrusted', '人民调解协议书')).toBe('调解协议书');
    expect(inRegime('people', '人民调解协议书')).toBe('人民调解协议书');
  });
  it('is what an agreement is worth', () => {
    expect(forceOfAgreement('people').zh).toContain('第三十一条');
    expect(forceOfAgreement('commercial').zh).toContain('《民法典》第四百六十五条');
    expect(forceOfAgreement('courtEntrusted', 'summaryProcedure').zh).toContain('调解书');
    for (const regime of REGIMES) expect(REGIME_IS[regime].zh).toMatch(/不收费|不收取任何费用/);
  });
});
