import type { Organization } from './organization.entity.js';

const DEFAULTS = { file: '（{year}）{org}人调字第{seq}号', agreement: '（{year}）{org}民调字第{seq}号' } as const;

/** Number of a file or an agreement by the pattern of the committee (forms 3.1). */
export function fileNumberOf(body: Pick<Organization, 'shortName' | 'settings'>, kind: 'file' | 'agreement', year: number, sequence: number): string {
  const pattern = (kind === 'file' ? body.settings.fileNumberPattern : body.settings.agreementNumberPattern) ?? DEFAULTS[kind];
  return pattern.replace('{year}', String(year)).replace('{org}', body.shortName).replace('{seq}', String(sequence));
}
