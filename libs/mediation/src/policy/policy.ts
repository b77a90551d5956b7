/** Why a rule said no, or what it still needs to know. A code with parameters; the portal has the sentence. */
export interface Reason {
  /** Stable, dotted, lower case: `confirmation.status-relation`. */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What a rule says about given facts. `open` means: the facts are not complete, or a person must look. */
export type Verdict =
  | { readonly kind: 'met' }
  | { readonly kind: 'unmet'; readonly reason: Reason }
  | { readonly kind: 'open'; readonly question: Reason };

export const met: Verdict = { kind: 'met' };

export function unmet(code: string, params?: Reason['params']): Verdict {
  return { kind: 'unmet', reason: reason(code, params) };
}

export function open(code: string, params?: Reason['params']): Verdict {
  return { kind: 'open', question: reason(code, params) };
}

export function reason(code: string, params?: Reason['params']): Reason {
  return params === undefined ? { code } : { code, params };
}

/** A sentence in both languages of the portal. */
export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** Where a rule or a number comes from. */
export interface Source {
  /** Short name of the norm as in docs/rules.md: `RMTJ`, `CPL`, `CPLI` … */
  readonly law: string;
  /** Empty when the whole norm is meant. */
  readonly article: string;
  /** Set when the text was not read by us: value stays configurable and the screen says so. */
  readonly secondHand?: true;
}

/** One rule of one step, as a value: it can be listed, read aloud to a lawyer, and tested alone. */
export interface Policy<Facts> {
  /** Stable id, also used in docs/rules.md and as anchor in the portal: `confirm.within-30-days`. */
  readonly id: string;
  readonly summary: BothLanguages;
  readonly sources: readonly Source[];
  /** The step where it is applied, in the words of the glossary. */
  readonly appliedIn: string;
  readonly judge: (facts: Facts) => Verdict;
}

export interface Judged<Facts> {
  readonly policy: Policy<Facts>;
  readonly verdict: Verdict;
}

export function judgeAll<Facts>(policies: readonly Policy<Facts>[], facts: Facts): readonly Judged<Facts>[] {
  return policies.map((policy) => ({ policy, verdict: policy.judge(facts) }));
}

/** The first rule that refuses, or undefined. Order of the list is the order in which a person is told. */
export function firstRefusal<Facts>(policies: readonly Policy<Facts>[], facts: Facts): { policy: Policy<Facts>; reason: Reason } | undefined {
  for (const policy of policies) {
    const verdict = policy.judge(facts);
    if (verdict.kind === 'unmet') return { policy, reason: verdict.reason };
  }
  return undefined;
}
