import type { BothLanguages } from '../policy/policy.js';

/** One stretch of days off of a year, first and last day included. */
export interface HolidayStretch {
  readonly from: string;
  readonly to: string;
  readonly name: BothLanguages;
}

/** What the State Council publishes for one year: the days off, and the weekend days on which people work instead. */
export interface YearSchedule {
  readonly year: number;
  /** Number and day of the notice, shown beside a deadline that moved. */
  readonly notice: string;
  readonly published: string;
  readonly off: readonly HolidayStretch[];
  readonly workingWeekends: readonly string[];
}

const NEW_YEAR = { zh: '元旦', en: 'New Year' };
const SPRING = { zh: '春节', en: 'Spring Festival' };
const TOMBS = { zh: '清明节', en: 'Tomb-Sweeping Day' };
const LABOUR = { zh: '劳动节', en: 'Labour Day' };
const DRAGON = { zh: '端午节', en: 'Dragon Boat Festival' };
const MOON = { zh: '中秋节', en: 'Mid-Autumn Festival' };
const NATIONAL = { zh: '国庆节', en: 'National Day' };
const NATIONAL_AND_MOON = { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' };

/**
 * The published years. A year is added only from its notice; nothing is derived from rules, because the
 * moved weekends cannot be foretold. An administrator can add a year without a new release (`withYear`).
 */
export const CHINA_SCHEDULES: readonly YearSchedule[] = [
  {
    year: 2024,
    notice: '国办发明电〔2023〕7号',
    published: '2023-10-25',
    off: [
      { from: '2024-01-01', to: '2024-01-01', name: NEW_YEAR },
      { from: '2024-02-10', to: '2024-02-17', name: SPRING },
      { from: '2024-04-04', to: '2024-04-06', name: TOMBS },
      { from: '2024-05-01', to: '2024-05-05', name: LABOUR },
      { from: '2024-06-10', to: '2024-06-10', name: DRAGON },
      { from: '2024-09-15', to: '2024-09-17', name: MOON },
      { from: '2024-10-01', to: '2024-10-07', name: NATIONAL },
    ],
    workingWeekends: ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'],
  },
  {
    year: 2025,
    notice: '国办发明电〔2024〕12号',
    published: '2024-11-12',
    off: [
      { from: '2025-01-01', to: '2025-01-01', name: NEW_YEAR },
      { from: '2025-01-28', to: '2025-02-04', name: SPRING },
      { from: '2025-04-04', to: '2025-04-06', name: TOMBS },
      { from: '2025-05-01', to: '2025-05-05', name: LABOUR },
      { from: '2025-05-31', to: '2025-06-02', name: DRAGON },
      { from: '2025-10-01', to: '2025-10-08', name: NATIONAL_AND_MOON },
    ],
    workingWeekends: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    notice: '国办发明电〔2025〕7号',
    published: '2025-11-04',
    off: [
      { from: '2026-01-01', to: '2026-01-03', name: NEW_YEAR },
      { from: '2026-02-15', to: '2026-02-23', name: SPRING },
      { from: '2026-04-04', to: '2026-04-06', name: TOMBS },
      { from: '2026-05-01', to: '2026-05-05', name: LABOUR },
      { from: '2026-06-19', to: '2026-06-21', name: DRAGON },
      { from: '2026-09-25', to: '2026-09-27', name: MOON },
      { from: '2026-10-01', to: '2026-10-07', name: NATIONAL },
    ],
    workingWeekends: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];
