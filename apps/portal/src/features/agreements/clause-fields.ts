import { BREACH_REMEDIES, PAYMENT_MANNERS, type Clause, type ClauseKind } from '@jiefen/mediation';

/** One control of the clause editor. `name` is the field of the clause, `property.…` of the thing in it. */
export interface ClauseField {
  readonly name: string;
  readonly type: 'party' | 'owner' | 'text' | 'long' | 'yuan' | 'date' | 'choice' | 'tick' | 'rate' | 'number' | 'claims' | 'clauses';
  readonly options?: readonly string[];
  readonly wide?: true;
  /** Shown only while this holds. */
  readonly when?: (clause: Clause) => boolean;
}

const NATURES = ['movable', 'vehicle', 'immovable', 'intellectual'];
const MANNERS = ['inPerson', 'written', 'public'];
const due: ClauseField = { name: 'dueDate', type: 'date', when: (clause) => !('instalments' in clause && (clause.instalments?.length ?? 0) > 0) };
const done: ClauseField = { name: 'alreadyDone', type: 'tick', when: (clause) => !('instalments' in clause && (clause.instalments?.length ?? 0) > 0) };
const thing: readonly ClauseField[] = [
  { name: 'property.description', type: 'text', wide: true },
  { name: 'property.nature', type: 'choice', options: NATURES },
  { name: 'property.ownerId', type: 'owner' },
  { name: 'property.proofOnFile', type: 'tick' },
];
const byTransfer = (clause: Clause): boolean => clause.kind === 'payment' && clause.manner === 'bankTransfer';
const remedy = (wanted: string) => (clause: Clause): boolean => clause.kind === 'breach' && clause.remedy === wanted;

/** Who, to whom, what, how much, by when, how: the controls of each kind of clause, in the order people say it. */
export const CLAUSE_FIELDS: Readonly<Record<ClauseKind, readonly ClauseField[]>> = {
  payment: [
    { name: 'payerId', type: 'party' },
    { name: 'payeeId', type: 'party' },
    { name: 'purpose', type: 'text' },
    { name: 'amountFen', type: 'yuan' },
    { name: 'manner', type: 'choice', options: PAYMENT_MANNERS },
    { name: 'bank', type: 'text', when: byTransfer },
    { name: 'accountTail', type: 'text', when: byTransfer },
    due,
    done,
  ],
  act: [{ name: 'doerId', type: 'party' }, { name: 'forId', type: 'party' }, { name: 'what', type: 'text', wide: true }, due, { name: 'where', type: 'text' }, done],
  handover: [{ name: 'giverId', type: 'party' }, { name: 'receiverId', type: 'party' }, ...thing, due, { name: 'where', type: 'text' }, done],
  apology: [{ name: 'fromId', type: 'party' }, { name: 'toId', type: 'party' }, { name: 'manner', type: 'choice', options: MANNERS }, due, done],
  refrain: [{ name: 'whoId', type: 'party' }, { name: 'what', type: 'text', wide: true }, { name: 'from', type: 'date' }, { name: 'until', type: 'date' }],
  oneOffSettlement: [{ name: 'exceptClaimIds', type: 'claims', wide: true }],
  confidentiality: [],
  serviceAddress: [],
  jointConfirmation: [{ name: 'courtName', type: 'text', wide: true }],
  eSignature: [],
  breach: [
    { name: 'remedy', type: 'choice', options: BREACH_REMEDIES },
    { name: 'afterDaysLate', type: 'number' },
    { name: 'yearlyRateBp', type: 'rate', when: remedy('lateInterest') },
    { name: 'penaltyFen', type: 'yuan', when: remedy('penalty') },
    { name: 'clauseIds', type: 'clauses', wide: true },
  ],
  freeText: [{ name: 'text', type: 'long', wide: true }],
};

/** The text key of a field: the same word for the same thing, another where the kind changes the question. */
export function fieldKey(kind: ClauseKind, name: string): string {
  if (['payerId', 'doerId', 'giverId', 'fromId', 'whoId'].includes(name)) return 'agreements.edit.who';
  if (['payeeId', 'forId', 'receiverId', 'toId'].includes(name)) return 'agreements.edit.to-whom';
  if (name === 'alreadyDone') return `agreements.edit.${kind === 'payment' ? 'paid' : 'done'}`;
  if (name === 'text') return 'agreements.edit.words';
  return `agreements.edit.${name.replace('property.', 'thing-').replace(/([A-Z])/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Reads a field, also inside `property`. */
export function valueOf(clause: Clause, name: string): unknown {
  const [first = '', second] = name.split('.');
  const value = (clause as unknown as Record<string, unknown>)[first];
  return second === undefined ? value : (value as Record<string, unknown> | undefined)?.[second];
}

/** The clause with one field set; an emptied field is taken out. */
export function withValue(clause: Clause, name: string, value: unknown): Clause {
  const [first = '', second] = name.split('.');
  const record = { ...(clause as unknown as Record<string, unknown>) };
  if (second === undefined) record[first] = value;
  else record[first] = { description: '', nature: 'movable', proofOnFile: false, ...(record[first] as Record<string, unknown> | undefined), [second]: value };
  if (value === undefined && second === undefined) Reflect.deleteProperty(record, first);
  return record as unknown as Clause;
}
