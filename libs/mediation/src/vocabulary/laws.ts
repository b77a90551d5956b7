import type { BothLanguages } from '../policy/policy.js';
import { LAWS } from '../diagnosis/laws.js';

/** Norms that rules cite beside those of the trees. */
const MORE: Readonly<Record<string, BothLanguages>> = {
  ANLM: { zh: '企业职工带薪年休假实施办法', en: 'Measures for Paid Annual Leave' },
  GZF: { zh: '公证法', en: 'Notary Law' },
  LDJS2: { zh: '劳动争议解释（二） 法释〔2025〕12号', en: 'Interpretation on Labour Disputes (2)' },
  LDZCGZ: { zh: '劳动人事争议仲裁办案规则', en: 'Rules of Labour Arbitration' },
  LL: { zh: '劳动法', en: 'Labour Law' },
  NB: { zh: '宁波市人民调解条例', en: 'Ningbo Regulation on People’s Mediation' },
  PIPL: { zh: '个人信息保护法', en: 'Personal Information Protection Law' },
  RMTJGD: { zh: '人民调解工作若干规定', en: 'Provisions on the Work of People’s Mediation' },
  SD66: { zh: '山东省实施〈道路交通安全法〉办法', en: 'Shandong Measures for the Road Traffic Safety Law' },
  SDDY: { zh: '山东省多元化解纠纷促进条例', en: 'Shandong Regulation on Diversified Dispute Resolution' },
  SFQR: { zh: '司法确认程序规定 法释〔2011〕5号', en: 'Provisions on Judicial Confirmation (2011)' },
  SSF: { zh: '诉讼费用交纳办法', en: 'Measures for the Payment of Litigation Costs' },
  SSTJ: { zh: '商事调解条例', en: 'Commercial Mediation Regulation' },
  SZ: { zh: '深圳矛盾纠纷多元化解条例', en: 'Shenzhen Regulation on Diversified Dispute Resolution' },
  TYTJ: { zh: '人民法院特邀调解规定', en: 'Provisions on Invited Mediation (2016)' },
  ZXSS: { zh: '人民法院在线诉讼规则', en: 'Online Litigation Rules (2021)' },
  ZXTJ: { zh: '人民法院在线调解规则', en: 'Online Mediation Rules of the Courts (2022)' },
  portal: { zh: '本平台的承诺', en: 'The portal’s own promise' },
};

/** Full name of a norm by its short name. A norm cited by its full name is its own name. */
export function nameOfLaw(law: string): BothLanguages {
  const names: Readonly<Record<string, BothLanguages>> = LAWS;
  const found = MORE[law] ?? names[law];
  return found ? { zh: found.zh, en: found.en } : { zh: law, en: law };
}
