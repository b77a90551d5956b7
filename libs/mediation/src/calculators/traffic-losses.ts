import { fen } from '../money/money.js';
import type { Fen } from '../money/money.js';
import type { Sheet } from './calculation-sheet.js';
import { amount, optionalAmount, stop } from './refuse.js';
import type { Warning } from './warnings.js';

/** Losses of one victim by the heads of the compulsory insurance. */
export interface Losses {
  /** Treatment, hospital meals, further treatment, nutrition. */
  readonly medical: Fen;
  /** Everything else for the person: income, care, travel, disability or death, dependants. */
  readonly deathDisability: Fen;
  readonly mentalDistress?: Fen;
  /** Repair, towing, replacement value, goods in the car (JTSG 12). */
  readonly property: Fen;
  readonly lostBusiness?: Fen;
  readonly substituteTransport?: Fen;
}

/** Losses with everything that is not owed taken out. */
export interface CountedLosses {
  readonly medical: Fen;
  readonly otherPersonal: Fen;
  readonly mental: Fen;
  readonly property: Fen;
  /** Lost business or substitute transport: no loss the compulsory insurance covers. */
  readonly indirect: Fen;
}

/** Checks the losses; lost business only for lawful commercial vehicles, substitute transport only for others (JTSG 12). */
export function countLosses(losses: Losses, lawfulCommercialVehicle: boolean | undefined, warnings: Warning[]): CountedLosses {
  const lostBusiness = optionalAmount('lostBusiness', losses.lostBusiness);
  const substitute = optionalAmount('substituteTransport', losses.substituteTransport);
  if (lostBusiness + substitute > 0 && lawfulCommercialVehicle === undefined) return stop('calculator.fact-missing', { field: 'lawfulCommercialVehicle' });
  const commercial = lawfulCommercialVehicle === true;
  if (lostBusiness > 0 && !commercial) warnings.push({ code: 'traffic.lost-business-not-counted' });
  if (substitute > 0 && commercial) warnings.push({ code: 'traffic.substitute-not-counted' });
  return {
    medical: amount('medical', losses.medical),
    otherPersonal: amount('deathDisability', losses.deathDisability),
    mental: optionalAmount('mentalDistress', losses.mentalDistress),
    property: amount('property', losses.property),
    indirect: commercial ? lostBusiness : substitute,
  };
}

const MEDICAL_LINES: readonly string[] = ['medical', 'hospital-meals', 'follow-up-treatment', 'nutrition'];

/** Sorts the lines of an injury sheet into the heads of the compulsory insurance. */
export function lossesFromInjury(sheet: Sheet, property: Fen): Losses {
  const sum = (wanted: (id: string) => boolean): Fen =>
    fen(sheet.lines.filter((line) => line.effect === 'adds' && wanted(line.id)).reduce((total, line) => total + line.amount, 0));
  return {
    medical: sum((id) => MEDICAL_LINES.includes(id)),
    deathDisability: sum((id) => !MEDICAL_LINES.includes(id) && id !== 'mental-distress'),
    mentalDistress: sum((id) => id === 'mental-distress'),
    property,
  };
}
