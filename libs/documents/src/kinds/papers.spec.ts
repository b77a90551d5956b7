import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { POPPLER, squeezed, structureOf, textOf, wordsOf } from '../../test/reading.js';
import * as samples from '../../test/samples.js';
import { DocumentError } from '../fonts/coverage.js';
import { renderAgreement } from './agreement.js';
import { renderApplication } from './application.js';
import { renderConfirmationApplication } from './confirmation-application.js';
import { renderMediationProof } from './certificates.js';
import { renderClosingReport } from './closing-report.js';
import { renderEvidenceList } from './evidence-list.js';
import { renderFollowUp } from './follow-up.js';
import { renderInvitation, renderNonAcceptance, renderTermination } from './notices.js';
import { renderServiceAddress } from './party-papers.js';
import { renderPowerOfAttorney } from './power-of-attorney.js';
import { renderInvestigation } from './investigation.js';
import { renderMinutes } from './minutes.js';
import { renderRegistration } from './registration.js';
import { renderRightsNotice } from './rights-notice.js';
import { renderSuspension } from './suspension.js';

const GOLDEN = join(import.meta.dirname, '../../test/golden');
const NAMES = Object.keys(samples.SAMPLES);
const withPoppler = POPPLER ? it : it.skip;

const skipped = POPPLER ? '' : ' (skipped: poppler-utils is not installed)';

describe('every paper', () => {
  it.each(NAMES)('%s: the same data give the same bytes', async (name) => {
    const [one, two] = [await samples.SAMPLES[name]?.(), await samples.SAMPLES[name]?.()];
    expect(Buffer.compare(one?.bytes ?? new Uint8Array(), two?.bytes ?? new Uint8Array(1))).toBe(0);
  });

  it.each(NAMES)('%s: a character that no font has is named with its place, and nothing is printed', (name) => {
    const one = samples.SAMPLES[name];
    const texts = one ? placesOf(one.data) : [];
    expect(texts.length).toBeGreaterThan(0);
    for (const { field, data } of texts) {
      expect({ field, refused: refusalOf(() => one?.with(data)) }).toEqual({ field, refused: { code: 'document.missing-glyph', params: { character: '\u{23B58}', codePoint: 'U+23B58', field } } });
    }
  });

  it.each(NAMES)('%s: places to sign have names of their own and lie on their page', async (name) => {
    const paper = await samples.SAMPLES[name]?.();
    const fields = paper?.fields ?? [];
    expect(new Set(fields.map((field) => field.name)).size).toBe(fields.length);
    for (const { page, rect } of fields) {
      expect(page).toBeLessThan(paper?.pages ?? 0);
      expect(rect.x).toBeGreaterThan(0);
      expect(rect.y).toBeGreaterThan(0);
      expect(rect.x + rect.width).toBeLessThan(595);
      expect(rect.y + rect.height).toBeLessThan(842);
    }
  });

  it.each(['oral-agreement', 'oral-agreement-confirmed'])('%s: everybody signs on one page, the one with what was agreed', async (name) => {
    const paper = await samples.SAMPLES[name]?.();
    expect(new Set(paper?.fields.map(({ page }) => page))).toEqual(new Set([(paper?.pages ?? 0) - 1]));
  });

  // Golden files are what a screen reader is given: structure and text. UPDATE_GOLDEN=1 writes them anew for review.
  describe(`structure and text${skipped}`, () => {
    for (const name of NAMES) {
      withPoppler(`${name}: as reviewed`, async () => {
        const paper = await samples.SAMPLES[name]?.();
        const found = structureOf(paper?.bytes ?? new Uint8Array());
        const file = join(GOLDEN, `${name}.txt`);
        if (process.env['UPDATE_GOLDEN'] === '1') {
          mkdirSync(GOLDEN, { recursive: true });
          writeFileSync(file, found);
        }
        expect(found).toBe(readFileSync(file, 'utf8'));
      });
    }
  });
});

// A court's own papers are never translated here: what it decided stands in its own words.
const FORMS = [...new Set(Object.values(samples.SAMPLES).map(({ form }) => form))].filter((form) => !/^renderSample|^renderPoster/.test(form));

