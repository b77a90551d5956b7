import type { ObligationView } from '@jiefen/mediation/wire';
import { yuan } from '../../i18n/formats.js';
import { language, t } from '../../i18n/texts.js';

/** `第 2 期 4,000 元`, or the words of the clause. */
export function obligationTitle(obligation: ObligationView): string {
  if (obligation.amountFen === null) return obligation.what[language.value];
  const amount = yuan(obligation.amountFen);
  return obligation.part === null ? `${obligation.what[language.value].split(' ')[0] ?? ''} ${amount}`.trim() : t('followup.part', { n: obligation.part, amount });
}

/** The one that matters now: the first that is not confirmed. */
export function currentOf(obligations: readonly ObligationView[]): ObligationView | undefined {
  return obligations.find((obligation) => obligation.state !== 'confirmed' && obligation.kind !== 'refrain');
}
