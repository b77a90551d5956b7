import type { Fen } from '../money/money.js';
import { localDate } from '../time/local-date.js';
import type { CompulsoryLimits, ParameterKey, ParameterTables, Region, RegionalParameter } from './parameters.js';

/** The region of demonstrations. Its values are invented and every sheet that uses them says so. */
export const DEMO_REGION = 'demo';

function region(code: string, zh: string, en: string): Region {
  return { code, name: { zh, en } };
}

// RSSH 22: a province, a special economic zone or a city with its own plan. Codes: GB/T 2260.
const REGIONS: readonly Region[] = [
  { code: DEMO_REGION, name: { zh: '演示地区（数值为演示用）', en: 'Demonstration region (values are invented)' }, demonstration: true },
  region('cn', '全国', 'Whole country'),
  region('110000', '北京', 'Beijing'), region('120000', '天津', 'Tianjin'), region('130000', '河北', 'Hebei'), region('140000', '山西', 'Shanxi'),
  region('150000', '内蒙古', 'Inner Mongolia'), region('210000', '辽宁', 'Liaoning'), region('210200', '大连', 'Dalian'), region('220000', '吉林', 'Jilin'),
  region('230000', '黑龙江', 'Heilongjiang'), region('310000', '上海', 'Shanghai'), region('320000', '江苏', 'Jiangsu'), region('330000', '浙江', 'Zhejiang'),
  region('330200', '宁波', 'Ningbo'), region('340000', '安徽', 'Anhui'), region('350000', '福建', 'Fujian'), region('350200', '厦门', 'Xiamen'),
  region('360000', '江西', 'Jiangxi'), region('370000', '山东', 'Shandong'), region('370200', '青岛', 'Qingdao'), region('410000', '河南', 'Henan'),
  region('420000', '湖北', 'Hubei'), region('430000', '湖南', 'Hunan'), region('440000', '广东', 'Guangdong'), region('440300', '深圳', 'Shenzhen'),
  region('440400', '珠海', 'Zhuhai'), region('440500', '汕头', 'Shantou'), region('450000', '广西', 'Guangxi'), region('460000', '海南', 'Hainan'),
  region('500000', '重庆', 'Chongqing'), region('510000', '四川', 'Sichuan'), region('520000', '贵州', 'Guizhou'), region('530000', '云南', 'Yunnan'),
  region('540000', '西藏', 'Tibet'), region('610000', '陕西', 'Shaanxi'), region('620000', '甘肃', 'Gansu'), region('630000', '青海', 'Qinghai'),
  region('640000', '宁夏', 'Ningxia'), region('650000', '新疆', 'Xinjiang'),
];

const DEMO_VALUES: readonly (readonly [ParameterKey, number])[] = [
  ['disposableIncome', 60_000], ['consumption', 36_000], ['averageWage', 8_000], ['minimumWage', 2_000], ['mealRate', 100], ['nursingRate', 150],
];
const DEMO_YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026] as const;

function demonstration(): readonly RegionalParameter[] {
  return DEMO_YEARS.flatMap((year) =>
    DEMO_VALUES.map(([key, yuan]) => ({ region: DEMO_REGION, year, key, value: (yuan * 100) as Fen, source: '演示数值 · demonstration value', demonstration: true as const })),
  );
}

function nationalIncome(year: number, yuan: number): RegionalParameter {
  return { region: 'cn', year, key: 'disposableIncome', value: (yuan * 100) as Fen, source: `国家统计局 ${year} 年国民经济和社会发展统计公报`, secondHand: true };
}

function limits(deathDisability: number, medical: number, property: number): CompulsoryLimits {
  return { deathDisability: (deathDisability * 100) as Fen, medical: (medical * 100) as Fen, property: (property * 100) as Fen };
}

function lpr(from: string, percent: string): { from: ReturnType<typeof localDate>; percent: string } {
  return { from: localDate(from), percent };
}

/** What the software knows without an administrator: few numbers, each with its source. */
export const DEFAULT_TABLES: ParameterTables = {
  regions: REGIONS,
  regional: [...demonstration(), nationalIncome(2021, 47_412), nationalIncome(2022, 49_283), nationalIncome(2023, 51_821), nationalIncome(2024, 54_188), nationalIncome(2025, 56_502)],
  lpr: {
    points: [
      lpr('2019-08-20', '4.25'), lpr('2019-09-20', '4.20'), lpr('2019-11-20', '4.15'), lpr('2020-02-20', '4.05'), lpr('2020-04-20', '3.85'),
      lpr('2021-12-20', '3.80'), lpr('2022-01-20', '3.70'), lpr('2022-08-22', '3.65'), lpr('2023-06-20', '3.55'), lpr('2023-08-21', '3.45'),
      lpr('2024-07-22', '3.35'), lpr('2024-10-21', '3.10'), lpr('2025-05-20', '3.00'),
    ],
    knownUntil: localDate('2026-08-20'),
    source: '全国银行间同业拆借中心 · https://www.chinamoney.com.cn/chinese/bklpr/',
  },
  compulsoryInsurance: [
    {
      from: localDate('2020-09-19'),
      atFault: limits(180_000, 18_000, 2_000),
      notAtFault: limits(18_000, 1_800, 100),
      source: '关于实施车险综合改革的指导意见（2020）',
      secondHand: true,
    },
  ],
  trafficShares: [
    { region: '370000', victimFault: 'all', low: 0, high: 10, law: 'SD66', article: '66' },
    { region: '370000', victimFault: 'main', low: 30, high: 40, law: 'SD66', article: '66' },
    { region: '370000', victimFault: 'equal', low: 60, high: 70, law: 'SD66', article: '66' },
    { region: '370000', victimFault: 'minor', low: 80, high: 90, law: 'SD66', article: '66' },
  ],
};
