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

const known = new Set(
  readdirSync(join(root, 'apps/portal/src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|[\\/])i18n[\\/]zh\.json$/.test(name))
    .flatMap((name) => Object.keys(JSON.parse(read(`apps/portal/src/${name}`)) as Record<string, string>)),
);

/** The video server talks to this door, and nobody reads its answer. */
const HEARD_BY_NO_PERSON = ['webhook.signature'];

/** A system that is down answers `outside.unavailable`, whatever it is. */
const refusals = /new (?!Outside)\w*Error\(\s*'([a-z0-9.-]+)'/g;

describe('whatever the server can answer', () => {
  const thrown = found(sources('apps/api/src'), refusals).filter((code) => code.includes('.') || code === 'forbidden');
  const passedOn = [
    ...found(['libs/mediation/src/confirmation/filing-policies.ts', 'libs/mediation/src/lifecycle/conduct.ts'], /unmet\(\s*'((?:confirm|participant)\.[a-z-]+)'/g),
    ...found(['libs/mediation/src/lifecycle/conduct.ts'], /open\(\s*'(participant\.[a-z-]+)'/g),
    ...found(['libs/mediation/src/parties/mediator-independence.ts'], /(?:unmet|open)\('(mediator\.(?!earlier|may-not)[a-z-]+)'/g),
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
    const missing = [...thrown, ...passedOn, ...ofFields].filter((code) => !HEARD_BY_NO_PERSON.includes(code) && !known.has(`error.${code}`));
    expect(missing).toEqual([]);
  });
});

describe('whatever happens in a case', () => {
  const kinds = [
    ...found(sources('apps/api/src'), /\bkind: (?:\w+ === \w+ \? )?'([a-z-]+\.[a-z-]+)'/g),
    ...found(['apps/api/src/followup/perform-obligation.ts'], /'(obligation\.(?:claimed|confirmed|disputed|hardship|breach))'/g),
    ...found(['libs/mediation/src/lifecycle/moves.ts'], /^ {2}(\w+): \{/gm).map((move) => `move.${move}`),
    'filed',
    'complaint',
  ];

  it('has been found at all', () => expect(kinds.length).toBeGreaterThan(50));

  it('has a sentence in the timeline', () => {
    expect(kinds.filter((kind) => !known.has(`timeline.${kind}`))).toEqual([]);
  });
});
