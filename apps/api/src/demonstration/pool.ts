import type { Specialty } from '@jiefen/mediation';

/** An expert of the invented pool. */
export interface DemonstrationExpert {
  readonly name: string;
  readonly mail: string;
  readonly path: string;
  readonly specialties: readonly Specialty[];
  readonly languages: readonly string[];
  readonly hours: keyof typeof HOURS;
  readonly open: number;
  readonly limit: number;
  /** What was shown as proof of the first field. */
  readonly proof: string;
  readonly profile: string;
  readonly profileEn: string;
  /** Days from today on which the training ends; negative = it has ended. */
  readonly trainedFor: number;
  /** Days from today until which the expert is away. */
  readonly awayFor?: number;
  /** The field nobody has checked yet. */
  readonly unproven?: Specialty;
  readonly relation?: { readonly otherName: string; readonly relation: 'partyOrCloseRelative' | 'interest' | 'other' };
}

type Span = [string, string];
const MORNING: Span = ['09:00', '12:00'];
const AFTERNOON: Span = ['14:00', '17:30'];
const EVENING: Span = ['19:00', '21:00'];

/** Ways in which the experts' weeks look. */
export const HOURS = {
  office: { mon: [MORNING, AFTERNOON], tue: [MORNING, AFTERNOON], wed: [MORNING, AFTERNOON], thu: [MORNING, AFTERNOON], fri: [MORNING, AFTERNOON] },
  evenings: { mon: [EVENING], tue: [EVENING], wed: [EVENING], thu: [EVENING], fri: [EVENING], sat: [MORNING, AFTERNOON, EVENING] },
  weekend: { fri: [EVENING], sat: [MORNING, AFTERNOON], sun: [MORNING, AFTERNOON] },
  mixed: { mon: [MORNING], tue: [AFTERNOON], wed: [MORNING, EVENING], thu: [AFTERNOON], fri: [EVENING], sat: [MORNING] },
} satisfies Record<string, Partial<Record<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun', Span[]>>>;

const town = (key: string): string => `qh.gucheng.${key}.`;

/** Those who are met in the examples, and the ones who show why somebody may not be asked. */
const NAMED: readonly DemonstrationExpert[] = [
  {
    name: '周敏和', mail: 'zhouminhe', path: town('liutang'), specialties: ['labour', 'consumer'], languages: ['mandarin', 'local'], hours: 'evenings', open: 3, limit: 10,
    proof: '人民调解员证 古调 0031', profile: '在柳塘镇做调解十一年，以前是纺织厂的工会干事。', profileEn: 'Eleven years of mediation in Liutang; a union officer in the textile mill before.', trainedFor: 78,
  },
  {
    name: '林柏舟', mail: 'linbozhou', path: town('x-traffic'), specialties: ['traffic', 'neighbourhood'], languages: ['mandarin', 'local'], hours: 'evenings', open: 4, limit: 10,
    proof: '人民调解员证 古调 0104', profile: '退休前在交警队处理事故，懂伤残赔偿怎么算。', profileEn: 'Handled accidents with the traffic police before retiring; knows how injuries are compensated.', trainedFor: 104,
  },
  {
    name: '郭怀远', mail: 'guohuaiyuan', path: town('x-traffic'), specialties: ['traffic'], languages: ['mandarin'], hours: 'office', open: 2, limit: 10,
    proof: '保险公估人资格证 0218', profile: '做过保险定损，会把每一笔赔偿讲清楚。', profileEn: 'Used to assess claims for an insurer and explains every item of a compensation.', trainedFor: 104,
    relation: { otherName: '顺达运输有限公司', relation: 'interest' },
  },
  {
    name: '宁秋水', mail: 'ningqiushui', path: town('dongdu'), specialties: ['traffic', 'family'], languages: ['mandarin', 'local'], hours: 'mixed', open: 8, limit: 10,
    proof: '人民调解员证 古调 0077', profile: '东渡镇的老调解员，急事晚上也来。', profileEn: 'A mediator of long standing in Dongdu who also comes in the evening.', trainedFor: 24,
    relation: { otherName: '赵志强', relation: 'partyOrCloseRelative' },
  },
  {
    name: '苏禾', mail: 'suhe', path: town('x-labour'), specialties: ['labour', 'traffic'], languages: ['mandarin', 'english'], hours: 'evenings', open: 3, limit: 10,
    proof: '律师执业证 清禾 1182', profile: '律师，做劳动和人身损害案件九年，能用英语谈。', profileEn: 'A lawyer with nine years of labour and injury cases; can also talk in English.', trainedFor: 63,
  },
  {
    name: '贺南星', mail: 'henanxing', path: town('shiwan'), specialties: ['traffic', 'neighbourhood'], languages: ['mandarin', 'sign'], hours: 'weekend', open: 5, limit: 10,
    proof: '社会工作者证 清社 0456', profile: '社会工作者，会手语。', profileEn: 'A social worker who signs.', trainedFor: 104,
  },
  {
    name: '秦越', mail: 'qinyue', path: town('shiwan'), specialties: ['property', 'consumer'], languages: ['mandarin', 'local'], hours: 'office', open: 1, limit: 10,
    proof: '人民调解员证 古调 0217', profile: '物业和消费纠纷。', profileEn: 'Property management and consumer disputes.', trainedFor: -17,
  },
  {
    name: '方小满', mail: 'fangxiaoman', path: town('x-finance'), specialties: ['finance'], languages: ['mandarin'], hours: 'office', open: 10, limit: 10,
    proof: '银行从业资格证 3320', profile: '银行工作十五年，借款和保险。', profileEn: 'Fifteen years in a bank; loans and insurance.', trainedFor: 104,
  },
  {
    name: '邵平', mail: 'shaoping', path: town('x-labour'), specialties: ['labour'], languages: ['mandarin', 'local'], hours: 'office', open: 10, limit: 10,
    proof: '劳动关系协调员证 0091', profile: '以前管人事，现在帮人谈工资。', profileEn: 'Used to run a personnel office; now helps people talk about wages.', trainedFor: 90,
  },
  {
    name: '严立冬', mail: 'yanlidong', path: town('x-traffic'), specialties: ['traffic'], languages: ['mandarin', 'local'], hours: 'office', open: 2, limit: 8,
    proof: '人民调解员证 古调 0188', profile: '交通事故。', profileEn: 'Road accidents.', trainedFor: -41,
  },
];

