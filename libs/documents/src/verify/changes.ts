import { catalogOf, signatureFields } from './fields.js';
import type { SignatureField } from './fields.js';
import type { PdfState } from './pdf-state.js';
import { isArray, isKind, sameValue } from './pdf-values.js';
import type { PdfDictionary, PdfStream, PdfValue } from './pdf-values.js';
import type { VerifyReason } from './reasons.js';

/** What differs between two states of a document that a signature does not need. */
export interface Changes {
  /** Codes of forbidden changes, empty where the revision only signs, stamps or adds validation data. */
  readonly forbidden: readonly VerifyReason[];
  /** A new field that is seen on the page: only a trusted signer may bring one. */
  readonly newVisibleField: boolean;
}

/**
 * Compares two states of a file. Viewers show every signature as valid although a later revision has
 * exchanged the text; so each revision may only do what signing needs: fill one empty signature field,
 * add one field for itself, add validation data. Everything else is a shadow edit.
 */
export function changesBetween(before: PdfState, after: PdfState, signature: number | null): Changes {
  const forbidden = new Set<VerifyReason>();
  const roles = new Roles(before);
  const known = new Map(signatureFields(before).map((field) => [field.object, field]));
  const current = signatureFields(after);
  const filledBy = new Map(current.map((field) => [field.object, field.value]));
  const added = current.filter((field) => !known.has(field.object));
  const addedNumbers = new Set(added.flatMap((field) => [field.object, ...field.widgets]));

  for (const key of ['Root', 'Info'] as const) {
    if (!sameValue(before.trailer.get(key), after.trailer.get(key))) forbidden.add('change.trailer');
  }
  for (const [number, place] of before.places) {
    const now = after.places.get(number);
    if (now === undefined) {
      forbidden.add('change.object-removed');
      continue;
    }
    if (now.kind === place.kind && samePlace(now, place)) continue;
    const [old, next] = [before.object(number), after.object(number)];
    if (old === undefined || next === undefined || !sameValue(old, next)) {
      const code = judge(number, old, next);
      if (code !== null) forbidden.add(code);
    }
  }
  checkAdded(added, signature, forbidden);
  checkFilled([...known.values()], filledBy, signature, forbidden);
  return { forbidden: [...forbidden], newVisibleField: added.some((field) => field.visible) };

  function judge(number: number, old: PdfValue | undefined, next: PdfValue | undefined): VerifyReason | null {
    if (roles.isList(number)) return grown(old, next) ? null : 'change.annotations';
    const [from, to] = [asDictionary(old), asDictionary(next)];
    if (from === null || to === null) return 'change.content';
    if (number === roles.catalog) return catalogChange(from, to);
    if (number === roles.form) return formChange(from, to);
    if (roles.pages.has(number)) return pageChange(from, to);
    const field = [...known.values()].find((candidate) => candidate.widgets.has(number));
    if (field !== undefined) {
      // Drawing into a field that stays unsigned would show a hand that nobody lent.
      const filled = signature !== null && filledBy.get(field.object) === signature;
      return filled ? fieldChange(field, from, to) : 'change.field';
    }
    return 'change.content';
  }

  function catalogChange(from: PdfDictionary, to: PdfDictionary): VerifyReason | null {
    if (!equalExcept(from, to, ['AcroForm', 'DSS', 'Extensions'])) return 'change.catalog';
    const [oldForm, newForm] = [from.entries.get('AcroForm'), to.entries.get('AcroForm')];
    if (sameValue(oldForm, newForm)) return null;
    if (oldForm === undefined) return null; // a first form: its fields are judged as added fields
    const [a, b] = [asDictionary(before.resolve(oldForm)), asDictionary(after.resolve(newForm))];
    return a === null || b === null ? 'change.form' : formChange(a, b);
  }

  function formChange(from: PdfDictionary, to: PdfDictionary): VerifyReason | null {
    if (!equalExcept(from, to, ['Fields', 'SigFlags'])) return 'change.form';
    return grown(before.resolve(from.entries.get('Fields')), after.resolve(to.entries.get('Fields'))) ? null : 'change.form';
  }

  function pageChange(from: PdfDictionary, to: PdfDictionary): VerifyReason | null {
    if (!equalExcept(from, to, ['Annots'])) return 'change.page';
    return grown(before.resolve(from.entries.get('Annots')), after.resolve(to.entries.get('Annots'))) ? null : 'change.annotations';
  }

  /** The same list with nothing but new signature fields behind it. */
  function grown(from: PdfValue | undefined, to: PdfValue | undefined): boolean {
    const old = from === undefined ? [] : from;
    if (!isArray(old) || !isArray(to) || to.length < old.length) return false;
    if (!old.every((entry, i) => sameValue(entry, to[i]))) return false;
    return to.slice(old.length).every((entry) => isKind(entry, 'reference') && addedNumbers.has(entry.number));
  }
}

