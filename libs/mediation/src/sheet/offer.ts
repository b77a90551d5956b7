import { MAX_INSTALMENTS } from '../agreement/instalments.js';
import { formatYuan, sumFen, type Fen } from '../money/money.js';
import { done, refused, type Outcome } from '../policy/refusal.js';
import type { LocalDate } from '../time/local-date.js';
import type { Side } from '../vocabulary/roles.js';

/*
 * Offers are no facts. They are made so that people can move, and would not be made if a court read them afterwards:
 * they live apart from the shared sheet and never enter a bundle (ZXTJ 18; TYTJ 22; see BUNDLE_POLICIES).
 */

/** Who may put an offer on the table: a side for itself, or the mediator as a proposal to both. */
export type OfferBy = Side | 'mediator';

/** One part of a payment in parts. */
export interface OfferPart {
  readonly dueDay: LocalDate;
  readonly amountFen: Fen;
}

/** A structured offer: a sum, a day or parts, and things to be done beside money. */
export interface OfferTerms {
  readonly amountFen?: Fen;
  readonly dueDay?: LocalDate;
  readonly instalments: readonly OfferPart[];
  /** What somebody does or stops doing: an apology, a repair, things given back. */
  readonly acts: readonly string[];
}

/** Whether an offer can be performed as written: something is offered, the parts add up, no day has passed. */
export function checkOffer(offer: OfferTerms, today: LocalDate): Outcome<OfferTerms> {
  const { amountFen, dueDay, instalments, acts } = offer;
  if ((amountFen ?? 0) <= 0 && acts.length === 0) return refused('offer.empty');
  if (instalments.length > MAX_INSTALMENTS) return refused('offer.too-many-parts', { most: MAX_INSTALMENTS });
  if (instalments.length > 0) {
    const parts = sumFen(instalments.map((part) => part.amountFen));
    if (parts !== (amountFen ?? 0)) return refused('offer.parts-differ', { parts: formatYuan(parts), amount: formatYuan(amountFen ?? (0 as Fen)) });
    if (instalments.some((part) => part.amountFen <= 0)) return refused('offer.part-empty');
    if (instalments.some((part, i) => i > 0 && part.dueDay < (instalments[i - 1]?.dueDay ?? part.dueDay))) return refused('offer.days-not-in-order');
  }
  const passed = [dueDay, ...instalments.map((part) => part.dueDay)].find((day) => day !== undefined && day < today);
  return passed === undefined ? done(offer) : refused('offer.day-passed', { day: passed });
}

/** The offers that stand: the last of each side and of the mediator. Earlier ones stay readable as history. */
export function standingOffers<Offer extends { readonly by: OfferBy }>(inOrder: readonly Offer[]): readonly Offer[] {
  return (['applicant', 'respondent', 'mediator'] as const).flatMap((by) => inOrder.findLast((offer) => offer.by === by) ?? []);
}
