import { fen } from '../money/money.js';
import type { Fen } from '../money/money.js';
import type { BothLanguages, Source } from '../policy/policy.js';
import type { Outcome } from '../policy/refusal.js';
import type { LocalDate } from '../time/local-date.js';
import { sheetLine, sheetOf } from './calculation-sheet.js';
import type { Sheet, SheetLine } from './calculation-sheet.js';
import { limitsFor, limitsOn, payWithinLimits } from './compulsory-insurance.js';
import { nationalParameter } from './parameters.js';
import type { CompulsoryLimits, DatedLimits, ParameterTables } from './parameters.js';
import { decimalText, minus, ONE, percent, rational, roundHalfUp, times, yuanText } from './rational.js';
import type { Rational } from './rational.js';
import { amount, calculation, day, few, quantity, stop } from './refuse.js';
import { countLosses } from './traffic-losses.js';
import type { CountedLosses, Losses } from './traffic-losses.js';
import { agreedShares, shareRange } from './traffic-share.js';
import type { VictimFault } from './traffic-share.js';
import type { Warning } from './warnings.js';

/** A motor vehicle on the other side of the victim. */
export interface Vehicle {
  /** Whether its compulsory insurance runs. */
  readonly insured: boolean;
  /** Only asked when it is not insured: is the driver the one who had to insure. */
  readonly ownerDrives?: boolean;
  /** Absent: at fault, unless all the fault is the victim's. */
  readonly atFault?: boolean;
  /** Percent of the rest, where the law leaves a range. */
  readonly sharePercent?: number | string;
  /** Commercial third-party insurance, by its contract. */
  readonly commercial?: { readonly limit: Fen; readonly coversMentalDistress: boolean };
}

export interface TrafficFacts {
  readonly accidentOn: LocalDate;
  readonly region: string;
  readonly victim: 'motor' | 'nonMotor';
  readonly victimFault: VictimFault;
  /** The victim ran into the vehicle on purpose (RTSL 76(2)). */
  readonly intentional?: boolean;
  readonly losses: Losses;
  readonly otherVictims?: readonly Losses[];
  /** The victim asks to have mental distress paid first inside the compulsory insurance (JTSG 13). */
  readonly mentalDistressFirst?: boolean;
  readonly lawfulCommercialVehicle?: boolean;
  /** The victim rode along without paying (CC 1217). */
  readonly freeRide?: { readonly commercialCar: boolean; readonly intentOrGrossFault: boolean; readonly reducePercent: number | string };
  readonly vehicles: readonly Vehicle[];
}

const LABEL: BothLanguages = { zh: '交通事故赔偿分担', en: 'Who pays after a traffic accident' };
const ORDER: Source[] = [{ law: 'CC', article: '1213' }, { law: 'JTSG', article: '13' }];
const HEADS = {
  medical: { zh: '医疗费用', en: 'medical' },
  deathDisability: { zh: '死亡伤残', en: 'death and disability' },
  property: { zh: '财产损失', en: 'property' },
} as const satisfies Record<keyof CompulsoryLimits, BothLanguages>;
const HEAD_KEYS = ['medical', 'deathDisability', 'property'] as const;

/** C-3: compulsory insurance first, then commercial insurance by contract, then who caused it (CC 1213). */
export function calculateTraffic(facts: TrafficFacts, tables: ParameterTables): Outcome<Sheet> {
  return calculation(() => {
    const warnings: Warning[] = [];
    const row = limitsOn(day('accidentOn', facts.accidentOn), tables);
    const losses = countLosses(facts.losses, facts.lawfulCommercialVehicle, warnings);
    const vehicles = few('vehicles', facts.vehicles, 10);
    if (vehicles.length === 0) return stop('calculator.fact-missing', { field: 'vehicles' });
    const range = shareRange(facts.victim, facts.victimFault, facts.region, tables);
    if (facts.intentional) {
      const none = sheetLine({
        id: 'intentional', label: { zh: '受害人故意', en: 'The victim’s own intent' }, formula: { zh: '机动车一方不承担', en: 'the motor side owes nothing' },
        sources: [{ law: 'RTSL', article: '76(2)' }], amount: rational(0),
      });
      return sheetOf('traffic', LABEL, [none], [{ code: 'traffic.intentional' }]);
    }
    const shares = agreedShares(range, vehicles.map((vehicle) => vehicle.sharePercent));
    const compulsory = compulsoryLines(facts, losses, vehicles, row, warnings);
    const rest = restAfter(losses, compulsory.paid, facts.mentalDistressFirst === true);
    const restLine = sheetLine({
      id: 'rest', label: { zh: '交强险赔付后剩余损失', en: 'Loss left after the compulsory insurance' },
      formula: { zh: `${yuanText(rest.all)}（其中精神损害 ${yuanText(rest.mental)}）`, en: `${yuanText(rest.all)} (of it mental distress ${yuanText(rest.mental)})` },
      sources: ORDER, amount: rational(rest.all), effect: 'informs',
    });
    const keep = freeRideKeeps(facts, warnings);
    const further: SheetLine[] = [];
    let left = rest.all;
    vehicles.forEach((vehicle, index) => {
      const share = shares[index] ?? rational(0);
      // Rounding each vehicle alone could ask a fen too much from all of them together.
      const owed = fen(Math.min(left, Number(roundHalfUp(times(rational(rest.all), percent(share), keep)))));
      left = fen(left - owed);
      further.push(...furtherLines(vehicle, index, { share, keep, owed }, rest, range.sources, warnings));
    });
    return sheetOf('traffic', LABEL, [...compulsory.lines, restLine, ...further], warnings);
  });
}

