import { fen, isObligation, type AgreementDraft, type AgreementParty, type Clause, type ClauseKind, type Fen } from '@jiefen/mediation';

/** Kinds in the order in which a mediator needs them; the last ones are "often added". */
export const DUTIES = ['payment', 'act', 'handover', 'apology', 'refrain', 'freeText'] as const satisfies readonly ClauseKind[];
export const OFTEN_ADDED = ['oneOffSettlement', 'breach', 'confidentiality', 'serviceAddress', 'jointConfirmation', 'eSignature'] as const satisfies readonly ClauseKind[];

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Same content, whatever the order of the keys: the database keeps its own order. */
export function same(a: unknown, b: unknown): boolean {
  return sorted(a as Json) === sorted(b as Json);
}

function sorted(value: Json | undefined): string {
  if (value === undefined || value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  const record = value as Readonly<Record<string, Json>>;
  return `{${Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${sorted(record[key])}`)
    .join()}}`;
}

/** A number that no part of the draft has: an id is never used twice, so that an answer never meets another clause. */
export function freshId(taken: readonly { readonly id: string }[], letter: string): string {
  const numbers = taken.map(({ id }) => Number(/\d+$/.exec(id)?.[0] ?? 0));
  return `${letter}${Math.max(0, ...numbers) + 1}`;
}

/** A new clause with what is almost always so: the respondent pays or does, the applicant receives. */
export function newClause(kind: ClauseKind, draft: AgreementDraft): Clause {
  const id = freshId(draft.clauses, 'c');
  const by = draft.parties.find((party) => party.side === 'respondent')?.id;
  const to = draft.parties.find((party) => party.side === 'applicant')?.id;
  switch (kind) {
    case 'payment':
      return { id, kind, payerId: by, payeeId: to };
    case 'act':
      return { id, kind, doerId: by, forId: to };
    case 'handover':
      return { id, kind, giverId: by, receiverId: to, property: { description: '', nature: 'movable', proofOnFile: false } };
    case 'apology':
      return { id, kind, fromId: by, toId: to, manner: 'inPerson' };
    case 'refrain':
      return { id, kind, whoId: by };
    case 'oneOffSettlement':
      return { id, kind, exceptClaimIds: draft.claims.filter((claim) => claim.outcome === 'open').map((claim) => claim.id) };
    case 'serviceAddress':
      return { id, kind, addresses: draft.parties.map((party) => ({ partyId: party.id, address: party.address, phone: party.phone, electronic: true })) };
    case 'breach':
      return { id, kind, remedy: 'wholeSumDue', clauseIds: draft.clauses.filter((clause) => clause.kind === 'payment' && clause.instalments !== undefined).map((clause) => clause.id), afterDaysLate: 7 };
    case 'freeText':
      return { id, kind, text: '' };
    case 'confidentiality':
    case 'jointConfirmation':
    case 'eSignature':
      return { id, kind };
  }
}

/** Takes a clause out, with everything that pointed to it. */
export function withoutClause(draft: AgreementDraft, id: string): AgreementDraft {
  return {
    ...draft,
    clauses: draft.clauses.filter((clause) => clause.id !== id).map((clause) => (clause.kind === 'breach' && clause.clauseIds.includes(id) ? { ...clause, clauseIds: clause.clauseIds.filter((each) => each !== id) } : clause)),
    claims: draft.claims.map((claim) => (claim.clauseIds.includes(id) ? { ...claim, clauseIds: claim.clauseIds.filter((each) => each !== id) } : claim)),
  };
}

/** One place up (−1) or down (+1). */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list];
  const [one] = next.splice(at, 1);
  if (one !== undefined) next.splice(Math.max(0, at + by), 0, one);
  return next;
}

/** The draft as it may be sent: what is half typed (an agent without a name, three digits of an account) waits. */
export function cleaned(draft: AgreementDraft): AgreementDraft {
  return {
    ...draft,
    parties: draft.parties.map(cleanParty),
    claims: draft.claims.map((claim) => ({ ...(pruned(claim) as typeof claim), text: claim.text, clauseIds: claim.clauseIds })),
    clauses: draft.clauses.map(cleanClause),
    copies: Math.min(40, Math.max(1, draft.copies)),
  };
}

function cleanParty(party: AgreementParty): AgreementParty {
  const agent = party.agent?.name.trim() ? (pruned(party.agent) as typeof party.agent) : undefined;
  const common = { ...(pruned(party) as typeof party), name: party.name };
  const { agent: _agent, ...rest } = common;
  if (rest.kind === 'person') {
    const { guardian, ...person } = rest;
    return { ...person, ...(agent ? { agent } : {}), ...(guardian?.name.trim() ? { guardian: pruned(guardian) as typeof guardian } : {}) };
  }
  const { legalRepresentative, ...body } = rest;
  return { ...body, ...(agent ? { agent } : {}), ...(legalRepresentative?.name.trim() ? { legalRepresentative: pruned(legalRepresentative) as typeof legalRepresentative } : {}) };
}

function cleanClause(clause: Clause): Clause {
  if (clause.kind === 'freeText') return clause;
  const kept = pruned(clause) as typeof clause;
  if (kept.kind === 'payment' && kept.accountTail !== undefined && !/^\d{4}$/.test(kept.accountTail)) {
    const { accountTail: _tail, ...rest } = kept;
    return rest;
  }
  if (kept.kind === 'handover' || kept.kind === 'act') return kept.property ? { ...kept, property: { ...(pruned(kept.property) as typeof kept.property), description: kept.property.description } } : kept;
  if (kept.kind === 'serviceAddress') return { ...kept, addresses: kept.addresses.map((one) => pruned(one) as typeof one) };
  return kept;
}

/** Without empty words and without `false` ticks that nobody made. */
function pruned(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined && each !== '' && each !== null));
}

/** What is given in all, for “the whole sum is …”. */
export function sumOfPayments(draft: AgreementDraft): Fen {
  return fen(draft.clauses.reduce((sum, clause) => sum + (clause.kind === 'payment' ? (clause.amountFen ?? 0) : 0), 0));
}

/** Clauses that can settle a claim or be broken, with their place in the text. */
export function dutiesOf(draft: AgreementDraft): { id: string; at: number }[] {
  return draft.clauses.flatMap((clause, at) => (isObligation(clause) ? [{ id: clause.id, at }] : []));
}
