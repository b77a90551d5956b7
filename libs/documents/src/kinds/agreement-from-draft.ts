import { isObligation, sidesOf, type AgreementDraft, type AgreementParty, type ObligationClause } from '@jiefen/mediation';
import { chineseNumber } from '../layout/blocks.js';
import type { Language } from '../layout/paper.js';
import type { InstalmentPlan } from './agreement.js';
import type { ObligationTerm } from './agreement-terms.js';
import { mannerName, wordClause } from './clause-words.js';
import { longDate, type PartyEntry } from './common.js';

/** What a frozen draft says, in the shape the agreement is printed from. */
export interface DraftInPrint {
  parties: PartyEntry[];
  facts: string;
  clauses: string[];
  plans: InstalmentPlan[];
  obligations: ObligationTerm[];
  copies: number;
}

/**
 * Words a frozen draft for printing. Parties keep their order, so that `party-1` in the file is the first of the draft.
 * @throws DocumentError `agreement.clause-incomplete` when something to be printed is not there yet.
 */
export function draftInPrint(draft: AgreementDraft, language: Language): DraftInPrint {
  const plans: InstalmentPlan[] = [];
  const obligations: ObligationTerm[] = [];
  draft.clauses.forEach((clause, index) => {
    const number = index + 1;
    if (clause.kind === 'payment' && (clause.instalments?.length ?? 0) > 0) {
      plans.push({
        clause: number,
        rows: (clause.instalments ?? []).map((part) => ({
          number: part.n,
          due: part.dueDate,
          amountFen: part.amountFen,
          method: `${mannerName(clause, language)}${part.alreadyDone ? (language === 'zh' ? '（已付）' : ' (paid)') : ''}`,
          ...(clause.accountTail ? { accountEnding: clause.accountTail } : {}),
        })),
      });
    }
    if (isObligation(clause)) obligations.push(...termsOf(clause, number, draft, language));
  });
  return {
    parties: draft.parties.map(partyInPrint),
    facts: draft.facts,
    clauses: draft.clauses.map((clause) => wordClause(clause, draft, language)),
    plans,
    obligations,
    copies: draft.copies,
  };
}

/** 履行方式、时限 of the register of oral agreements: each duty of the draft with its day, in one line. */
export function performanceInPrint(draft: AgreementDraft): string {
  const lines = draft.clauses.flatMap((clause, index) => {
    if (!isObligation(clause)) return [];
    const words = clause.kind === 'refrain' ? '从达成协议时起' : clause.alreadyDone === true ? '已经当场履行' : clause.dueDate ? `${longDate(clause.dueDate, 'zh')}前（含当日）` : '当场履行';
    const manner = clause.kind === 'payment' ? mannerName(clause, 'zh') : '';
    return [`第${chineseNumber(index + 1)}条：${[words, manner].filter(Boolean).join('，')}`];
  });
  return lines.join('\n');
}

/** A party of the draft as the forms print it. */
export function partyInPrint(party: AgreementParty): PartyEntry {
  const contact = { ...(party.phone ? { phone: party.phone } : {}), ...(party.address ? { address: party.address } : {}) };
  const { agent } = party;
  return {
    side: party.side,
    who:
      party.kind === 'person'
        ? {
            kind: 'person',
            name: party.name,
            ...(party.gender ? { gender: party.gender } : {}),
            ...(party.ethnicity ? { ethnicity: party.ethnicity } : {}),
            ...(party.birthDate ? { birthDate: party.birthDate } : {}),
            ...(party.age === undefined ? {} : { age: party.age }),
            ...(party.occupation ? { occupation: party.occupation } : {}),
            ...contact,
          }
        : {
            kind: 'organization',
            name: party.name,
            ...(party.creditCode ? { creditCode: party.creditCode } : {}),
            ...(party.legalRepresentative ? { legalRepresentative: party.legalRepresentative.name } : {}),
            ...(party.legalRepresentative?.post ? { representativePosition: party.legalRepresentative.post } : {}),
            ...contact,
          },
    ...(agent ? { agents: [{ name: agent.name, authority: agent.authority, ...(agent.phone ? { phone: agent.phone } : {}) }] } : {}),
    ...(party.kind === 'person' && party.guardian
      ? { guardian: { name: party.guardian.name, ...(party.guardian.relation ? { relation: party.guardian.relation } : {}) } }
      : {}),
  };
}

function termsOf(clause: ObligationClause, number: number, draft: AgreementDraft, language: Language): ObligationTerm[] {
  const id = (partyId: string | undefined) => `party-${draft.parties.findIndex((party) => party.id === partyId) + 1}`;
  const { by, to } = sidesOf(clause);
  if (clause.kind !== 'refrain' && clause.alreadyDone === true) return [];
  const common = { id: `obligation-${clause.id}`, clause: number, debtor: id(by) };
  if (clause.kind === 'payment') {
    return [
      {
        ...common,
        kind: 'payment',
        creditor: id(to),
        description: clause.purpose ?? wordClause(clause, draft, language),
        ...(clause.amountFen === undefined ? {} : { amountFen: clause.amountFen }),
        ...(clause.dueDate ? { due: clause.dueDate } : {}),
        ...(clause.manner ? { method: clause.manner } : {}),
        ...(clause.instalments && clause.instalments.length > 0
          ? { instalments: clause.instalments.map((part) => ({ number: part.n, due: part.dueDate, amountFen: part.amountFen })) }
          : {}),
      },
    ];
  }
  const description = wordClause(clause, draft, language);
  const others = draft.parties.filter((party) => party.id !== by).map((party) => party.id);
  // A promise to refrain, or an act for everybody, is owed to each of the others.
  return (to === undefined ? others : [to]).map((creditor, index, all) => ({
    ...common,
    ...(all.length > 1 ? { id: `${common.id}-${index + 1}` } : {}),
    kind: clause.kind === 'refrain' ? 'forbearance' : 'act',
    creditor: id(creditor),
    description,
    ...(clause.kind !== 'refrain' && clause.dueDate ? { due: clause.dueDate } : {}),
  }));
}
