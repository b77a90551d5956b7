import { describe, expect, it } from '@jest/globals';
import { POPPLER, squeezed, textOf } from '../../test/reading.js';
import * as samples from '../../test/samples.js';
import { spelledOut } from '../fonts/coverage.js';
import { renderAgreement } from './agreement.js';
import { renderApplication } from './application.js';
import { renderEvidenceList } from './evidence-list.js';
import { renderInvestigation } from './investigation.js';
import { renderMinutes } from './minutes.js';
import { renderRegistration } from './registration.js';
import { renderRightsNotice } from './rights-notice.js';
import type { PartyEntry } from './common.js';

const withPoppler = POPPLER ? it : it.skip;

function person(name: string, side: PartyEntry['side'] = 'respondent'): PartyEntry {
  return { side, who: { kind: 'person', name } };
}

describe('unusual input is readable or clearly refused', () => {
  withPoppler('an over-long name stands in full', async () => {
    const name = `${'阿卜杜热合曼'.repeat(20)}·${'Very-Long-Name'.repeat(12)}`;
    const text = textOf((await renderAgreement({ ...samples.agreement, parties: [samples.applicant, person(name)] })).bytes);
    for (const piece of squeezed(name).match(/.{1,12}/gu) ?? []) expect(text).toContain(piece);
  });

  withPoppler('rare characters of names are printed', async () => {
    const text = textOf((await renderAgreement({ ...samples.agreement, parties: [person('龙䶮㛃', 'applicant'), person('𬭎𫖯')] })).bytes);
    expect(text).toContain('龙䶮㛃');
    expect(text).toContain('𬭎𫖯');
  });

  it.each([
    ['an emoji', '王芸😀', 'U+1F600'],
    ['right-to-left text', 'محمد', 'U+0645'],
    ['an invisible direction mark', '王\u202e芸', 'U+202E'],
    ['a character no font has', '𣭘氏', 'U+23B58'],
  ])('%s in a name is refused and named, never left blank', (_, name, codePoint) => {
    expect(() => renderAgreement({ ...samples.agreement, parties: [samples.applicant, person(name)] })).toThrow(
      expect.objectContaining({ code: 'document.missing-glyph', params: expect.objectContaining({ field: 'parties.1.who.name', codePoint }) }),
    );
  });

  withPoppler('forty clauses are all there, numbered to the end', async () => {
    const clauses = Array.from({ length: 40 }, (_, index) => `第${index + 1}项约定，乙方在${index + 1}日内付给甲方${(index + 1) * 100}元，逾期的按约定承担责任。`);
    const paper = await renderAgreement({ ...samples.agreement, clauses });
    const text = textOf(paper.bytes);
    expect(text).toContain('四十、第40项约定');
    for (const clause of clauses) expect(text).toContain(clause.slice(0, 8));
    expect(paper.pages).toBeGreaterThan(2);
  });

  withPoppler('thirty parties each have a name of their own and a place to sign', async () => {
    const parties = Array.from({ length: 30 }, (_, index) => person(`当事人${index + 1}号`, index === 0 ? 'applicant' : 'respondent'));
    const paper = await renderAgreement({ ...samples.agreement, parties, copies: 31 });
    expect(paper.fields.filter(({ name }) => name.startsWith('party-'))).toHaveLength(30);
    const text = textOf(paper.bytes);
    expect(text).toContain('癸方');
    expect(text).toContain('第30方（被申请人）：当事人30号');
  });

  withPoppler('empty optional fields get a stroke, so that nothing can be written in later', async () => {
    const { bytes } = await renderRegistration({
      ...samples.base, number: '1', committee: samples.committee, parties: [person('甲', 'applicant'), person('乙')], acceptedOn: '2026-03-05', source: 'police', kind: '邻里', facts: '噪音', registrar: '李书文', remark: '',
    });
    expect(textOf(bytes)).toContain('备注／');
    const application = textOf((await renderApplication({ ...samples.base, language: 'zh', parties: [person('甲', 'applicant')], facts: '噪音', requests: [] })).bytes);
    expect(application).toContain('民族／年龄／');
    expect(application).not.toContain('undefined');
  });

  withPoppler('a text longer than a page runs on in its cell, and nothing is lost', async () => {
    const facts = Array.from({ length: 160 }, (_, index) => `这是第${index + 1}句话，说的是楼上漏水的经过。`).join('');
    const paper = await renderRegistration({
      ...samples.base, number: '1', committee: samples.committee, parties: samples.parties, acceptedOn: '2026-03-05', source: 'application', kind: '邻里', facts, registrar: '李书文',
    });
    const text = textOf(paper.bytes);
    expect(paper.pages).toBeGreaterThan(2);
    for (let index = 1; index <= 160; index += 13) expect(text).toContain(`第${index}句话`);
  });

  withPoppler('marks of XML in a name do no harm to the file', async () => {
    const paper = await renderRightsNotice({ ...samples.rights, number: 'A&B <1>', parties: [person('A&B <有限>公司', 'applicant')] });
    expect(textOf(paper.bytes)).toContain('A&B<有限>公司');
  });

  withPoppler('sixty exhibits with long names all stand in the list, and its head comes again on each page', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({ name: `第${index + 1}份材料${'很长的名字'.repeat(8)}`, original: false }));
    const paper = await renderEvidenceList({ ...samples.exhibitList, rows });
    const text = textOf(paper.bytes);
    for (let index = 1; index <= 60; index += 7) expect(text).toContain(`第${index}份材料`);
    expect(text.match(/序号名称证明什么/gu)?.length).toBeGreaterThan(3);
  });

  withPoppler('an inquiry of forty questions runs over pages, and the words of consent stay with the names', async () => {
    const exchanges = Array.from({ length: 40 }, (_, index) => ({ question: `第${index + 1}个问题是什么？`, answer: `第${index + 1}个回答。${'当时我就在门口。'.repeat(6)}` }));
    const paper = await renderInvestigation({ ...samples.investigation, exchanges });
    expect(textOf(paper.bytes)).toContain('第40个回答');
    expect(new Set(paper.fields.map(({ page }) => page)).size).toBe(1);
  });

  withPoppler('minutes of thirty parties name each of them and keep a place for each', async () => {
    const parties = Array.from({ length: 30 }, (_, index) => person(`当事人${index + 1}号`, index === 0 ? 'applicant' : 'respondent'));
    const paper = await renderMinutes({ ...samples.minutes, parties, checks: parties.map(({ who }) => ({ who: who.name, answer: 'none' as const })) });
    expect(paper.fields.filter(({ name }) => name.startsWith('party-'))).toHaveLength(30);
    expect(textOf(paper.bytes)).toContain('当事人30号');
  });

  it('an emoji in an account is named in its place, neither blank nor lost, and what is only joining is left out', () => {
    expect(spelledOut('他骂我😡，还👨‍👩发抖音')).toBe('他骂我〔U+1F621〕，还〔U+1F468〕〔U+1F469〕发抖音');
    expect(spelledOut('工资\u202e没发\u200b')).toBe('工资没发');
    expect(spelledOut('龙䶮㛃，第一行\n第二行')).toBe('龙䶮㛃，第一行\n第二行');
  });
});
