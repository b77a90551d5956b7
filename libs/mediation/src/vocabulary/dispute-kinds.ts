/**
 * Kinds of dispute: the groups of the Ministry of Justice's statistics, split where the portal needs another
 * expert or another rule.
 * eSign: false for marriage, adoption, succession and other status relations (ESL 3).
 * confirmable: 'partly' where status or title may be touched, which a court cannot confirm (CPLI 355).
 */
export const DISPUTE_KINDS = {
  wages: { statistics: '劳动争议（拖欠工资）', specialty: 'labour', eSign: true, confirmable: 'yes' },
  dismissal: { statistics: '劳动争议（其他）', specialty: 'labour', eSign: true, confirmable: 'yes' },
  workInjury: { statistics: '劳动争议（其他）', specialty: 'labour', eSign: true, confirmable: 'yes' },
  traffic: { statistics: '道路交通事故', specialty: 'traffic', eSign: true, confirmable: 'yes' },
  privateLoan: { statistics: '合同', specialty: 'finance', eSign: true, confirmable: 'yes' },
  bankInsurance: { statistics: '合同', specialty: 'finance', eSign: true, confirmable: 'yes' },
  consumer: { statistics: '消费', specialty: 'consumer', eSign: true, confirmable: 'yes' },
  neighbours: { statistics: '邻里', specialty: 'neighbourhood', eSign: true, confirmable: 'yes' },
  property: { statistics: '物业', specialty: 'property', eSign: true, confirmable: 'yes' },
  rent: { statistics: '房屋宅基地', specialty: 'property', eSign: true, confirmable: 'yes' },
  building: { statistics: '合同', specialty: 'construction', eSign: true, confirmable: 'yes' },
  contract: { statistics: '合同', specialty: 'finance', eSign: true, confirmable: 'yes' },
  injury: { statistics: '损害赔偿', specialty: 'traffic', eSign: true, confirmable: 'yes' },
  medical: { statistics: '医疗', specialty: 'medical', eSign: true, confirmable: 'yes' },
  land: { statistics: '山林土地', specialty: 'neighbourhood', eSign: true, confirmable: 'partly' },
  family: { statistics: '婚姻家庭', specialty: 'family', eSign: false, confirmable: 'partly' },
  succession: { statistics: '婚姻家庭', specialty: 'family', eSign: false, confirmable: 'partly' },
  other: { statistics: '其他', specialty: 'neighbourhood', eSign: true, confirmable: 'yes' },
} as const satisfies Record<string, { statistics: string; specialty: Specialty; eSign: boolean; confirmable: 'yes' | 'partly' }>;

export type DisputeKind = keyof typeof DISPUTE_KINDS;
export const DISPUTE_KIND_CODES = Object.keys(DISPUTE_KINDS) as [DisputeKind, ...DisputeKind[]];

/** Kinds as an English translation of a paper names them. */
export const KINDS_IN_ENGLISH: Record<DisputeKind, string> = {
  wages: 'unpaid wages', dismissal: 'a dismissal', workInjury: 'an injury at work', traffic: 'a road accident', privateLoan: 'a private loan', bankInsurance: 'banking or insurance',
  consumer: 'a purchase', neighbours: 'a matter between neighbours', property: 'property management', rent: 'renting a home', building: 'building work and its pay', contract: 'a contract',
  injury: 'compensation for harm', medical: 'medical treatment', land: 'land', family: 'a family matter', succession: 'an inheritance', other: 'another matter',
};

/** Fields of the specialist pool. */
export const SPECIALTIES = ['finance', 'traffic', 'labour', 'medical', 'consumer', 'neighbourhood', 'property', 'construction', 'family'] as const;
export type Specialty = (typeof SPECIALTIES)[number];

/** Regime of a case: decides clocks, texts and fee (glossary: 调解类型). */
export const REGIMES = ['people', 'commercial', 'administrative', 'courtEntrusted'] as const;
export type Regime = (typeof REGIMES)[number];

export const COMPLEXITIES = ['low', 'medium', 'high'] as const;
export type Complexity = (typeof COMPLEXITIES)[number];
