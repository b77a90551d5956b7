import { inside, type PdfRef } from './inside.js';

/** An embedded file that belongs to the document (PDF/A-3 associated file). */
export interface AssociatedFile {
  name: string;
  description: string;
  type: string;
  bytes: Uint8Array;
}

// PDF/A allows XMP properties beyond its own only when the file explains them: without this schema the PDF/UA mark
// makes the file fail PDF/A-3 (6.6.2.3.1).
const UA_MARK = `
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>part</pdfaProperty:name>
        <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
        <pdfaProperty:category>internal</pdfaProperty:category>
        <pdfaProperty:description>Indicates which part of ISO 14289 the file conforms to</pdfaProperty:description>
      </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>`;

/** Marks the file as PDF/UA-1 beside PDF/A-3a. */
export function markUniversallyAccessible(doc: PDFKit.PDFDocument): void {
  doc.appendXML(UA_MARK);
}

/** pdfkit writes the document's information into XMP without escaping it. */
export function xmlSafe(text: string): string {
  return text.replace(/&/g, '＆').replace(/</g, '＜').replace(/>/g, '＞');
}

/** Embeds a file that the document belongs to. */
export function associate(doc: PDFKit.PDFDocument, file: AssociatedFile, createdAt: Date): void {
  inside(doc).file(file.bytes, {
    name: file.name,
    description: file.description,
    type: file.type,
    relationship: 'Data',
    creationDate: createdAt,
    modifiedDate: createdAt,
  });
}

/**
 * The catalogue's form. Not pdfkit's own: that one asks viewers to draw appearances, which PDF/A forbids.
 */
export function formFields(doc: PDFKit.PDFDocument): PdfRef[] {
  const pdf = inside(doc);
  if (pdf._acroform === undefined) {
    pdf._acroform = { fonts: {}, defaultFont: 'serif' };
    pdf._root.data['AcroForm'] = pdf.ref({ Fields: [], DR: { Font: {} } });
  }
  const form = pdf._root.data['AcroForm'] as PdfRef;
  return form.data['Fields'] as PdfRef[];
}
