import { createHash } from 'node:crypto';

/** One part of an obligation paid or done on a day of its own. */
export interface InstalmentTerm {
  number: number;
  due: string;
  amountFen?: number;
}

/** What one party owes another, as the reminder and the court read it. */
export interface ObligationTerm {
  id: string;
  /** Number of the clause it stands in. */
  clause: number;
  kind: 'payment' | 'act' | 'forbearance';
  debtor: string;
  creditor: string;
  description: string;
  amountFen?: number;
  due?: string;
  method?: string;
  instalments?: readonly InstalmentTerm[];
}

/** The agreement for machines; embedded in the paper and described by schema/jiefen-agreement-terms.schema.json. */
export interface AgreementTerms {
  format: 'jiefen-agreement-terms';
  version: 1;
  agreementNumber: string;
  committee: string;
  currency: 'CNY';
  parties: readonly { id: string; side: 'applicant' | 'respondent'; kind: 'person' | 'organization'; name: string }[];
  obligations: readonly ObligationTerm[];
  /** SHA-256 of the worded clauses, one a line, UTF-8: binds these terms to the text people signed. */
  clausesSha256: string;
}

/** Name of the associated file in the PDF. */
export const TERMS_FILE = 'jiefen-agreement-terms.json';

/** SHA-256 of the clauses as printed, for comparing terms and text. */
export function clausesHash(clauses: readonly string[]): string {
  return createHash('sha256').update(clauses.join('\n'), 'utf8').digest('hex');
}

/** Always the same key order and line ends, so that the same terms are the same bytes. */
export function serializeTerms(terms: AgreementTerms): Uint8Array {
  const { format, version, agreementNumber, committee, currency, parties, obligations, clausesSha256 } = terms;
  const ordered = {
    format,
    version,
    agreementNumber,
    committee,
    currency,
    parties: parties.map(({ id, side, kind, name }) => ({ id, side, kind, name })),
    obligations: obligations.map((one) => ({
      id: one.id,
      clause: one.clause,
      kind: one.kind,
      debtor: one.debtor,
      creditor: one.creditor,
      description: one.description,
      ...(one.amountFen === undefined ? {} : { amountFen: one.amountFen }),
      ...(one.due === undefined ? {} : { due: one.due }),
      ...(one.method === undefined ? {} : { method: one.method }),
      ...(one.instalments === undefined
        ? {}
        : {
            instalments: one.instalments.map((part) => ({
              number: part.number,
              due: part.due,
              ...(part.amountFen === undefined ? {} : { amountFen: part.amountFen }),
            })),
          }),
    })),
    clausesSha256,
  };
  return new TextEncoder().encode(`${JSON.stringify(ordered, null, 1)}\n`);
}
