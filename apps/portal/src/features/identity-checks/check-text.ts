import { IDENTITY_DOCUMENTS } from '@jiefen/mediation';
import type { IdentityCheckView, PartyIdentityView } from '@jiefen/mediation/wire';
import { language, t } from '../../i18n/texts.js';

/** Of the checks of a party the newest of each person. */
export function newestChecks(party: PartyIdentityView): IdentityCheckView[] {
  const seen = new Set<string | null>();
  return party.checks.filter(({ person }) => {
    if (seen.has(person.speakerId)) return false;
    seen.add(person.speakerId);
    return true;
  });
}

/** One check as a sentence. */
export function checkText(check: IdentityCheckView): string {
  const by = t(`identity-checks.by.${check.by.role}`, { name: check.by.name });
  if (check.outcome === 'notCompared') return t(`identity-checks.notCompared.${check.reason ?? 'other'}`, { by, note: check.note });
  const document = check.document === null || check.document === 'other' ? check.documentWords : IDENTITY_DOCUMENTS[check.document][language.value];
  return t(`identity-checks.${check.outcome}.${check.way ?? 'onSite'}`, { by, document });
}