function compulsoryLines(facts: TrafficFacts, losses: CountedLosses, vehicles: readonly Vehicle[], row: DatedLimits, warnings: Warning[]): { lines: SheetLine[]; paid: CompulsoryLimits } {
  const others = few('otherVictims', facts.otherVictims, 30).map((other) => countLosses(other, facts.lawfulCommercialVehicle, []));
  const limits = vehicles.map((vehicle) => limitsFor(row, facts.victimFault !== 'all' && vehicle.atFault !== false));
  const lines: SheetLine[] = [];
  const paid = { medical: fen(0), deathDisability: fen(0), property: fen(0) };
  for (const head of HEAD_KEYS) {
    const own = lossOf(losses, head);
    const everyone = fen(others.reduce((sum, other) => sum + lossOf(other, head), Number(own)));
    const parts = payWithinLimits(own, everyone, limits.map((limit) => limit[head]));
    parts.forEach((part, index) => {
      paid[head] = fen(paid[head] + part);
      const limit = limits[index]?.[head] ?? fen(0);
      if (own > 0) lines.push(compulsoryLine(head, index, part, { own, everyone, limit, alone: others.length === 0 && vehicles.length === 1 }, row, vehicles[index]?.insured === true));
    });
  }
  if (others.length > 0) warnings.push({ code: 'traffic.shared-limit' });
  uninsuredWarnings(vehicles, warnings);
  return { lines, paid };
}

function compulsoryLine(head: keyof CompulsoryLimits, index: number, part: Fen, numbers: { own: Fen; everyone: Fen; limit: Fen; alone: boolean }, row: DatedLimits, insured: boolean): SheetLine {
  const { own, everyone, limit, alone } = numbers;
  const payer = insured ? { zh: '交强险', en: 'Compulsory insurance' } : { zh: '投保义务人（限额内）', en: 'Who had to insure (within the limit)' };
  const split = alone ? { zh: '', en: '' } : { zh: `，按损失 ${yuanText(own)}／${yuanText(everyone)} 及各车限额分担`, en: `, split by losses ${yuanText(own)}/${yuanText(everyone)} and limits` };
  return sheetLine({
    id: `car-${index + 1}.compulsory.${head}`,
    label: { zh: `${payer.zh}：${HEADS[head].zh}（车辆${index + 1}）`, en: `${payer.en}: ${HEADS[head].en} (vehicle ${index + 1})` },
    formula: { zh: `损失 ${yuanText(own)}，限额 ${yuanText(limit)}${split.zh}`, en: `loss ${yuanText(own)}, limit ${yuanText(limit)}${split.en}` },
    inputs: { loss: own, allVictims: everyone },
    sources: [...ORDER, ...(insured ? [] : [{ law: 'JTSG', article: '16' }, { law: 'QQ1', article: '21' }]), ...(alone ? [] : [{ law: 'JTSG', article: '18' }, { law: 'JTSG', article: '19' }])],
    parameters: [nationalParameter(`compulsory.${head}`, { zh: `交强险限额：${HEADS[head].zh}`, en: `compulsory limit: ${HEADS[head].en}` }, yuanText(limit), row.from, row.source, row.secondHand === true)],
    amount: rational(part), ...(own < everyone ? { rounding: 'down' as const } : {}),
  });
}

