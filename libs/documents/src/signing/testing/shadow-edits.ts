import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfStream, PdfString } from '@libpdf/core';

/** A change of a signed file by incremental update: every signature stays "valid" in common viewers. */
export interface ShadowEdit {
  readonly name: string;
  apply(pdf: Uint8Array, pick: (below: number) => number): Promise<Uint8Array>;
}

async function edited(bytes: Uint8Array, edit: (pdf: PDF, catalog: PdfDict, page: PdfDict) => void): Promise<Uint8Array> {
  const pdf = await PDF.load(bytes);
  const page = pdf.getPage(0);
  if (page === null) throw new Error('no page');
  edit(pdf, pdf.context.catalog.getDict(), page.dict);
  return pdf.save({ incremental: true });
}

const stream = (content: string): PdfStream => PdfStream.fromDict({}, new TextEncoder().encode(content));
const amount = (pick: (below: number) => number): string => `1 0 0 rg ${pick(500)} ${pick(800)} ${20 + pick(90)} 12 re f`;
const resolver = (pdf: PDF) => (ref: Parameters<PDF['context']['registry']['resolve']>[0]) => pdf.context.registry.resolve(ref);

function fieldsOf(pdf: PDF, catalog: PdfDict): PdfDict[] {
  const resolve = resolver(pdf);
  const fields = catalog.getDict('AcroForm', resolve)?.getArray('Fields', resolve);
  return Array.from({ length: fields?.length ?? 0 }, (_, i) => fields?.at(i, resolve)).filter((field) => field instanceof PdfDict);
}

const named = (pdf: PDF, catalog: PdfDict, name: string): PdfDict => {
  const found = fieldsOf(pdf, catalog).find((field) => field.getString('T', resolver(pdf))?.asString() === name);
  if (found === undefined) throw new Error(`no field ${name}`);
  return found;
};

/** Ten ways to change what a reader sees without touching a signed byte. */
export const SHADOW_EDITS: readonly ShadowEdit[] = [
  { name: 'the text of the page is exchanged', apply: (bytes, pick) => edited(bytes, (pdf, _, page) => page.set('Contents', pdf.register(stream(amount(pick))))) },
  {
    name: 'something is drawn over the page',
    apply: (bytes, pick) =>
      edited(bytes, (pdf, _, page) => {
        const old = page.get('Contents');
        page.set('Contents', new PdfArray([...(old === undefined ? [] : [old]), pdf.register(stream(amount(pick)))]));
      }),
  },
  {
    name: 'the text is changed inside its own stream',
    apply: (bytes, pick) =>
      edited(bytes, (pdf, _, page) => {
        const content = page.get('Contents', resolver(pdf));
        if (content instanceof PdfStream) content.setData(new TextEncoder().encode(amount(pick)));
      }),
  },
  {
    name: 'a note covers the amount',
    apply: (bytes, pick) =>
      edited(bytes, (pdf, _, page) => {
        const note = pdf.register(
          PdfDict.of({
            Type: PdfName.of('Annot'), Subtype: PdfName.of('FreeText'), Contents: PdfString.fromString(`${pick(9000)} 元`),
            Rect: new PdfArray([72, 700, 300, 720].map((n) => PdfNumber.of(n + pick(20)))),
          }),
        );
        const annotations = page.getArray('Annots', resolver(pdf));
        if (annotations === undefined) page.set('Annots', new PdfArray([note]));
        else annotations.push(note);
      }),
  },
  {
    name: 'a signature field is moved',
    apply: (bytes, pick) =>
      edited(bytes, (pdf, catalog) => {
        named(pdf, catalog, 'party-a').set('Rect', new PdfArray([0, 0, 100 + pick(50), 40].map((n) => PdfNumber.of(n))));
      }),
  },
  {
    name: 'the drawn hand of a signer is exchanged',
    apply: (bytes, pick) =>
      edited(bytes, (pdf, catalog) => named(pdf, catalog, 'party-b').set('AP', PdfDict.of({ N: pdf.register(stream(amount(pick))) }))),
  },
  {
    name: 'a hand is drawn into an empty field without signing',
    apply: (bytes, pick) =>
      edited(bytes, (pdf, catalog) => named(pdf, catalog, 'court').set('AP', PdfDict.of({ N: pdf.register(stream(amount(pick))) }))),
  },
  {
    name: 'the form is taken away and with it every signature',
    apply: (bytes, pick) =>
      edited(bytes, (_, catalog) => {
        catalog.delete('AcroForm');
        catalog.set('PageMode', PdfName.of(`Use${pick(1000)}`));
      }),
  },
  {
    name: 'a new page is put in front',
    apply: (bytes, pick) =>
      edited(bytes, (pdf) => {
        pdf.addPage({ width: 300 + pick(300), height: 500 });
        pdf.movePage(pdf.getPageCount() - 1, 0);
      }),
  },
  {
    name: 'a script is set to run on opening',
    apply: (bytes, pick) =>
      edited(bytes, (_, catalog) =>
        catalog.set('OpenAction', PdfDict.of({ S: PdfName.of('JavaScript'), JS: PdfString.fromString(`app.alert(${pick(99)})`) })),
      ),
  },
];
