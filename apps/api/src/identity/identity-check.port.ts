/** A name and a document number, to be held against a register. */
export interface IdentityQuestion {
  /** Id of the check here: sent again it is the same question. */
  readonly reference: string;
  readonly name: string;
  /** Kind of document, in the words of `IDENTITY_DOCUMENTS`. */
  readonly document: string;
  readonly number: string;
}

/** What a register says. `notAvailable`: it was not asked, did not answer, or does not know such documents. It is no word against the person. */
export interface IdentityAnswer {
  readonly outcome: 'matched' | 'notMatched' | 'notAvailable';
  /** The register's own reference of the question; empty when it gave none. */
  readonly reference: string;
}

/**
 * The register behind the comparison of a document. Somebody of the mediation always looks first; a register only adds to that,
 * and none of its answers is needed to go on.
 */
export abstract class IdentityCheck {
  /** Name of the register as people are told it; null where there is none and the comparison by a human is all. */
  abstract readonly provider: string | null;

  /** Never throws for a register that fails: `notAvailable` is the answer then. */
  abstract check(question: IdentityQuestion): Promise<IdentityAnswer>;
}
