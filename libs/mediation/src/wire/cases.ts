import type { Entrustment } from '../deadlines/clocks.js';
import type { CaseState, Step } from '../lifecycle/states.js';
import type { MoveName } from '../lifecycle/moves.js';
import type { DisputeKind, Regime, Complexity } from '../vocabulary/dispute-kinds.js';
import type { ConsentMatter } from './consents.js';
import type { Side } from '../vocabulary/roles.js';

/** How urgent a task is; always shown with words and an icon. */
export type LightName = 'green' | 'yellow' | 'red' | 'paused' | 'done';

export interface DeadlineView {
  readonly id: string;
  readonly rule: string;
  readonly subject: string;
  /** Whose turn it is: `clerk`, `dispatcher`, `mediator`, `applicant`, `respondent`, `parties`, `court`. */
  readonly owner: string;
  readonly dueAt: string;
  readonly dueDay: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly light: LightName;
  /** The holidays of that year are not published: the day is the safe one, whether it is the last is not known. */
  readonly scheduleUnknown: boolean;
}

export interface TimelineEntry {
  readonly id: string;
  readonly at: string;
  /** Code of what happened; the portal has the sentence (`timeline.<kind>`). */
  readonly kind: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly actor: string | null;
  readonly side: Side | null;
}

export interface PartyView {
  readonly id: string;
  readonly side: Side;
  readonly position: number;
  readonly kind: 'person' | 'organization';
  readonly name: string;
  readonly phoneMasked: string | null;
  /** This party is the person who asks. */
  readonly isMe: boolean;
  readonly willing: 'unknown' | 'yes' | 'no';
  /** The party has come in and verified the phone. */
  readonly present: boolean;
  readonly identityCheckedBy: string | null;
  readonly supportNeeds: readonly string[];
}

/** A case as one person may see it. */
export interface CaseView {
  readonly id: string;
  readonly number: string;
  readonly fileNumber: string | null;
  readonly title: string;
  readonly kind: DisputeKind;
  readonly regime: Regime;
  /** Only for a matter handed over by a court. */
  readonly entrustment: { readonly kind: Entrustment; readonly courtName: string; readonly courtNameEn: string; readonly receivedOn: string } | null;
  readonly state: CaseState;
  readonly step: Step;
  readonly complexity: Complexity | null;
  readonly version: number;
  readonly filedAt: string;
  readonly stateSince: string;
  readonly endedAt: string | null;
  readonly terminationReason: string | null;
  /** Who must act now, and until when; null when nobody has to. */
  readonly turn: { readonly owner: string; readonly rule: string; readonly dueAt: string; readonly isMine: boolean } | null;
  readonly nextAct: NextAct | null;
  readonly organization: { readonly id: string; readonly name: string; readonly nameEn: string; readonly phone: string | null };
  readonly mediator: { readonly accountId: string; readonly name: string } | null;
  readonly parties: readonly PartyView[];
  readonly deadlines: readonly DeadlineView[];
  readonly timeline: readonly TimelineEntry[];
  /** How the person stands to the case. */
  readonly me: {
    readonly side: Side | null;
    readonly partyId: string | null;
    readonly mediator: boolean;
    readonly handler: boolean;
    readonly supervisor: boolean;
    readonly judge: boolean;
    readonly official: boolean;
    readonly helper: boolean;
    readonly followUp: boolean;
  };
  /** Moves the lifecycle has for this person now. */
  readonly moves: readonly MoveName[];
  /** Questions that wait for the consent of every party. */
  readonly consentsAsked: readonly ConsentMatter[];
}

/** What waits for this party though no deadline says so. `at`: when the session begins. */
export interface NextAct {
  readonly kind: 'markTimes' | 'takeTime' | 'comeToSession' | 'enterRoom' | 'answerDraft' | 'sign' | 'signApplication';
  readonly at: string | null;
}

/** One row of a list of cases. */
export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly fileNumber: string | null;
  readonly title: string;
  readonly kind: DisputeKind;
  readonly state: CaseState;
  readonly step: Step;
  readonly complexity: Complexity | null;
  readonly filedAt: string;
  readonly stateSince: string;
  readonly organizationName: string;
  readonly organizationNameEn: string;
  readonly applicantName: string;
  readonly respondentName: string;
  readonly turn: { readonly owner: string; readonly rule: string; readonly dueAt: string; readonly light: LightName; readonly isMine: boolean } | null;
  readonly nextAct: NextAct | null;
}
