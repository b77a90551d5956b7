// Writes docs/rules.md from the rules in libs/mediation/dist. With --check it writes nothing and fails when the file is stale.
import { readFile, writeFile } from 'node:fs/promises';
import { nameOfLaw, RULE_SECTIONS } from '../../libs/mediation/dist/index.js';
import { loadTree, TREE_CODES } from '../../libs/mediation/dist/diagnosis/index.js';

const file = new URL('../../docs/rules.md', import.meta.url);

/** A pipe or a line break would break the row of a table. */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const sources = (list) => list.map(({ law, article, secondHand }) => `${law}${article === '' ? '' : ` ${article}`}${secondHand ? ' (second-hand)' : ''}`).join(' · ');
const row = ({ id, summary, sources: from, appliedIn }) => `| <a id="${id.toLowerCase()}"></a>\`${id}\` | ${cell(summary.zh)}<br>${cell(summary.en)} | ${cell(sources(from))} | ${cell(appliedIn)} |`;

const trees = await Promise.all(TREE_CODES.map(loadTree));
const sections = [
  ...RULE_SECTIONS,
  ...trees.map((tree) => ({
    title: { zh: `自助了解：${tree.title.zh}`, en: `Guided diagnosis: ${tree.title.en} (version ${tree.version})` },
    rules: tree.rights.map(({ id, text, sources: from }) => ({ id, summary: text, sources: from, appliedIn: `diagnosis: ${tree.code}` })),
  })),
];
const cited = new Set(sections.flatMap(({ rules }) => rules.flatMap((rule) => rule.sources.map(({ law }) => law))));
const laws = [...cited].sort((a, b) => (a < b ? -1 : 1));

const text = [
  '# Rules',
  '',
  'Generated from `libs/mediation` by `npm run rules`; do not edit. Every rule the software honours: its id, its sentence, the article, and where it is applied.',
  '“Second-hand” marks what was not read in the text of the norm: such a value stays configurable and the screen says so.',
  '',
  ...sections.flatMap(({ title, rules }) => [`## ${title.en} ${title.zh}`, '', '| id | rule | article | applied |', '|---|---|---|---|', ...rules.map(row), '']),
  '## Norms 法规',
  '',
  '| short | name |',
  '|---|---|',
  ...laws.map((law) => `| ${law} | ${nameOfLaw(law).zh} ${nameOfLaw(law).en === nameOfLaw(law).zh ? '' : nameOfLaw(law).en} |`),
  '',
].join('\n');

if (process.argv.includes('--check')) {
  const written = await readFile(file, 'utf8').catch(() => '');
  if (written !== text) {
    console.error('docs/rules.md is stale: run `npm run rules` and commit the file.');
    process.exit(1);
  }
} else {
  await writeFile(file, text);
  console.log(`docs/rules.md: ${sections.reduce((sum, { rules }) => sum + rules.length, 0)} rules in ${sections.length} sections`);
}
