import * as asn1 from 'asn1js';

import { ownBuffer, sameBytes } from './bytes.js';

/** Any ASN.1 value of asn1js. */
export type Asn1 = asn1.BaseBlock;

/** A signature is not built as its standard asks; nothing in it may be left unread. */
export class MalformedSignature extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'MalformedSignature';
  }
}

/** Bytes of a value as they stand in the file (parseStrict has proved that encoding and file agree). */
export const raw = (block: Asn1): Uint8Array => new Uint8Array(block.toBER(false));

/** The one DER value that fills the bytes; another spelling of the same value is refused. */
export function parseStrict(bytes: Uint8Array): Asn1 {
  const { offset, result } = asn1.fromBER(ownBuffer(bytes));
  if (offset !== bytes.length || result.error !== '') throw new MalformedSignature('not DER');
  if (!sameBytes(raw(result), bytes)) throw new MalformedSignature('not canonical');
  return result;
}

/** Children of a SEQUENCE. */
export function sequence(block: Asn1 | undefined): Asn1[] {
  if (!(block instanceof asn1.Sequence)) throw new MalformedSignature('no sequence');
  return block.valueBlock.value;
}

/** Children of a SET. */
export function setOf(block: Asn1 | undefined): Asn1[] {
  if (!(block instanceof asn1.Set)) throw new MalformedSignature('no set');
  return block.valueBlock.value;
}

/** Whether a value has the context tag [n]. */
export function isTagged(block: Asn1 | undefined, tag: number): boolean {
  return block !== undefined && block.idBlock.tagClass === 3 && block.idBlock.tagNumber === tag;
}

/** Children of a constructed context tag [n]. */
export function tagged(block: Asn1 | undefined, tag: number): Asn1[] {
  if (!isTagged(block, tag) || !(block instanceof asn1.Constructed)) throw new MalformedSignature(`no [${tag}]`);
  return block.valueBlock.value;
}

/** Text form of an OBJECT IDENTIFIER. */
export function identifier(block: Asn1 | undefined): string {
  if (!(block instanceof asn1.ObjectIdentifier)) throw new MalformedSignature('no identifier');
  return block.valueBlock.toString();
}

/** Bytes of an OCTET STRING. */
export function octets(block: Asn1 | undefined): Uint8Array {
  if (!(block instanceof asn1.OctetString) || block.idBlock.isConstructed) throw new MalformedSignature('no octets');
  return block.valueBlock.valueHexView;
}

/** A small INTEGER. */
export function smallInteger(block: Asn1 | undefined): number {
  if (!(block instanceof asn1.Integer)) throw new MalformedSignature('no integer');
  return block.valueBlock.valueDec;
}

/** An AlgorithmIdentifier whose parameters are absent or NULL. */
export function plainAlgorithm(block: Asn1 | undefined): string {
  const [id, parameters, ...rest] = sequence(block);
  if (rest.length > 0 || (parameters !== undefined && !(parameters instanceof asn1.Null))) throw new MalformedSignature('parameters');
  return identifier(id);
}
