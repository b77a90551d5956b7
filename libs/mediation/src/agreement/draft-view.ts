import { civilCapacity, type CivilCapacity } from '../parties/capacity.js';
import { completedYears } from '../time/local-date.js';
import type { AgreementFacts } from './agreement-facts.js';
import { isObligation, type AgreementDraft, type AgreementParty, type Clause, type ObligationClause } from './draft.js';

/** The words of one clause, with what a reader of the words must know about it. */
export interface ClauseWords {
  readonly clause: Clause;
  /** In NFKC, so that full-width digits and brackets read like plain ones. */
  readonly words: string;
  /** The clause has its own day, so a vague word beside it does less harm. */
  readonly dated: boolean;
}

/** Draft and facts, prepared once so that no rule walks the draft for the same thing again. */
export interface DraftView {
  readonly draft: AgreementDraft;
  readonly facts: AgreementFacts;
  readonly parties: ReadonlyMap<string, AgreementParty>;
  readonly obligations: readonly ObligationClause[];
  readonly words: readonly ClauseWords[];
}

export function viewOf(draft: AgreementDraft, facts: AgreementFacts): DraftView {
  const words: ClauseWords[] = [];
  for (const clause of draft.clauses) {
    const text = wordsOf(clause);
    if (text !== '') words.push({ clause, words: text.normalize('NFKC'), dated: isDated(clause) });
  }
  return {
    draft,
    facts,
    parties: new Map(draft.parties.map((party) => [party.id, party])),
    obligations: draft.clauses.filter(isObligation),
    words,
  };
}

/** Everything a person typed into the clause. What a party refrains from is read as 不得 …, so that a promise not to sue is seen. */
function wordsOf(clause: Clause): string {
  const text = clause.text ?? '';
  switch (clause.kind) {
    case 'payment':
      return joined(clause.purpose, text);
    case 'act':
      return joined(clause.what, text);
    case 'handover':
      return joined(clause.property?.description, text);
    case 'refrain':
      return joined(clause.what === undefined ? undefined : `不得${clause.what}`, text);
    default:
      return text;
  }
}

function joined(first: string | undefined, second: string): string {
  if (first === undefined || first === '') return second;
  return second === '' ? first : `${first}。${second}`;
}

function isDated(clause: Clause): boolean {
  if (!isObligation(clause)) return false;
  if (clause.kind === 'refrain') return true;
  if (clause.alreadyDone === true || clause.dueDate !== undefined) return true;
  return clause.kind === 'payment' && (clause.instalments?.length ?? 0) > 0;
}

/** Completed years on the day of signing, or undefined when nobody has said. */
export function ageOf(party: AgreementParty, facts: AgreementFacts): number | undefined {
  if (party.kind === 'organization') return undefined;
  return party.birthDate === undefined ? party.age : completedYears(party.birthDate, facts.today);
}

/** Capacity as established, otherwise by age. Undefined when nobody has said how old a person is. */
export function capacityOf(party: AgreementParty, facts: AgreementFacts): CivilCapacity | undefined {
  if (party.kind === 'organization') return 'full';
  return facts.capacities?.[party.id] ?? civilCapacity({ age: ageOf(party, facts) });
}

/** A clause that nobody performs twice: paid or done before signing. */
export function isDone(clause: ObligationClause): boolean {
  return clause.kind !== 'refrain' && clause.alreadyDone === true;
}