describe('the English side', () => {
  it.each(FORMS)('of %s is there, has no place to sign, and says on its first lines that it is a translation', async (form) => {
    const english = Object.values(samples.SAMPLES).find((one) => one.form === form && 'language' in one.data && one.data.language === 'en');
    const paper = await english?.();
    expect(paper?.fields).toEqual([]);
    if (POPPLER) expect(textOf(paper?.bytes ?? new Uint8Array())).toContain('Translationforreadingonly.');
  });
});

describe(`what is printed is what the case says${skipped}`, () => {
  const skip = ['kind', 'side', 'gender', 'language', 'authority', 'createdAt', 'signing', 'obligations', 'verification', 'due', 'birthDate', 'idNumber', 'from', 'to', 'at', 'what', 'effectiveOn', 'signedOn', 'reason', 'until', 'acceptedOn', 'endedOn', 'issuedOn', 'en', 'occupation', 'answer', 'powers', 'readBack', 'suspendedOn', 'lookAgainOn', 'lastDayBefore', 'replyBy', 'filedOn', 'handedInOn', 'visitedAt', 'givenAt', 'way', 'value', 'satisfaction', 'mediators', 'filledOn', 'closedOn', 'ending', 'source', 'otherView'];
  const names = samples.parties.map(({ who }) => who.name);
  const cases: [string, unknown, () => Promise<{ bytes: Uint8Array }>][] = [
    ['agreement', samples.agreement, () => renderAgreement(samples.agreement)],
    ['application', samples.application, () => renderApplication(samples.application)],
    ['confirmation application', samples.confirmation, () => renderConfirmationApplication(samples.confirmation)],
    ['minutes', { ...samples.minutes, parties: names }, () => renderMinutes(samples.minutes)],
    ['termination notice', samples.termination, () => renderTermination(samples.termination)],
    ['suspension notice', samples.suspension, () => renderSuspension(samples.suspension)],
    ['invitation', samples.invitation, () => renderInvitation(samples.invitation)],
    ['non-acceptance notice', samples.nonAcceptance, () => renderNonAcceptance(samples.nonAcceptance)],
    ['investigation record', samples.investigation, () => renderInvestigation(samples.investigation)],
    ['power of attorney', samples.attorney, () => renderPowerOfAttorney(samples.attorney)],
    ['list of exhibits', { ...samples.exhibitList, party: samples.exhibitList.party.who.name }, () => renderEvidenceList(samples.exhibitList)],
    ['service address', { ...samples.serviceAddress, party: samples.serviceAddress.party.who.name }, () => renderServiceAddress(samples.serviceAddress)],
    ['follow-up record', samples.followUp, () => renderFollowUp(samples.followUp)],
    ['closing report', { ...samples.closing, parties: names }, () => renderClosingReport(samples.closing)],
    ['registration', { ...samples.registration, parties: names }, () => renderRegistration(samples.registration)],
    ['rights and duties', { number: samples.rights.number, parties: names }, () => renderRightsNotice(samples.rights)],
    ['proof of mediation', { ...samples.proof, parties: names }, () => renderMediationProof(samples.proof)],
  ];
  for (const [name, data, render] of cases) {
    withPoppler(`${name}: every word of the data stands in the paper`, async () => {
      const text = textOf((await render()).bytes);
      // Long texts run over pages, where the number of the page stands between them: they are looked for in pieces.
      for (const words of wordsOf(data, skip)) {
        for (const piece of squeezed(words).match(/[^，。；：]{1,14}/gu) ?? []) expect(text).toContain(piece);
      }
    });
  }

  withPoppler('the minutes say which party has checked them, who objects to what, and who has not answered', async () => {
    const text = textOf((await renderMinutes({ ...samples.minutes, checks: [...(samples.minutes.checks ?? []), { who: '第三人', answer: 'none' }] })).bytes);
    expect(text).toContain('王芸2026年3月17日20:52看过，确认无误');
    expect(text).toContain('看过，有补正：高峰是指十一点半到一点。');
    expect(text).toContain('第三人／还没有答复');
  });

  withPoppler('a power that was not given is printed as not given', async () => {
    const text = textOf((await renderPowerOfAttorney(samples.attorney)).bytes);
    expect((await renderPowerOfAttorney(samples.attorney)).pages).toBe(1);
    // Where it needs a second page the names go over together with the code: a code alone could belong to any paper.
    const long = await renderPowerOfAttorney({ ...samples.attorney, agent: { ...samples.attorney.agent, idNumber: '110101199108020000', address: '柳塘镇老街 1 号'.repeat(12) }, until: '2026-12-31' });
    expect(new Set(long.fields.map(({ page }) => page))).toEqual(new Set([long.pages - 1]));
    expect(text).toContain('放弃请求（特别授权）不授权');
    expect(text).toContain('达成并签署调解协议（特别授权）授权');
  });

  withPoppler('somebody who did not sign a record has no place to sign and no words of consent; the reason stands there', async () => {
    const paper = await renderInvestigation({ ...samples.investigation, notSigned: '不想卷进来' });
    expect(paper.fields.map(({ name }) => name)).not.toContain('asked');
    expect(textOf(paper.bytes)).toContain('没有签名，原因：不想卷进来');
    expect(textOf(paper.bytes)).not.toContain('和我说的一样');
  });

  withPoppler('amounts stand in figures and in capitals', async () => {
    const text = textOf((await renderAgreement(samples.agreement)).bytes);
    expect(text).toContain('合计450.00大写：肆佰伍拾元整');
  });

  withPoppler('"page x of y" is furniture: it is printed, but not read out', async () => {
    const { bytes } = await renderAgreement(samples.agreement);
    expect(textOf(bytes)).toContain('第2页共2页');
    expect(structureOf(bytes)).not.toContain('第 2 页');
  });

  withPoppler('an English side says that it is a translation and has no place to sign', async () => {
    const paper = await renderAgreement(samples.agreementInEnglish);
    expect(paper.fields).toEqual([]);
    expect(textOf(paper.bytes)).toContain('Translationforreadingonly.');
  });

  withPoppler('a termination notice names every other way with its last day', async () => {
    const text = textOf((await renderTermination(samples.termination)).bytes);
    expect(text).toContain('劳动仲裁');
    expect(text).toContain('2027年2月28日');
  });

  it('a termination notice without any other way is not made', () => {
    expect(() => renderTermination({ ...samples.termination, ways: [] })).toThrow(expect.objectContaining({ code: 'termination.no-other-way' }));
  });
});