/** Fields of the others, so that the pool as a whole has the mix of a real county. */
const OTHERS: readonly (readonly [first: Specialty, many: number, homes: readonly string[], proof: string, zh: string, en: string, second?: Specialty])[] = [
  ['neighbourhood', 14, ['liutang.laojie', 'liutang.shangyang', 'liutang.shiqiao', 'liutang.hetou', 'dongdu.dukou', 'dongdu.nanbao', 'dongdu.taoyuan', 'dongdu.xiaoling', 'shiwan.jishi', 'shiwan.baita', 'shiwan.qingshan', 'shiwan.xinwan', 'liutang', 'dongdu'], '人民调解员证', '村里的人都认识，邻里的事先去家里听一听。', 'Known to everybody in the village; listens at home first.', 'family'],
  ['traffic', 7, ['x-traffic', 'liutang', 'dongdu', 'shiwan'], '人民调解员证', '交通事故和人身损害赔偿。', 'Road accidents and injury compensation.'],
  ['labour', 6, ['x-labour', 'liutang', 'shiwan', 'dongdu'], '劳动关系协调员证', '工资、工伤、劳动合同。', 'Wages, work injuries and labour contracts.'],
  ['family', 8, ['liutang', 'dongdu', 'shiwan', 'liutang.laojie'], '婚姻家庭咨询师证', '家里的事，慢慢说。', 'Family matters, without hurry.', 'neighbourhood'],
  ['finance', 5, ['x-finance', 'x-finance', 'liutang', 'dongdu'], '银行从业资格证', '借款、银行和保险。', 'Loans, banks and insurance.'],
  ['consumer', 4, ['dongdu', 'shiwan', 'shiwan.jishi', 'liutang'], '消费维权联络员证', '买东西、办卡、退款。', 'Purchases, prepaid cards and refunds.'],
  ['property', 3, ['shiwan.xinwan', 'liutang', 'dongdu'], '物业管理师证', '物业、租房和装修。', 'Property management, rent and renovation.', 'construction'],
  ['medical', 3, ['', '', 'liutang'], '执业医师证', '退休医生，帮双方看懂病历。', 'A retired doctor who helps both sides read the records.'],
];

const FAMILY_NAMES = '梁宋韩冯董萧程曹袁邓傅曾彭吕苏卢蒋蔡贾丁薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱'.split('');
const GIVEN_NAMES = ['国平', '春梅', '志成', '玉兰', '建华', '秀英', '文斌', '丽萍', '德胜', '晓燕', '永安', '桂芳', '立新', '红霞', '长青', '素珍', '家明', '月华', '学文', '静怡', '云峰', '海燕', '正阳', '若兰', '思远', '慧敏', '宏伟', '雪梅', '景行', '淑贞'] as const;
const HOUR_NAMES = ['office', 'evenings', 'mixed', 'weekend'] as const;

/** Sixty experts. Nothing is drawn by lot: every installation shows the same people. */
export function pool(): DemonstrationExpert[] {
  const others = OTHERS.flatMap(([first, many, homes, proof, profile, profileEn, second]) =>
    Array.from({ length: many }, (_, at) => ({ first, home: homes[at % homes.length] ?? '', proof, profile, profileEn, second: at % 3 === 0 ? second : undefined })),
  );
  return [
    ...NAMED,
    ...others.map(
      ({ first, home, proof, profile, profileEn, second }, at): DemonstrationExpert => ({
        name: `${FAMILY_NAMES[at % FAMILY_NAMES.length] ?? '梁'}${GIVEN_NAMES[(at * 7) % GIVEN_NAMES.length] ?? '国平'}`,
        mail: `expert${String(at + 11)}`,
        path: home === '' ? 'qh.gucheng.' : town(home),
        specialties: second ? [first, second] : [first],
        languages: at % 4 === 3 ? ['mandarin'] : at % 9 === 0 ? ['mandarin', 'local', 'yue'] : ['mandarin', 'local'],
        hours: HOUR_NAMES[at % HOUR_NAMES.length] ?? 'office',
        open: (at * 5) % 8,
        limit: 8 + (at % 3) * 2,
        proof: `${proof} 古 ${String(300 + at)}`,
        profile,
        profileEn,
        trainedFor: at === 21 ? 12 : at === 33 ? 28 : 40 + ((at * 11) % 70),
        ...(at === 17 ? { awayFor: 9 } : {}),
        ...(at === 29 ? { unproven: first } : {}),
      }),
    ),
  ];
}
