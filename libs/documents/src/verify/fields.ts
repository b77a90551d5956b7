import { isArray, isKind, textOf } from './pdf-values.js';
import type { PdfDictionary, PdfStream, PdfValue } from './pdf-values.js';
import type { PdfState } from './pdf-state.js';

/** A signature field of the form. */
export interface SignatureField {
  readonly name: string;
  readonly object: number;
  readonly field: PdfDictionary | PdfStream;
  /** Object of the signature; null while the field is empty. */
  readonly value: number | null;
  /** Drawn annotations: the field itself or its kids. */
  readonly widgets: ReadonlySet<number>;
  readonly visible: boolean;
}

/** All signature fields as the form lists them. Fields that are no own object could not be followed and are an error. */
export function signatureFields(state: PdfState): SignatureField[] {
  const form = state.dictionary(catalogOf(state)?.entries.get('AcroForm'));
  const list: SignatureField[] = [];
  const seen = new Set<number>();
  const walk = (value: PdfValue, prefix: string): void => {
    if (!isKind(value, 'reference') || seen.has(value.number)) return;
    seen.add(value.number);
    const field = state.dictionary(value);
    if (field === undefined) return;
    const own = textOf(state.resolve(field.entries.get('T')));
    const name = [prefix, own ?? ''].filter((part) => part !== '').join('.');
    const kids = state.array(field.entries.get('Kids'));
    const type = state.resolve(field.entries.get('FT'));
    if (isKind(type, 'name') && type.name === 'Sig') {
      const signature = field.entries.get('V');
      const widgets = new Set([value.number, ...kids.flatMap((kid) => (isKind(kid, 'reference') ? [kid.number] : []))]);
      list.push({
        name,
        object: value.number,
        field,
        value: isKind(signature, 'reference') ? signature.number : signature === undefined ? null : -1,
        widgets,
        visible: [...widgets].some((number) => hasArea(state, state.dictionary({ kind: 'reference', number, generation: 0 }))),
      });
      return;
    }
    for (const kid of kids) walk(kid, name);
  };
  for (const field of state.array(form?.entries.get('Fields'))) walk(field, '');
  return list;
}

/** The document's catalogue. */
export function catalogOf(state: PdfState): PdfDictionary | PdfStream | undefined {
  return state.dictionary(state.trailer.get('Root'));
}

function hasArea(state: PdfState, widget: PdfDictionary | PdfStream | undefined): boolean {
  const rect = state.resolve(widget?.entries.get('Rect'));
  if (!isArray(rect)) return false;
  const [x1, y1, x2, y2] = rect.map((value) => state.resolve(value));
  return x1 !== x2 && y1 !== y2;
}
