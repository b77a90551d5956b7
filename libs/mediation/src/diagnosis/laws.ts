import type { BothLanguages, Source } from '../policy/policy.js';

/**
 * Short names of the norms that trees cite. secondHand: known from reports, not from the text;
 * every citation of it is marked, and the page says so.
 */
export const LAWS = {
  ANL: { zh: '职工带薪年休假条例', en: 'Paid Annual Leave Regulation' },
  BHL: { zh: '人身安全保护令规定', en: 'Provisions on Personal Safety Protection Orders' },
  CARD: { zh: '银行卡民事纠纷规定', en: 'Provisions on Bank Card Disputes' },
  CBF: { zh: '农村土地承包法', en: 'Rural Land Contracting Law' },
  CBJS: { zh: '农村土地承包纠纷解释', en: 'Interpretation on Land Contract Disputes' },
  CBZC: { zh: '农村土地承包经营纠纷调解仲裁法', en: 'Law on Mediation and Arbitration of Land Contract Disputes' },
  CC: { zh: '民法典', en: 'Civil Code' },
  CPL: { zh: '民事诉讼法', en: 'Civil Procedure Law' },
  CPLI: { zh: '民诉法解释', en: 'Interpretation of the Civil Procedure Law' },
  'CPL-W': { zh: '消费者权益保护法', en: 'Consumer Protection Law' },
  DWFY: { zh: '动物防疫法', en: 'Animal Epidemic Prevention Law' },
  ECL: { zh: '电子商务法', en: 'E-Commerce Law' },
  ESL: { zh: '电子签名法', en: 'Electronic Signature Law' },
  FJB: { zh: '反家庭暴力法', en: 'Anti-Domestic Violence Law' },
  FN: { zh: '妇女权益保障法', en: "Women's Rights Law" },
  FSL: { zh: '食品安全法', en: 'Food Safety Law' },
  GZZF: { zh: '工资支付暂行规定', en: 'Interim Provisions on Payment of Wages' },
  HTB: { zh: '合同编通则解释', en: 'Interpretation of the Contract Book (General Part)' },
  HY1: { zh: '婚姻家庭编解释（一）', en: 'Interpretation of the Marriage and Family Book (1)' },
  INS: { zh: '保险法', en: 'Insurance Law' },
  JC1: { zh: '继承编解释（一）', en: 'Interpretation of the Succession Book (1)' },
  JCTL: { zh: '劳动保障监察条例', en: 'Labour Inspection Regulation' },
  JGJS: { zh: '建设工程施工合同解释（一）', en: 'Interpretation on Construction Contracts (1)' },
  JQX: { zh: '交强险条例', en: 'Compulsory Traffic Insurance Regulation' },
  JTCX: { zh: '道路交通事故处理程序规定', en: 'Procedure for Handling Traffic Accidents' },
  JTSG: { zh: '道路交通事故损害赔偿解释', en: 'Interpretation on Traffic Damages' },
  JZBF: { zh: '住宅室内装饰装修管理办法', en: 'Measures for Home Decoration', secondHand: true },
  LAL: { zh: '法律援助法', en: 'Legal Aid Law' },
  LCL: { zh: '劳动合同法', en: 'Labour Contract Law' },
  LCLR: { zh: '劳动合同法实施条例', en: 'Implementing Regulation of the Labour Contract Law' },
  LDJS1: { zh: '劳动争议解释（一）', en: 'Interpretation on Labour Disputes (1)' },
  LDJS2: { zh: '劳动争议解释（二）', en: 'Interpretation on Labour Disputes (2)', secondHand: true },
  LDTZ: { zh: '劳动争议调解仲裁法', en: 'Labour Dispute Mediation and Arbitration Law' },
  MJJD: { zh: '民间借贷规定', en: 'Provisions on Private Lending' },
  NMG: { zh: '保障农民工工资支付条例', en: "Regulation on Paying Migrant Workers' Wages" },
  OLD: { zh: '老年人权益保障法', en: 'Law on Rights of the Elderly' },
  QF: { zh: '建筑物区分所有权解释', en: 'Interpretation on Divided Ownership of Buildings' },
  QQ1: { zh: '侵权责任编解释（一）', en: 'Interpretation of the Tort Book (1)' },
  RMTJ: { zh: '人民调解法', en: "People's Mediation Law" },
  RSSH: { zh: '人身损害赔偿解释', en: 'Interpretation on Personal Injury Damages' },
  RTSL: { zh: '道路交通安全法', en: 'Road Traffic Safety Law' },
  SIL: { zh: '社会保险法', en: 'Social Insurance Law' },
  SSSX: { zh: '诉讼时效规定', en: 'Provisions on Limitation of Actions' },
  TDGL: { zh: '土地管理法', en: 'Land Administration Law' },
  TDSS: { zh: '土地管理法实施条例', en: 'Implementing Regulation of the Land Administration Law' },
  TS12315: { zh: '市场监管投诉举报暂行办法', en: 'Measures for Complaints to Market Supervision', secondHand: true },
  WCN: { zh: '未成年人保护法', en: 'Law on the Protection of Minors' },
  WI: { zh: '工伤保险条例', en: 'Work Injury Insurance Regulation' },
  WYJS: { zh: '物业服务纠纷解释', en: 'Interpretation on Property Service Disputes' },
  WYTL: { zh: '物业管理条例', en: 'Property Management Regulation' },
  XBT: { zh: '消费者权益保护法实施条例', en: 'Implementing Regulation of the Consumer Protection Law', secondHand: true },
  XZFY: { zh: '行政复议法', en: 'Administrative Review Law' },
  YFS: { zh: '预付式消费解释', en: 'Interpretation on Prepaid Consumption' },
  YLJF: { zh: '医疗纠纷预防和处理条例', en: 'Regulation on Medical Disputes' },
  YLSH: { zh: '医疗损害责任解释', en: 'Interpretation on Medical Damages' },
  ZAF: { zh: '治安管理处罚法', en: 'Public Security Penalties Law', secondHand: true },
  ZLGL: { zh: '建设工程质量管理条例', en: 'Regulation on Construction Quality' },
  ZLJS: { zh: '城镇房屋租赁合同解释', en: 'Interpretation on Urban Leases' },
  ZLT: { zh: '住房租赁条例', en: 'Housing Rental Regulation', secondHand: true },
  ZSF: { zh: '噪声污染防治法', en: 'Noise Pollution Law' },
  ZXGL: { zh: '征信业管理条例', en: 'Credit Reporting Regulation' },
} as const satisfies Record<string, BothLanguages & { secondHand?: true }>;

export type LawCode = keyof typeof LAWS;

function isLaw(code: string): code is LawCode {
  return Object.hasOwn(LAWS, code);
}

/** Full name of a norm; the short name itself when it is not in the list. */
export function lawName(law: string): BothLanguages {
  return isLaw(law) ? { zh: LAWS[law].zh, en: LAWS[law].en } : { zh: law, en: law };
}

/**
 * Reads `LCL 30, 85; LDJS2 19; CC 188 (check)` as sources. `(check)` marks what was not read in the text.
 * @throws RangeError for an unknown norm or a missing article: a mistake in a tree.
 */
export function cite(text: string): readonly Source[] {
  return text.split(';').flatMap((part) => {
    const marked = part.includes('(check)');
    const [law = '', ...rest] = part.replace('(check)', '').trim().split(' ');
    const articles = rest.join(' ').split(',').map((article) => article.trim());
    if (!isLaw(law) || articles.some((article) => article === '')) throw new RangeError(`no such citation: ${part}`);
    const secondHand = marked || 'secondHand' in LAWS[law];
    return articles.map((article): Source => (secondHand ? { law, article, secondHand: true } : { law, article }));
  });
}
