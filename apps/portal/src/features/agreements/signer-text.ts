import type { AgreementView, SignerView } from '@jiefen/mediation/wire';
import { t } from '../../i18n/texts.js';

/** What a signer is in this paper: party, mediator, seal of the committee. */
export function roleOf(signer: Pick<SignerView, 'role'>): string {
  return t(`agreements.role.${signer.role}`);
}

/** Who has not signed yet, by name: the seal comes last and is named by what it is. */
export function stillMissing(agreement: AgreementView): string[] {
  return agreement.signers.filter(({ signedAt }) => signedAt === null).map((signer) => (signer.role === 'seal' ? t('agreements.role.seal') : signer.name));
}