describe('the agreement', () => {
  it('keeps places for each party, the mediator, the recorder, the seal and a court', async () => {
    const { fields } = await renderAgreement(samples.agreement);
    expect(fields.map(({ name }) => name)).toEqual(['party-1', 'party-2', 'mediator', 'recorder', 'seal', 'court']);
    expect(fields[0]?.label).toBe('甲方（签名盖章或按指印）：王芸');
  });

  it('keeps the place for a court on a paper without a code to check as well', async () => {
    const { verification: _, ...without } = samples.agreement;
    expect((await renderAgreement(without)).fields.map(({ name }) => name)).toContain('court');
  });

  it('stays under 120 kilobytes before it is signed', async () => {
    expect((await renderAgreement(samples.agreement)).bytes.length).toBeLessThan(120 * 1024);
  });
});

/** The data with one text spoilt, once for each question in it that people answer (one of several rows stands for all). */
function placesOf(data: object): { field: string; data: object }[] {
  const found: { field: string; data: object }[] = [];
  const asked = new Set<string>();
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (typeof value === 'string') {
      const last = path.at(-1);
      const question = path.map((step) => (typeof step === 'number' ? 0 : step)).join('.');
      if ((typeof last === 'string' && CODED.has(last)) || asked.has(question)) return;
      asked.add(question);
      const copy = structuredClone(data);
      path.slice(0, -1).reduce<Record<string | number, unknown>>((at, key) => at[key] as Record<string | number, unknown>, copy as Record<string | number, unknown>)[last ?? ''] = `${value}\u{23B58}`;
      found.push({ field: path.join('.'), data: copy });
    } else if (typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array)) {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  walk(data, []);
  return found;
}

/** Words of the program, not of people. */
const CODED = new Set(['language', 'kind', 'side', 'gender', 'authority', 'signing', 'reason', 'ending', 'source', 'what', 'way', 'how', 'answer', 'readBack', 'otherView']);

function refusalOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof DocumentError ? { code: error.code, params: error.params } : error;
  }
}
