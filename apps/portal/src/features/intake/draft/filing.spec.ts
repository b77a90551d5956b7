import { describe, expect, it } from '@jest/globals';
import { ELSEWHERE, FileCase, SUPPORT_NEEDS } from '@jiefen/mediation/wire';
import { ELSEWHERE_CHOICES, SUPPORT_CHOICES } from './choices.js';
import { draftOf, emptyDraft, hasContent, laterOf, type FilingDraft } from './filing-draft.js';
import { requestOf } from './filing-request.js';
import { flawsOf, phoneFlaws, questionsOf } from './filing-steps.js';

const code = { code: 'LT7K-2M9Q', place: '柳塘镇', placeEn: '', kind: null, withdrawn: false, organization: { id: 'o', name: '柳塘镇调委会', nameEn: '', phone: null, address: null } };
const today = '2026-03-12';
const filled = (more: Partial<FilingDraft> = {}): FilingDraft => ({ ...emptyDraft('key-1'), code, kind: 'wages', story: '还有一天半的工资没有给我', otherName: '禾香小馆', wish: '付清工资', name: '王芸', phone: '138 1234 1234', ...more });

describe('the questions of a filing', () => {
  it('are seven at most', () => expect(questionsOf({ code }, undefined)).toHaveLength(7));
  it('leave out the kind when the code has fixed it', () => expect(questionsOf({ code: { ...code, kind: 'wages' } }, undefined)).not.toContain('kind'));
  it('leave out who it is when that is known', () => expect(questionsOf({ code }, '王芸')).not.toContain('you'));
});

describe('an answer', () => {
  it.each<[Parameters<typeof flawsOf>[0], Partial<FilingDraft>, string[]]>([
    ['kind', { kind: '' }, ['kind.missing']],
    ['story', { story: '  ' }, ['what-happened.missing']],
    ['story', { story: '', attachments: [{ id: 'a', kind: 'voice', name: 'v', size: 1 }] }, []],
    ['where', { happenedOn: '2026-03-13' }, ['date.in-future']],
    ['where', { happenedOn: '2026-03-12' }, []],
    ['other', { otherName: '', otherNote: '' }, ['other-side.missing']],
    ['other', { otherName: '', otherNote: '老街面馆的老板' }, []],
    ['want', { wish: '' }, ['wish.missing']],
    ['want', { amount: '-1' }, ['amount.negative']],
    ['want', { amount: '1e12' }, ['amount.invalid']],
    ['want', { amount: '10000000001' }, ['amount.too-large']],
    ['want', { amount: '４５０．５元' }, []],
    ['you', { name: '', phone: '' }, ['name.missing', 'phone.missing']],
  ])('%s with %j says %j', (question, answers, codes) => expect(flawsOf(question, filled(answers), today).map((flaw) => flaw.code)).toEqual(codes));

  it.each(['13812341234', '138 1234-1234', '+86 138 1234 1234', '１３８１２３４１２３４'])('takes the phone number %s', (typed) => expect(phoneFlaws('phone', typed, false)).toEqual([]));
  it('says how many digits a phone number has', () => expect(phoneFlaws('phone', '138 1234 123', false)).toEqual([{ field: 'phone', code: 'phone.wrong-length', params: { n: 10 } }]));
  it('does not count +86 as digits', () => expect(phoneFlaws('phone', '+86 138 1234 123', false)[0]?.params).toEqual({ n: 10 }));
});

describe('what is sent', () => {
  it('is what the server takes, with numbers read as people type them', () => {
    const sent = requestOf(filled({ amount: '450', otherPhone: '+86 138-0000-0000', happenedOn: '2026-03-06', place: ' 老街 12 号 ' }), '王芸', 'zh');
    expect(FileCase.parse(JSON.parse(JSON.stringify(sent)))).toMatchObject({ code: 'LT7K-2M9Q', kind: 'wages', amountFen: 45000, place: '老街 12 号', otherSide: { kind: 'person', name: '禾香小馆', phone: '13800000000' }, applicant: { name: '王芸' } });
  });

  it('leaves out what was not answered', () => {
    const sent = requestOf(filled(), '王芸', 'en');
    expect(FileCase.safeParse(JSON.parse(JSON.stringify(sent))).success).toBe(true);
    expect(sent).not.toHaveProperty('amountFen');
    expect(sent).not.toHaveProperty('happenedOn');
  });

  it('names only uploads that have arrived', () => {
    const attachments = [
      { id: '1', kind: 'photo' as const, name: 'a', size: 1, uploadId: '7d444840-9dc0-41d1-b245-5ffdce74fad2' },
      { id: '2', kind: 'photo' as const, name: 'b', size: 1 },
    ];
    expect(requestOf(filled({ attachments }), '王芸', 'zh').fileIds).toEqual(['7d444840-9dc0-41d1-b245-5ffdce74fad2']);
  });

  it('offers the choices of the wire schema', () => {
    expect([...SUPPORT_CHOICES]).toEqual([...SUPPORT_NEEDS]);
    expect([...ELSEWHERE_CHOICES]).toEqual([...ELSEWHERE]);
  });
});

describe('a draft', () => {
  it('is taken up whatever release wrote it', () => {
    const draft = draftOf({ story: '写到一半', amount: 450, unknown: true, needs: ['onSite'] }, 'key-2');
    expect(draft).toMatchObject({ story: '写到一半', amount: '', needs: ['onSite'], key: 'key-2' });
    expect(draft).not.toHaveProperty('unknown');
  });
  it('goes on with what was typed last, whichever copy has it', () => {
    const kept = { story: '漏', changedAt: 10 };
    expect(laterOf(kept, JSON.stringify({ story: '漏水了', changedAt: 20 }))).toMatchObject({ story: '漏水了' });
    expect(laterOf(kept, JSON.stringify({ story: '旧的', changedAt: 5 }))).toBe(kept);
    expect(laterOf(undefined, JSON.stringify({ story: '漏水了', changedAt: 20 }))).toMatchObject({ story: '漏水了' });
    expect(laterOf(kept, 'cut off')).toBe(kept);
    expect(laterOf(kept, undefined)).toBe(kept);
  });
  it('keeps its key, so that sending it twice is one case', () => expect(draftOf({ key: 'key-1' }, 'key-2').key).toBe('key-1'));
  it('is no draft before something was said', () => {
    expect(hasContent(emptyDraft('k'))).toBe(false);
    expect(hasContent(draftOf({ wish: '还钱' }, 'k'))).toBe(true);
  });
});
