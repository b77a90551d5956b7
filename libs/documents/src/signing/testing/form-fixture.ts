import PDFDocument from 'pdfkit';

import { fontOf } from '../../fonts/faces.js';

/** Fields of the small form, in the order in which they are signed. */
export const FIELDS = ['party-a', 'party-b', 'mediator', 'committee-seal', 'court'] as const;

/** A one-page agreement in Chinese with reserved signature fields, made the way the real forms reserve them. */
export async function smallAgreement(time: Date): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    lang: 'zh-CN',
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    displayTitle: true,
    info: { Title: '人民调解协议书', CreationDate: time, ModDate: time },
    // pdfkit would otherwise load Helvetica, which PDF/A does not allow.
    font: null as unknown as string,
  });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.on('end', resolve));

  const struct = doc.struct('Document');
  doc.addStructure(struct);
  doc.font(fontOf('serif') as unknown as string).fontSize(12);
  const paragraph = (text: string, y: number): void => {
    struct.add(doc.struct('P', {}, () => doc.text(text, 72, y)));
  };
  paragraph('人民调解协议书', 72);
  paragraph('乙方于二〇二六年十二月三十一日前一次性支付甲方人民币 450.00 元。', 110);

  const fields: unknown[] = [];
  FIELDS.forEach((name, i) => {
    const form = doc.struct('Form', { alt: `${name} 签名` });
    struct.add(form);
    const [x, y, w, h] = name === 'committee-seal' ? [360, 380, 120, 120] : [72, 180 + i * 90, 180, 60];
    const empty = doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, w, h], Resources: {} });
    empty.end('');
    doc.annotate(x as number, y as number, w as number, h as number, {
      Subtype: 'Widget',
      FT: 'Sig',
      T: new String(name),
      TU: new String(`${name} 签名`),
      F: 132,
      P: doc.page.dictionary,
      AP: { N: empty },
      structParent: form,
    } as never);
    const annotations = doc.page.annotations as unknown[];
    fields.push(annotations[annotations.length - 1]);
    form.end();
  });
  const inside = doc as unknown as { _acroform: unknown; _root: { data: Record<string, unknown> } };
  inside._acroform = { fonts: {}, defaultFont: 'serif' };
  inside._root.data['AcroForm'] = doc.ref({ Fields: fields, DR: { Font: {} } });
  struct.end();
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
