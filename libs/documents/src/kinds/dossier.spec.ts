import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDF } from '@libpdf/core';
import { describe, expect, it } from '@jest/globals';
import { FLAVOURS, findVeraPdf } from '../../../../tools/testing/verapdf.mjs';
import { POPPLER, structureOf, textOf } from '../../test/reading.js';
import { base, committee, SAMPLES } from '../../test/samples.js';
import { renderDossier, type DossierDocument, type DossierKind } from './dossier.js';

const checker = findVeraPdf();
const check = checker.check;

const paper = async (kind: DossierKind, name: string, sample: string) => ({ kind, name, bytes: (await SAMPLES[sample]?.())?.bytes ?? new Uint8Array() });

async function dossier(): Promise<DossierDocument> {
  return {
    ...base, ending: 'agreement', leftOut: ['单独谈的内容'],
    cover: {
      committee, name: '王芸与禾香小馆工资纠纷', number: '（2026）柳塘人调字第023号', mediators: ['周敏和'], mediatedFrom: '2026-03-05', mediatedTo: '2026-03-17',
      filedBy: '李书文', filedOn: '2026-05-21', retention: 'long',
    },
    papers: [
      await paper('agreement', '人民调解协议书', 'agreement'),
      await paper('minutes', '人民调解记录', 'minutes'),
      await paper('application', '人民调解申请书', 'application'),
      await paper('rights-notice', '权利义务告知书', 'rights-notice'),
    ],
  };
}

describe('the dossier', () => {
  it('puts the papers in the official order and numbers their pages without a gap', async () => {
    const { contents, pages } = await renderDossier(await dossier());
    expect(contents.map(({ name }) => name)).toEqual(['人民调解申请书', '权利义务告知书', '人民调解记录', '人民调解协议书', '卷宗情况说明']);
    contents.forEach((row, index) => expect(row.from).toBe(index === 0 ? 1 : (contents[index - 1]?.to ?? 0) + 1));
    // Cover, contents and back cover carry no number.
    expect(pages).toBe((contents.at(-1)?.to ?? 0) + 3);
  });

  it('says which papers are missing', async () => {
    const { missing } = await renderDossier(await dossier());
    expect(missing).toEqual(['identity']);
    const without = await dossier();
    expect((await renderDossier({ ...without, ending: 'none' })).missing).toEqual(['identity', 'termination']);
  });

  it('comes as a folder of the untouched originals as well', async () => {
    const data = await dossier();
    const { folder } = await renderDossier(data);
    expect(folder.map(({ path }) => path)).toEqual([
      '00-封面.pdf', '01-卷内目录.pdf', '02-人民调解申请书.pdf', '03-权利义务告知书.pdf', '04-人民调解记录.pdf', '05-人民调解协议书.pdf', '06-卷宗情况说明.pdf', '07-封底.pdf',
    ]);
    expect(folder[5]?.bytes).toBe(data.papers[0]?.bytes);
  });

  it('is the same for the same papers', async () => {
    const [one, two] = [await renderDossier(await dossier()), await renderDossier(await dossier())];
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
  });

  it.each([
    ['a photo', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
    ['an empty file', new Uint8Array()],
    ['a file that only begins like a PDF', new TextEncoder().encode('%PDF-1.7\nnothing')],
  ])('%s is refused by name, because it is no PDF', async (_, bytes) => {
    const data = await dossier();
    await expect(renderDossier({ ...data, papers: [...data.papers, { kind: 'other', name: '照片', bytes }] })).rejects.toMatchObject({
      code: 'dossier.not-a-pdf',
      params: { name: '照片' },
    });
  });

  (POPPLER ? it : it.skip)('an exhibit that cannot be opened has a sheet in its place, and its file is untouched in the folder', async () => {
    const data = await dossier();
    const bytes = new TextEncoder().encode('%PDF-1.7\nnothing');
    const bound = await renderDossier({ ...data, papers: [...data.papers, { kind: 'evidence', name: '证据：流水', bytes }] });
    expect(bound.contents.filter(({ name }) => name === '证据：流水')).toHaveLength(1);
    expect(textOf(bound.bytes)).toContain('文件打不开，不是完整的PDF');
    expect(bound.folder.find(({ path }) => path.includes('流水'))?.bytes).toBe(bytes);
  });

  (POPPLER ? it : it.skip)('keeps the structure of every paper, so that it can be read aloud as a whole', async () => {
    const structure = structureOf((await renderDossier(await dossier())).bytes);
    for (const head of ['人民调解申请书', '人民调解当事人权利义务告知书', '人民调解记录', '人民调解协议书', '卷宗情况说明']) expect(structure).toContain(`"${head}"`);
  });

  it('does not claim to be archival when a paper from elsewhere is not', async () => {
    const foreign = PDF.create();
    foreign.addPage({ size: 'a4' });
    const data = await dossier();
    const { bytes } = await renderDossier({ ...data, papers: [...data.papers, { kind: 'evidence', name: '房产证复印件', bytes: await foreign.save() }] });
    expect((await PDF.load(bytes)).context.catalog.getDict().has('Metadata')).toBe(false);
  });

  if (check === undefined) {
    it.skip(`veraPDF did not look at the dossier: ${checker.missing}`, () => undefined);
  } else {
    it.each(FLAVOURS)('is archival and accessible like its papers: veraPDF finds nothing against %s', async (flavour) => {
      const folder = mkdtempSync(join(tmpdir(), 'dossier-'));
      try {
        const file = join(folder, 'dossier.pdf');
        writeFileSync(file, (await renderDossier(await dossier())).bytes);
        expect(await check([file], flavour)).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }, 120_000);
  }

  (POPPLER ? it : it.skip)('says on its situation sheet what is missing and what was left out', async () => {
    const text = textOf((await renderDossier(await dossier())).bytes);
    expect(text).toContain('应当入卷而没有的文书：当事人身份证明。');
    expect(text).toContain('按规定不入卷的内容：单独谈的内容。');
  });
});
