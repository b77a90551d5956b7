import type { BothLanguages, Source } from '../policy/policy.js';

export interface Ground extends BothLanguages {
  readonly source: Source;
}

/** Why a court would not accept or not confirm, or why the paper would not bind: the reason behind every finding. */
export const GROUNDS = {
  mandatoryLaw: { zh: '违反法律强制性规定', en: 'Against mandatory law', source: { law: 'CPLI', article: '358(1)' } },
  rightsOfOthers: { zh: '损害国家、社会公共利益或者他人合法权益', en: 'Harms the public or the rights of others', source: { law: 'CPLI', article: '358(2)' } },
  publicMorals: { zh: '违背公序良俗', en: 'Against public order and good morals', source: { law: 'CPLI', article: '358(3)' } },
  notVoluntary: { zh: '违反自愿原则', en: 'Not voluntary', source: { law: 'CPLI', article: '358(4)' } },
  contentUnclear: { zh: '内容不明确', en: 'The content is not clear', source: { law: 'CPLI', article: '358(5)' } },
  cannotConfirm: { zh: '其他不能进行司法确认的情形', en: 'Cannot be confirmed for another reason', source: { law: 'CPLI', article: '358(6)' } },
  statusRelation: { zh: '涉及婚姻、亲子、收养等身份关系', en: 'Concerns marriage, parenthood, adoption or another status', source: { law: 'CPLI', article: '355(3)' } },
  titleOrIp: { zh: '涉及物权、知识产权确权', en: 'Would confirm ownership or intellectual property', source: { law: 'CPLI', article: '355(5)' } },
  adjudged: { zh: '已由生效裁判、仲裁裁决处理', en: 'Already decided by a judgment or an award in force', source: { law: 'CPL', article: '127(5)' } },
  materials: { zh: '申请材料不齐', en: 'Papers for the court are missing', source: { law: 'CPLI', article: '354' } },
  noCapacity: { zh: '当事人没有相应的民事行为能力', en: 'A party has no capacity to agree alone', source: { law: 'CC', article: '144, 145' } },
  identityUnsure: { zh: '签的人是不是当事人本人，没有把握', en: 'It is not sure that the one who signs is the party', source: { law: 'ESL', article: '13' } },
  noAuthority: { zh: '代理人没有相应的代理权', en: 'The agent has no authority for this', source: { law: 'CPL', article: '62' } },
  formIncomplete: { zh: '协议书载明的事项不全', en: 'The written agreement is incomplete', source: { law: 'RMTJ', article: '29' } },
  eSignExcluded: { zh: '不适用电子签名', en: 'Electronic signature is excluded', source: { law: 'ESL', article: '3' } },
} as const satisfies Record<string, Ground>;
export type GroundCode = keyof typeof GROUNDS;
