/** The rules behind a tap; a chunk of its own, fetched with the first tap, because the list brings every rule of the library along. */
export { nameOfLaw, RULE_SECTIONS, ruleById } from '@jiefen/mediation';
