import { DEFAULT_PATTERNS, formatNumber } from '@jiefen/documents';
import type { Organization } from './organization.entity.js';

/** Number of a file or an agreement by the pattern of the committee (forms 3.1). */
export function fileNumberOf(body: Pick<Organization, 'shortName' | 'settings'>, kind: 'file' | 'agreement', year: number, sequence: number): string {
  const pattern = kind === 'file' ? (body.settings.fileNumberPattern ?? DEFAULT_PATTERNS.dossier) : (body.settings.agreementNumberPattern ?? DEFAULT_PATTERNS.agreement);
  return formatNumber(pattern, { year, org: body.shortName, sequence });
}
