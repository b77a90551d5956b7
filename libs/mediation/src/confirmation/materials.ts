import type { BothLanguages, Source } from '../policy/policy.js';

/** The papers of a joint application (SFQR 3, CPLI 354). */
export const MATERIALS = {
  application: { zh: '司法确认申请书', en: 'Joint application' },
  agreement: { zh: '调解协议', en: 'Mediation agreement' },
  proofOfMediation: { zh: '调解组织主持调解的证明', en: 'Proof that the organisation mediated' },
  identity: { zh: '身份或资格证明', en: 'Proof of identity or status of each party' },
  serviceAddress: { zh: '送达地址和电话', en: 'Addresses for service and phones' },
  propertyProof: { zh: '与协议有关的财产权利证明', en: 'Proofs of the property rights in the agreement' },
  powerOfAttorney: { zh: '授权委托书', en: 'Power of attorney' },
  guardianProof: { zh: '监护关系证明', en: 'Proof of guardianship' },
} as const satisfies Record<string, BothLanguages>;
export type Material = keyof typeof MATERIALS;

export const MATERIAL_SOURCES: readonly Source[] = [{ law: 'SFQR', article: '3' }, { law: 'CPLI', article: '354' }];

/** What in the case asks for more than the five papers that are always needed. */
export interface MaterialNeeds {
  readonly propertyNamed: boolean;
  readonly throughAgent: boolean;
  readonly throughGuardian: boolean;
}

/** The papers this application needs, in the order in which they are bound. */
export function materialsFor(needs: MaterialNeeds): readonly Material[] {
  return [
    'application',
    'agreement',
    'proofOfMediation',
    'identity',
    'serviceAddress',
    ...(needs.propertyNamed ? (['propertyProof'] as const) : []),
    ...(needs.throughAgent ? (['powerOfAttorney'] as const) : []),
    ...(needs.throughGuardian ? (['guardianProof'] as const) : []),
  ];
}
