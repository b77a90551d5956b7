import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../../../..');

/** Every source below a folder, without tests. */
function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
}
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const found = (names: readonly string[], pattern: RegExp): string[] => [...new Set(names.flatMap((name) => [...read(name).matchAll(pattern)].map(([, code]) => code ?? '')))].sort();

/** Keys with a sentence in a language. */
function told(language: 'zh' | 'en'): Set<string> {
  return new Set(
    readdirSync(join(root, 'apps/portal/src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.split(sep).slice(-2).join('/') === `i18n/${language}.json`)
      .flatMap((name) => Object.entries(JSON.parse(read(`apps/portal/src/${name}`)) as Record<string, string>))
      .filter(([, text]) => text.trim() !== '')
      .map(([key]) => key),
  );
}
const zh = told('zh');
const en = told('en');
const known = new Set([...zh].filter((key) => en.has(key)));
/** Those of these keys without a sentence in both languages. */
const untold = (keys: readonly string[]): string[] => keys.filter((key) => !known.has(key));

/** The video server talks to this door, and nobody reads its answer. */
const HEARD_BY_NO_PERSON = ['webhook.signature'];

/** A system that is down answers `outside.unavailable`, whatever it is. */
const refusals = /new (?!Outside)\w*Error\(\s*'([a-z0-9.-]+)'/g;

describe('whatever the server can answer', () => {
  const thrown = found(sources('apps/api/src'), refusals).filter((code) => code.includes('.') || code === 'forbidden');
  const passedOn = [
    ...found(['libs/mediation/src/confirmation/filing-policies.ts', 'libs/mediation/src/lifecycle/conduct.ts'], /unmet\(\s*'((?:confirm|participant)\.[a-z-]+)'/g),
    ...found(['libs/mediation/src/lifecycle/conduct.ts'], /open\(\s*'(participant\.[a-z-]+)'/g),
    ...found(sources('libs/mediation/src/parties'), /(?:unmet|open)\('([a-z-]+\.[a-z-]+)'/g),
    ...found(['libs/mediation/src/deadlines/more-time.ts'], /(?:unmet|open)\('([a-z-]+\.[a-z-]+)'/g),
    ...found(sources('libs/mediation/src/deadlines'), /refused\('(deadline\.[a-z-]+)'/g),
    ...found(sources('libs/mediation/src/calculators'), /refused\(\s*'([a-z]+\.[a-z-]+)'/g),
    ...found(sources('libs/mediation/src/sheet'), /refused\(\s*'([a-z]+\.[a-z-]+)'/g),
    ...found(sources('libs/documents/src'), /(?:SigningRefusal|DocumentError)\(\s*'([a-z]+(?:-[a-z]+)*\.[a-z-]+)'/g),
    ...found(['apps/api/src/agreements/draft-agreement.ts'], /code: '([a-z]+\.[a-z-]+)'/g),
  ];
  const ofFields = found(sources('libs/mediation/src/wire'), /(?:message: |error: |, |\()'([a-z]+(?:-[a-z]+)*\.[a-z-]+)'/g);

  it('has been found at all', () => expect([thrown.length > 150, passedOn.length > 20, ofFields.length > 10]).toEqual([true, true, true]));

  it('has a sentence that says what to do', () => {
    expect(untold([...thrown, ...passedOn, ...ofFields].filter((code) => !HEARD_BY_NO_PERSON.includes(code)).map((code) => `error.${code}`))).toEqual([]);
  });
});

describe('why an expert stands where they stand', () => {
  const points = found(['libs/mediation/src/matching/preferences.ts'], /(?:code: |\? |: )'matching\.([a-z-]+)'(?=[,} ])(?!,\n {2}summary)/g).filter((code) => !['in-the-field', 'picked', 'near', 'language', 'light-load', 'has-time'].includes(code));
  const against = found(['libs/mediation/src/matching/exclusions.ts'], /(?:unmet\(|: )'matching\.(?!not-gone-before)([a-z-]+)'/g).filter((code) => !read('libs/mediation/src/matching/exclusions.ts').includes(`id: 'matching.${code}'`));

  it('has been found at all', () => expect([points.length >= 12, against.length >= 14]).toEqual([true, true]));

  it('is said on the screen for every point and every exclusion', () => expect(untold([...points, ...against].map((code) => `experts.reason.${code}`))).toEqual([]));
});

/** Codes whose words stand in the library itself, in both languages: its own tests look at them. */
const IN_THE_LIBRARY = new Set(found(['libs/mediation/src/calculators/refuse.ts', 'libs/mediation/src/agreement/finding-texts.ts'], /^ {2}'([a-z-]+\.[a-z0-9.-]+)': \{ zh: /gm));

describe('whatever a rule of the law can refuse, or leave open', () => {
  const codes = found(sources('libs/mediation/src'), /(?:refused|unmet|open|stop)\(\s*'([a-z-]+\.[a-z0-9.-]+)'/g);
  const isTold = (code: string): boolean =>
    IN_THE_LIBRARY.has(code) || [`error.${code}`, `court.found.${code}`, `triage.ask.${code}`, code.replace(/^matching\./, 'experts.reason.')].some((key) => known.has(key));

  it('has been found at all', () => expect([codes.length > 150, IN_THE_LIBRARY.size > 60]).toEqual([true, true]));

  it('has words in both languages, bad input among them: a negative amount, an end before the start, an unknown region, a day outside the tables', () => {
    expect(codes.filter((code) => !isTold(code))).toEqual([]);
    for (const code of ['calculator.amount-negative', 'calculator.end-before-start', 'calculator.region-unknown', 'calculator.date-outside-table', 'calculator.parameter-missing']) expect([code, IN_THE_LIBRARY.has(code)]).toEqual([code, true]);
  });
});

const timelineKinds = [
  ...found(sources('apps/api/src'), /\bkind: (?:\w+ === \w+ \? )?'([a-z-]+\.[a-z-]+)'/g),
  ...found(sources('apps/api/src'), /\bkind: [^?\n]*\? '[a-z-]+\.[a-z-]+' : '([a-z-]+\.[a-z-]+)'/g),
  ...found(sources('apps/api/src'), /\bkind: [^?\n]*\? '([a-z-]+\.[a-z-]+)' : '/g),
  ...found(['apps/api/src/followup/perform-obligation.ts'], /'(obligation\.(?:claimed|confirmed|disputed|hardship|breach))'/g),
  ...found(['libs/mediation/src/lifecycle/moves.ts'], /^ {2}(\w+): \{/gm).map((move) => `move.${move}`),
  'filed',
  'complaint',
];

describe('whatever happens in a case', () => {
  it('has been found at all', () => expect(timelineKinds.length).toBeGreaterThan(50));

  it('has a sentence in the timeline, in both languages', () => expect(untold(timelineKinds.map((kind) => `timeline.${kind}`))).toEqual([]));
});

/** Put together from a reason while it happens. */
const COMPOSED = /^mediator\.relation-/;

describe('whatever people are told by a notice', () => {
  const kinds = found(['apps/api/src/notifications/reactions.ts'], /^ {2}'?([a-zA-Z.-]+)'?: \{ to: /gm);

  it('has been found at all', () => expect(kinds.length).toBeGreaterThan(25));

  it('has a sentence in both languages', () => expect(untold(kinds.map((kind) => `timeline.${kind}`))).toEqual([]));

  it('happens: nobody waits for a notice of something that the portal never writes down', () => expect(kinds.filter((kind) => !timelineKinds.includes(kind) && !COMPOSED.test(kind))).toEqual([]));
});

describe('whatever the trail keeps', () => {
  const acts = [
    ...found(sources('apps/api/src'), /\baction: (?:[^'`\n]*\? )?'([a-z-]+\.[a-z-]+)'/g),
    ...found(sources('apps/api/src'), /\baction: [^'`\n]*(?:'[a-z-]+'[^'`\n]*)?\? '[a-z-]+\.[a-z-]+' : '([a-z-]+\.[a-z-]+)'/g),
    ...found(sources('apps/api/src'), /\baction: [^`\n]*\? '([a-z-]+\.[a-z-]+)' : '/g),
    ...found(['apps/api/src/experts/experts-register.ts'], /this\.keep\(\w+, \w+(?:\.\w+)?, '([a-z-]+\.[a-z-]+)'/g),
    ...found(['apps/api/src/followup/perform-obligation.ts'], /'(obligation\.(?:claimed|confirmed|disputed|hardship|breach))'/g),
    ...found(['libs/mediation/src/lifecycle/moves.ts'], /^ {2}(\w+): \{/gm).map((move) => `case.${move}`),
  ];

  it('has been found at all', () => expect(acts.length).toBeGreaterThan(90));

  it('has words for whoever looks after it, in both languages', () => expect(untold([...new Set(acts)].map((act) => `administration.act.${act}`))).toEqual([]));
});
