import type { PersonView } from '@jiefen/mediation/wire';

/** What the dialog tells: `soon` = ends by itself at `endsAt`; `over` = has ended; `closed` = nothing to tell. */
export interface SessionEndState {
  stage: 'closed' | 'soon' | 'over';
  endsAt: number;
  person: PersonView;
  /** Handed in by `api/session`, which opens the dialog and must not be imported by it. */
  readonly acts: { stay: () => Promise<void>; leave: () => Promise<void>; arrived: (found: PersonView) => void };
}