function lossOf(losses: CountedLosses, head: keyof CompulsoryLimits): Fen {
  if (head === 'deathDisability') return fen(losses.otherPersonal + losses.mental);
  return head === 'medical' ? losses.medical : losses.property;
}

function uninsuredWarnings(vehicles: readonly Vehicle[], warnings: Warning[]): void {
  const uninsured = vehicles.filter((vehicle) => !vehicle.insured);
  if (uninsured.length === 0) return;
  warnings.push({ code: 'traffic.uninsured-owner-pays' });
  if (uninsured.some((vehicle) => vehicle.ownerDrives === undefined)) stop('calculator.fact-missing', { field: 'ownerDrives' });
  if (uninsured.some((vehicle) => vehicle.ownerDrives === false)) warnings.push({ code: 'traffic.owner-and-driver-jointly' });
  if (uninsured.length < vehicles.length) warnings.push({ code: 'traffic.insured-vehicle-pays-first' });
}

interface Rest {
  readonly all: Fen;
  readonly mental: Fen;
  /** Losses a commercial policy usually leaves out. */
  readonly indirect: Fen;
}

function restAfter(losses: CountedLosses, paid: CompulsoryLimits, mentalFirst: boolean): Rest {
  const mentalPaid = mentalFirst ? Math.min(losses.mental, paid.deathDisability) : Math.max(0, paid.deathDisability - losses.otherPersonal);
  const lost = losses.medical + losses.otherPersonal + losses.mental + losses.property + losses.indirect;
  return { all: fen(lost - paid.medical - paid.deathDisability - paid.property), mental: fen(losses.mental - mentalPaid), indirect: losses.indirect };
}

/** The part that stays after the reduction for a free ride in a non-commercial car (CC 1217). */
function freeRideKeeps(facts: TrafficFacts, warnings: Warning[]): Rational {
  const ride = facts.freeRide;
  if (!ride) return ONE;
  const reduce = quantity('reducePercent', ride.reducePercent, 0, 100);
  if (!ride.commercialCar && !ride.intentOrGrossFault) return minus(ONE, percent(reduce));
  warnings.push({ code: 'traffic.free-ride-not-reduced' });
  return ONE;
}

function furtherLines(vehicle: Vehicle, index: number, claim: { share: Rational; keep: Rational; owed: Fen }, rest: Rest, shareSources: readonly Source[], warnings: Warning[]): SheetLine[] {
  const { share, keep, owed } = claim;
  const part = times(percent(share), keep);
  const reduced = keep === ONE ? '' : ` × ${decimalText(times(keep, rational(100)))}%`;
  const formula = `${yuanText(rest.all)} × ${decimalText(share)}%${reduced}`;
  const sources = [...shareSources, ...ORDER, ...(keep === ONE ? [] : [{ law: 'CC', article: '1217' }])];
  const lines: SheetLine[] = [];
  let insurer = 0;
  if (vehicle.commercial) {
    const limit = amount('commercial.limit', vehicle.commercial.limit);
    const covered = rest.all - rest.indirect - (vehicle.commercial.coversMentalDistress ? 0 : rest.mental);
    insurer = Math.min(limit, owed, Number(roundHalfUp(times(rational(covered), part))));
    warnings.push({ code: 'traffic.commercial-by-contract' });
    lines.push(sheetLine({
      id: `car-${index + 1}.commercial`,
      label: { zh: `商业三者险（车辆${index + 1}）`, en: `Commercial insurance (vehicle ${index + 1})` },
      formula: { zh: `${yuanText(fen(covered))} × ${decimalText(share)}%${reduced}，保额 ${yuanText(limit)}`, en: `${yuanText(fen(covered))} × ${decimalText(share)}%${reduced}, insured up to ${yuanText(limit)}` },
      inputs: { limit }, sources, amount: rational(insurer),
    }));
  }
  lines.push(sheetLine({
    id: `car-${index + 1}.tortfeasor`,
    label: { zh: `侵权人自己赔（车辆${index + 1}）`, en: `Paid by who caused it (vehicle ${index + 1})` },
    formula: insurer > 0 ? { zh: `${formula} − ${yuanText(fen(insurer))}`, en: `${formula} − ${yuanText(fen(insurer))}` } : { zh: formula, en: formula },
    inputs: { sharePercent: decimalText(share) }, sources, amount: rational(owed - insurer),
  }));
  return lines;
}
