import { describe, expect, it } from '@jest/globals';
import { judgeAll } from '../policy/policy.js';
import { DISPUTE_KIND_CODES, REGIMES } from '../vocabulary/dispute-kinds.js';
import { effectOfWritten } from './effect.js';
import { FEE_POLICIES, REGIME_PROFILES, type FeeFacts } from './regimes.js';
import { CASE_STATES } from './states.js';
import { waysOut } from './ways-out.js';

describe('the fee of a case', () => {
  const fee = (facts: FeeFacts) => judgeAll(FEE_POLICIES, facts).map(({ verdict }) => (verdict.kind === 'unmet' ? verdict.reason.code : verdict.kind));
  it('is nothing in people’s mediation (RMTJ 4)', () => {
    expect(fee({ regime: 'people', asksForMoney: true, published: true })).toEqual(['regime.must-be-free']);
    for (const regime of REGIMES) expect(fee({ regime, asksForMoney: false })).toEqual(['met']);
  });
  it('is published before in commercial mediation', () => {
    expect(fee({ regime: 'commercial', asksForMoney: true, published: true })).toEqual(['met']);
    expect(fee({ regime: 'commercial', asksForMoney: true })).toEqual(['regime.price-not-published']);
  });
  it('has a text key in every regime', () => expect(REGIMES.map((regime) => REGIME_PROFILES[regime].textKey)).toEqual(REGIMES.map((regime) => `regime.${regime}`)));
});

describe('when a written agreement takes effect (RMTJ 29)', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 10, hour));
  it('is the last of all signatures and the seal, whichever comes last', () => {
    expect(effectOfWritten({ regime: 'people', partiesSignedAt: [at(1), at(2)], mediatorSignedAt: at(3), sealedAt: at(5) })).toEqual({ ok: true, value: at(5) });
    expect(effectOfWritten({ regime: 'people', partiesSignedAt: [at(1), at(9)], mediatorSignedAt: at(3), sealedAt: at(5) })).toEqual({ ok: true, value: at(9) });
  });
  it.each([
    ['effect.fewer-than-two-parties', { partiesSignedAt: [at(1)], mediatorSignedAt: at(3), sealedAt: at(5) }],
    ['effect.party-signature-missing', { partiesSignedAt: [at(1), undefined], mediatorSignedAt: at(3), sealedAt: at(5) }],
    ['effect.mediator-signature-missing', { partiesSignedAt: [at(1), at(2)], sealedAt: at(5) }],
    ['effect.seal-missing', { partiesSignedAt: [at(1), at(2)], mediatorSignedAt: at(3) }],
  ])('is refused as %s', (code, facts) => expect(effectOfWritten({ regime: 'people', ...facts })).toMatchObject({ ok: false, reason: { code } }));
});

describe('the ways out', () => {
  it('are offered in every state of every kind: no state is a dead end (RMTJ 3, 26)', () => {
    for (const state of CASE_STATES)
      for (const kind of DISPUTE_KIND_CODES) expect(waysOut(state, { kind }).some((way) => way === 'court' || way === 'courtOnAgreement')).toBe(true);
  });
  it('name labour arbitration before the court', () => expect(waysOut('terminated', { kind: 'dismissal' })).toEqual(['labourArbitration', 'court']));
  it('let a worker with a wage IOU go to court at once (LDJS1 15)', () => expect(waysOut('terminated', { kind: 'wages', wageIou: true })).toEqual(['court', 'labourArbitration', 'labourInspection']));
  it('let a party end the mediation while it runs', () => expect(waysOut('inSession', { kind: 'neighbours' })).toEqual(['endMediation', 'court']));
  it('lead to arbitration instead of court under an arbitration clause', () => expect(waysOut('filed', { kind: 'contract', arbitrationClause: true })).toEqual(['endMediation', 'arbitration']));
  it('lead to a suit about the agreement once there is one (RMTJ 32)', () => expect(waysOut('performing', { kind: 'traffic' })).toEqual(['trafficPolice', 'courtOnAgreement']));
});
