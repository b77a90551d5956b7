import type { ConsentAnswerView } from './consents.js';

/** Whether the mediation is open, and what was asked about it. */
export interface OpennessView {
  readonly open: boolean;
  /** When all had agreed; null while it is closed. */
  readonly since: string | null;
  readonly question: { readonly id: string; readonly askedBy: string; readonly answers: readonly ConsentAnswerView[] } | null;
  /** This person may ask for it now. */
  readonly mayAsk: boolean;
  /** This person is a party and may close it again, or take the question off the table by a no. */
  readonly mayClose: boolean;
}
