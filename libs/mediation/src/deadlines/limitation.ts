import { done, refused, type Outcome } from '../policy/refusal.js';
import { addYears, type LocalDate } from '../time/local-date.js';
import type { WorkingDayCalendar } from '../time/calendar.js';
import type { ClockRule, InterruptingAct } from './clock-rule.js';
import { deadlineOf, type Deadline } from './deadline-of.js';

/** Something that may start a limitation anew, with proof in the case. */
export interface Interruption {
  readonly act: InterruptingAct;
  readonly on: LocalDate;
  /** End of the proceeding or mediation; the period may then run from here (CC 195). */
  readonly endedOn?: LocalDate;
}

/** A limitation after its interruptions. */
export interface Limitation {
  /** The safe reading: only sure acts, each from its first day. */
  readonly deadline: Deadline;
  readonly restartedBy?: Interruption;
  /** A later reading that a court may follow: doubtful acts count, proceedings until their end. Shown as possible, never relied on. */
  readonly possible?: Deadline;
  /** Acts after the period had run out. */
  readonly tooLate: readonly Interruption[];
  /** A promise after the end: the debtor may no longer plead limitation (诉讼时效规定 19). */
  readonly waivedBy?: Interruption;
  /** The 20 years of CC 188 end earlier than the period itself. */
  readonly cappedByTwentyYears?: true;
}

/**
 * Where a soft limitation stands (CC 195; LDTZ 27; 诉讼时效规定 12: a request to a mediation committee interrupts it from that day).
 * `harmedOn` is given for civil periods only: the absolute limit of 20 years caps them (CC 188).
 */
export function limitationOf(rule: ClockRule, start: LocalDate, interruptions: readonly Interruption[], calendar: WorkingDayCalendar, harmedOn?: LocalDate): Outcome<Limitation> {
  const sure = rule.interruptedBy;
  if (sure === undefined) return refused('limitation.not-interruptible', { clock: rule.id });
  const wrong = interruptions.find((act) => act.endedOn !== undefined && act.endedOn < act.on);
  if (wrong) return refused('limitation.ends-before-start', { from: wrong.on, to: wrong.endedOn ?? '' });

  const run = deadlineOf(rule, start, calendar);
  if (!run.ok) return run;
  let deadline = run.value;
  let possible = run.value;
  let restartedBy: Interruption | undefined;
  let waivedBy: Interruption | undefined;
  const tooLate: Interruption[] = [];
  for (const act of [...interruptions].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    if (act.on < start) continue;
    const waives = act.act === 'promise' && act.on > deadline.lastDay;
    if (sure.includes(act.act) && (act.on <= deadline.lastDay || waives)) {
      const next = deadlineOf(rule, act.on, calendar);
      if (!next.ok) return next;
      deadline = next.value;
      restartedBy = act;
      if (waives) waivedBy = act;
    } else if (act.on > deadline.lastDay) tooLate.push(act);
    if (act.on > possible.lastDay && !waives) continue;
    const later = deadlineOf(rule, act.endedOn ?? act.on, calendar);
    if (!later.ok) return later;
    if (later.value.safeDay > possible.safeDay) possible = later.value;
  }
  const cap = harmedOn === undefined ? undefined : addYears(harmedOn, 20);
  const capped = cap !== undefined && cap < deadline.safeDay;
  if (capped) deadline = { ruleId: rule.id, start: deadline.start, safeDay: cap, lastDay: cap };
  return done({
    deadline,
    tooLate,
    ...(restartedBy && { restartedBy }),
    ...(!capped && possible.safeDay > deadline.safeDay && { possible }),
    ...(waivedBy && { waivedBy }),
    ...(capped && { cappedByTwentyYears: true as const }),
  });
}
