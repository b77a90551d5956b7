import type { BodyName, PartyEntry } from '@jiefen/documents';
import { completedYears, localDate } from '@jiefen/mediation';
import type { CaseParty } from '../cases/case.entity.js';
import type { Cases } from '../cases/cases.js';

/** A party of the case as the forms of the mediation print it: no birth date, no identity number. `on` is the day of the paper, for the age. */
export function partyEntry(party: CaseParty, cases: Cases, on?: string): PartyEntry {
  const phone = cases.phoneOf(party);
  const address = cases.addressOf(party);
  const contact = { ...(phone ? { phone } : {}), ...(address ? { address } : {}) };
  return {
    side: party.side,
    who:
      party.kind === 'person'
        ? {
            kind: 'person',
            name: party.name,
            ...(party.gender === 'male' || party.gender === 'female' ? { gender: party.gender } : {}),
            ...(party.ethnicity ? { ethnicity: party.ethnicity } : {}),
            ...(on && party.birthDate ? { age: completedYears(localDate(party.birthDate), localDate(on)) } : {}),
            ...(party.occupation ? { occupation: party.occupation } : {}),
            ...contact,
          }
        : { kind: 'organization', name: party.name, ...(party.creditCode ? { creditCode: party.creditCode } : {}), ...(party.legalRepresentative ? { legalRepresentative: party.legalRepresentative } : {}), ...contact },
  };
}

/** The body as papers name it: the name of its seal, where it has one. */
export function committeeOf(body: { readonly sealName: string | null; readonly name: string; readonly nameEn: string }): BodyName {
  return { zh: body.sealName ?? body.name, en: body.nameEn };
}
