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
  /** 履行方式、时限, a heading of its own in the form. */
  performance?: string;
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
  const performance = performanceInPrint(draft, language);
  return {
    parties: draft.parties.map(partyInPrint),
    facts: draft.facts,
    clauses: draft.clauses.map((clause) => wordClause(clause, draft, language)),
    plans,
    obligations,
    ...(performance === '' ? {} : { performance }),
    copies: draft.copies,
  };
}

/** 履行方式、时限: each duty of the draft with its day and manner, in one line. */
export function performanceInPrint(draft: AgreementDraft, language: Language): string {
  const t = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const lines = draft.clauses.flatMap((clause, index) => {
    if (!isObligation(clause)) return [];
    const day = dayInPrint(clause, language);
    const manner = clause.kind === 'payment' ? mannerName(clause, language) : '';
    return [`${t(`第${chineseNumber(index + 1)}条：`, `Clause ${index + 1}: `)}${[day, manner].filter(Boolean).join(t('，', ', '))}${t('。', '.')}`];
  });
  return lines.join('\n');
}

function dayInPrint(clause: ObligationClause, language: Language): string {
  const t = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  if (clause.kind === 'refrain') return t('从达成协议时起', 'from the agreement on');
  if (clause.alreadyDone === true) return t('已经当场履行', 'done on the spot');
  const parts = clause.kind === 'payment' ? (clause.instalments ?? []) : [];
  const last = parts.at(-1);
  if (last) return t(`分 ${parts.length} 期，${longDate(last.dueDate, 'zh')}前（含当日）付清`, `in ${parts.length} instalments, the last by ${longDate(last.dueDate, 'en')}`);
  return clause.dueDate ? t(`${longDate(clause.dueDate, 'zh')}前（含当日）`, `by ${longDate(clause.dueDate, 'en')}`) : t('当场履行', 'on the spot');
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
