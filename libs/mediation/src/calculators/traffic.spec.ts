import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseYuan } from '../money/money.js';
import type { Fen } from '../money/money.js';
import { localDate } from '../time/local-date.js';
import { lineOf } from './calculation-sheet.js';
import type { Sheet } from './calculation-sheet.js';
import { DEFAULT_TABLES } from './default-tables.js';
import { calculateInjury } from './injury.js';
import { calculateTraffic } from './traffic.js';
import type { TrafficFacts, Vehicle } from './traffic.js';
import { lossesFromInjury } from './traffic-losses.js';

const yuan = (text: string): Fen => parseYuan(text) as Fen;
const LOSSES = { medical: yuan('30000'), deathDisability: yuan('250000'), property: yuan('500') };
const CAR: Vehicle = { insured: true };
const BASE: TrafficFacts = { accidentOn: localDate('2026-03-01'), region: '370000', victim: 'nonMotor', victimFault: 'minor', losses: LOSSES, vehicles: [{ ...CAR, sharePercent: 80 }] };
const calculate = (facts: Partial<TrafficFacts>): Sheet => {
  const outcome = calculateTraffic({ ...BASE, ...facts }, DEFAULT_TABLES);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reason));
  return outcome.value;
};
const sumOf = (sheet: Sheet, part: string): number => sheet.lines.filter((line) => line.id.includes(part)).reduce((sum, line) => sum + line.amount, 0);

