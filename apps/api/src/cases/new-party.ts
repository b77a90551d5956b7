import { randomUUID } from 'node:crypto';
import type { Side } from '@jiefen/mediation';
import { maskIdNumber, maskPhone, type FieldCipher } from '../platform/crypto/field-cipher.js';
import type { CaseParty } from './case.entity.js';

/** A party as handed in; everything but the name may be unknown. Plain values: they are sealed before they are stored. */
export interface NewParty {
  readonly side: Side;
  readonly kind: 'person' | 'organization';
  readonly name: string;
  readonly accountId?: string;
  readonly phone?: string;
  readonly idNumber?: string;
  readonly address?: string;
  readonly supportNeeds?: readonly string[];
}

/** What of a party's row is known at the start. */
export type SealedParty = Pick<
  CaseParty,
  'id' | 'side' | 'position' | 'kind' | 'name' | 'accountId' | 'phoneCipher' | 'phoneIndex' | 'phoneMasked' | 'idNumberCipher' | 'idNumberMasked' | 'addressCipher' | 'supportNeeds' | 'willing'
>;

/** The row of a new party: phone, identity number and address encrypted, with what may be shown beside them. */
export function sealParty(cipher: FieldCipher, party: NewParty, position: number): SealedParty {
  return {
    id: randomUUID(),
    side: party.side,
    position,
    kind: party.kind,
    name: party.name,
    accountId: party.accountId ?? null,
    phoneCipher: party.phone ? cipher.encrypt(party.phone, 'party.phone') : null,
    phoneIndex: party.phone ? cipher.blindIndex(party.phone, 'phone') : null,
    phoneMasked: party.phone ? maskPhone(party.phone) : null,
    idNumberCipher: party.idNumber ? cipher.encrypt(party.idNumber, 'party.id-number') : null,
    idNumberMasked: party.idNumber ? maskIdNumber(party.idNumber) : null,
    addressCipher: party.address ? cipher.encrypt(party.address, 'party.address') : null,
    supportNeeds: [...(party.supportNeeds ?? [])],
    // Who asks for mediation is willing; the other side has yet to be asked.
    willing: party.side === 'applicant' ? 'yes' : 'unknown',
  };
}
