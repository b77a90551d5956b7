import { nameOfLaw, RULE_SECTIONS, ruleById } from '@jiefen/mediation';

/** The rules behind a tap: a piece of its own, fetched with the first tap, because the list brings every rule of the library along. */
export const rules = { sections: RULE_SECTIONS, byId: ruleById, nameOfLaw };