/** Which object plays which part in a document. */
class Roles {
  readonly catalog: number;
  readonly form: number;
  readonly pages = new Set<number>();
  private readonly lists = new Set<number>();

  constructor(state: PdfState) {
    this.catalog = numberOf(state.trailer.get('Root'));
    const catalog = catalogOf(state);
    this.form = numberOf(catalog?.entries.get('AcroForm'));
    const fields = state.dictionary(catalog?.entries.get('AcroForm'))?.entries.get('Fields');
    this.lists.add(numberOf(fields));
    this.walk(state, catalog?.entries.get('Pages'), new Set());
    this.lists.delete(-1);
  }

  isList(number: number): boolean {
    return this.lists.has(number);
  }

  private walk(state: PdfState, node: PdfValue | undefined, seen: Set<number>): void {
    const number = numberOf(node);
    if (number < 0 || seen.has(number)) return;
    seen.add(number);
    const dictionary = state.dictionary(node);
    const kids = dictionary?.entries.get('Kids');
    if (kids !== undefined) {
      for (const kid of state.array(kids)) this.walk(state, kid, seen);
      return;
    }
    this.pages.add(number);
    this.lists.add(numberOf(dictionary?.entries.get('Annots')));
  }
}

/** An empty field may be filled and drawn; its place, name and kind stay. A filled one never changes again. */
function fieldChange(field: SignatureField, from: PdfDictionary, to: PdfDictionary): VerifyReason | null {
  if (field.value !== null) return 'change.signed-field';
  return equalExcept(from, to, ['V', 'AP', 'M']) ? null : 'change.field';
}

function checkAdded(added: readonly SignatureField[], signature: number | null, forbidden: Set<VerifyReason>): void {
  for (const field of added) if (signature === null || field.value !== signature) forbidden.add('change.field-added');
}

/** One revision carries one signature: a second one filled on the way was never looked at. */
function checkFilled(
  before: readonly SignatureField[],
  now: ReadonlyMap<number, number | null>,
  signature: number | null,
  forbidden: Set<VerifyReason>,
): void {
  for (const field of before) {
    if (!now.has(field.object)) forbidden.add('change.field-removed');
    else if (field.value === null && now.get(field.object) !== null && now.get(field.object) !== signature) forbidden.add('change.field-filled');
  }
}

function samePlace(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function numberOf(value: PdfValue | undefined): number {
  return isKind(value, 'reference') ? value.number : -1;
}

function asDictionary(value: PdfValue | undefined): PdfDictionary | null {
  return isKind(value, 'dictionary') ? value : null;
}

function equalExcept(a: PdfDictionary | PdfStream, b: PdfDictionary | PdfStream, except: readonly string[]): boolean {
  const keys = new Set([...a.entries.keys(), ...b.entries.keys()].filter((key) => !except.includes(key)));
  return [...keys].every((key) => sameValue(a.entries.get(key), b.entries.get(key)));
}