describe('C-3, who pays after a traffic accident', () => {
  it('compulsory insurance pays first, the driver 80 % of the rest when the pedestrian has a minor fault', () => {
    const sheet = calculate({});
    expect(sumOf(sheet, 'compulsory')).toBe(yuan('198500'));
    expect(lineOf(sheet, 'rest')?.amount).toBe(yuan('82000'));
    expect(lineOf(sheet, 'car-1.tortfeasor')?.amount).toBe(yuan('65600'));
    expect(sheet.total).toBe(yuan('264100'));
  });

  it('without any fault of the driver the insurer still pays the small limits', () => {
    const sheet = calculate({ victimFault: 'all', vehicles: [{ ...CAR, sharePercent: 0 }] });
    expect(sheet.total).toBe(yuan('19900'));
  });

  it('without fault the driver may bear up to ten percent of the rest, not more', () => {
    expect(calculate({ victimFault: 'all', vehicles: [{ ...CAR, sharePercent: 10 }] }).total).toBe(yuan('45960'));
    expect(calculateTraffic({ ...BASE, victimFault: 'all', vehicles: [{ ...CAR, sharePercent: 11 }] }, DEFAULT_TABLES)).toMatchObject({ ok: false, reason: { code: 'calculator.number-out-of-range' } });
  });

  it.each<[string, TrafficFacts['victimFault'], number, number]>([
    ['main fault', 'main', 30, 40], ['equal fault', 'equal', 60, 70], ['minor fault', 'minor', 80, 90],
  ])('Shandong: with %s of the pedestrian the share stays inside the by-law', (_policy, victimFault, low, high) => {
    const at = (sharePercent: number): boolean => calculateTraffic({ ...BASE, victimFault, vehicles: [{ ...CAR, sharePercent }] }, DEFAULT_TABLES).ok;
    expect([at(low - 1), at(low), at(high), at(high + 1)]).toEqual([false, true, true, false]);
  });

  it('asks for the share, with its range, where the law leaves one', () => {
    expect(calculateTraffic({ ...BASE, vehicles: [CAR] }, DEFAULT_TABLES)).toEqual({ ok: false, reason: { code: 'calculator.share-missing', params: { low: 80, high: 90 } } });
  });

  it('a pedestrian without fault gets everything', () => {
    expect(calculate({ victimFault: 'none', vehicles: [CAR] }).total).toBe(yuan('280500'));
  });

  it('two motor vehicles with equal fault bear half of the rest each', () => {
    expect(calculate({ victim: 'motor', victimFault: 'equal', vehicles: [CAR] }).total).toBe(yuan('239500'));
  });

  it('a victim who ran into the car on purpose gets nothing', () => {
    const sheet = calculate({ intentional: true });
    expect(sheet.total).toBe(0);
    expect(sheet.warnings).toContainEqual({ code: 'traffic.intentional' });
  });

  it('commercial insurance pays before the driver, up to its sum', () => {
    const sheet = calculate({ vehicles: [{ ...CAR, sharePercent: 80, commercial: { limit: yuan('50000'), coversMentalDistress: false } }] });
    expect(lineOf(sheet, 'car-1.commercial')?.amount).toBe(yuan('50000'));
    expect(lineOf(sheet, 'car-1.tortfeasor')?.amount).toBe(yuan('15600'));
    expect(sheet.total).toBe(yuan('264100'));
  });

  it('mental distress asked first inside the compulsory insurance leaves more for the commercial one', () => {
    const losses = { ...LOSSES, deathDisability: yuan('230000'), mentalDistress: yuan('20000') };
    const vehicles = [{ ...CAR, sharePercent: 80, commercial: { limit: yuan('1000000'), coversMentalDistress: false } }];
    expect(lineOf(calculate({ losses, vehicles, mentalDistressFirst: true }), 'car-1.tortfeasor')?.amount).toBe(0);
    expect(lineOf(calculate({ losses, vehicles }), 'car-1.tortfeasor')?.amount).toBe(yuan('16000'));
  });

  it('several victims share one limit in proportion to their losses, and together never get more than it', () => {
    const other = { medical: yuan('10000'), deathDisability: yuan('0'), property: yuan('0') };
    const sheet = calculate({ otherVictims: [other] });
    expect(lineOf(sheet, 'car-1.compulsory.medical')).toMatchObject({ amount: yuan('13500'), rounding: 'down' });
    expect(lineOf(sheet, 'car-1.compulsory.deathDisability')?.amount).toBe(yuan('180000'));
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 50_000_000 }), { minLength: 2, maxLength: 5 }), (medical) => {
      const all = medical.map((value) => ({ medical: value as Fen, deathDisability: 0 as Fen, property: 0 as Fen }));
      const paid = all.map((losses, index) => sumOf(calculate({ losses, otherVictims: all.filter((_, at) => at !== index) }), 'compulsory'));
      expect(paid.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(yuan('18000'));
    }));
  });

  it('several vehicles: their limits add up, and each bears its own share of the rest', () => {
    const sheet = calculate({ vehicles: [{ ...CAR, sharePercent: 50 }, { ...CAR, sharePercent: 30 }] });
    expect(sumOf(sheet, 'compulsory')).toBe(yuan('280500'));
    const small = calculate({ losses: { medical: yuan('100.01'), deathDisability: yuan('0'), property: yuan('0') }, vehicles: [{ ...CAR, sharePercent: 50 }, { ...CAR, sharePercent: 30 }] });
    expect(small.lines.filter((line) => line.id.includes('compulsory')).map((line) => line.amount)).toEqual([5001, 5000]);
  });

  it('without compulsory insurance the one who had to insure pays within the limit, together with another driver', () => {
    const sheet = calculate({ vehicles: [{ insured: false, ownerDrives: false, sharePercent: 80 }] });
    expect(sheet.total).toBe(yuan('264100'));
    expect(lineOf(sheet, 'car-1.compulsory.medical')?.label.en).toContain('had to insure');
    expect(sheet.warnings.map((warning) => warning.code)).toEqual(expect.arrayContaining(['traffic.uninsured-owner-pays', 'traffic.owner-and-driver-jointly']));
  });

  it('a free ride lowers the claim, but not with a commercial car or gross negligence', () => {
    const ride = { commercialCar: false, intentOrGrossFault: false, reducePercent: 25 };
    const vehicles = [CAR];
    expect(lineOf(calculate({ victimFault: 'none', vehicles, freeRide: ride }), 'car-1.tortfeasor')?.amount).toBe(yuan('61500'));
    expect(lineOf(calculate({ victimFault: 'none', vehicles, freeRide: { ...ride, intentOrGrossFault: true } }), 'car-1.tortfeasor')?.amount).toBe(yuan('82000'));
  });

  it('lost business counts only for a lawful commercial vehicle, substitute transport only for others', () => {
    const losses = { medical: yuan('0'), deathDisability: yuan('0'), property: yuan('500'), lostBusiness: yuan('3000'), substituteTransport: yuan('800') };
    const facts = { victim: 'motor', victimFault: 'none', vehicles: [CAR], losses } as const;
    expect(calculate({ ...facts, lawfulCommercialVehicle: true }).total).toBe(yuan('3500'));
    expect(calculate({ ...facts, lawfulCommercialVehicle: false }).total).toBe(yuan('1300'));
    expect(calculateTraffic({ ...BASE, ...facts }, DEFAULT_TABLES)).toMatchObject({ ok: false, reason: { code: 'calculator.fact-missing', params: { field: 'lawfulCommercialVehicle' } } });
  });

  it.each<[string, Partial<TrafficFacts>, string]>([
    ['an accident before the limits of the table', { accidentOn: localDate('2020-09-18') }, 'calculator.date-outside-table'],
    ['an unknown region', { region: 'x' }, 'calculator.region-unknown'],
    ['a negative loss', { losses: { ...LOSSES, medical: -1 as Fen } }, 'calculator.amount-negative'],
    ['no vehicle', { vehicles: [] }, 'calculator.fact-missing'],
    ['shares above the whole', { vehicles: [{ ...CAR, sharePercent: 80 }, { ...CAR, sharePercent: 21 }] }, 'calculator.shares-above-whole'],
    ['an uninsured car without saying who drove', { vehicles: [{ insured: false, sharePercent: 80 }] }, 'calculator.fact-missing'],
  ])('refuses %s', (_policy, facts, code) => {
    expect(calculateTraffic({ ...BASE, ...facts }, DEFAULT_TABLES)).toMatchObject({ ok: false, reason: { code } });
  });

  it('the limits hold from the first day of the table', () => {
    expect(calculate({ accidentOn: localDate('2020-09-19') }).total).toBe(yuan('264100'));
  });

  it('an injury sheet falls into the heads of the insurance', () => {
    const injured = calculateInjury({ region: 'demo', year: 2025, outcome: 'disabled', age: 45, grades: [10], medical: yuan('1000'), hospitalDays: 2, travel: yuan('50'), mentalDistress: yuan('5000') }, DEFAULT_TABLES);
    if (!injured.ok) throw new Error(injured.reason.code);
    expect(lossesFromInjury(injured.value, yuan('500'))).toEqual({ medical: yuan('1200'), deathDisability: yuan('120050'), mentalDistress: yuan('5000'), property: yuan('500') });
  });

  it('nobody gets more than the loss, and more fault of the driver never brings less', () => {
    const money = fc.integer({ min: 0, max: 90_000_000 }).map((value) => value as Fen);
    fc.assert(fc.property(money, money, money, fc.integer({ min: 80, max: 89 }), (medical, deathDisability, property, share) => {
      const losses = { medical, deathDisability, property };
      const less = calculate({ losses, vehicles: [{ ...CAR, sharePercent: share }] }).total;
      const more = calculate({ losses, vehicles: [{ ...CAR, sharePercent: share + 1 }] }).total;
      expect(less).toBeLessThanOrEqual(more);
      expect(more).toBeLessThanOrEqual(medical + deathDisability + property);
    }));
  });
});
