/** Where a paper of the dossier comes from, or why it is not there. */
export type DossierRowState = 'there' | 'missing' | 'none';

/** One line of the official order (forms 3.9). */
export interface DossierRow {
  readonly number: number;
  readonly kind: string;
  readonly required: boolean;
  readonly state: DossierRowState;
  readonly papers: readonly { readonly name: string; readonly paperId: string | null }[];
}

/** The dossier of a case before it is downloaded. */
export interface DossierView {
  readonly number: string;
  readonly title: string;
  readonly committee: string;
  readonly mediators: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly retention: 'short' | 'long' | 'permanent';
  readonly rows: readonly DossierRow[];
  readonly missing: number;
  /** What stays out by rule: said on the screen and on the situation sheet. */
  readonly leftOut: readonly string[];
}
