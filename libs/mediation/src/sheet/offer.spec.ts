import { describe, expect, it } from '@jest/globals';
import { parseYuan, type Fen } from '../money/money.js';
import { localDate } from '../time/local-date.js';
import { checkOffer, standingOffers, type OfferTerms } from './offer.js';

const yuan = (text: string): Fen => parseYuan(text) as Fen;
const today = localDate('2026-03-16');
const offer = (terms: Partial<OfferTerms>): OfferTerms => ({ instalments: [], acts: [], ...terms });
const part = (day: string, amount: string) => ({ dueDay: localDate(day), amountFen: yuan(amount) });

describe('an offer', () => {
  it('names a sum or something to be done', () => {
    expect(checkOffer(offer({ amountFen: yuan('300') }), today).ok).toBe(true);
    expect(checkOffer(offer({ acts: ['当面道歉'] }), today).ok).toBe(true);
    expect(checkOffer(offer({}), today)).toEqual({ ok: false, reason: { code: 'offer.empty' } });
    expect(checkOffer(offer({ amountFen: yuan('0') }), today)).toMatchObject({ reason: { code: 'offer.empty' } });
  });

  it('has parts that add up, are no empty parts and follow each other', () => {
    expect(checkOffer(offer({ amountFen: yuan('450'), instalments: [part('2026-03-16', '200'), part('2026-04-16', '250')] }), today).ok).toBe(true);
    expect(checkOffer(offer({ amountFen: yuan('450'), instalments: [part('2026-03-18', '200')] }), today)).toEqual({ ok: false, reason: { code: 'offer.parts-differ', params: { parts: '200.00', amount: '450.00' } } });
    expect(checkOffer(offer({ amountFen: yuan('200'), instalments: [part('2026-03-18', '200'), part('2026-03-19', '0')] }), today)).toMatchObject({ reason: { code: 'offer.part-empty' } });
    expect(checkOffer(offer({ amountFen: yuan('400'), instalments: [part('2026-04-18', '200'), part('2026-03-18', '200')] }), today)).toMatchObject({ reason: { code: 'offer.days-not-in-order' } });
    expect(checkOffer(offer({ amountFen: yuan('121'), instalments: Array.from({ length: 121 }, () => part('2026-03-18', '1')) }), today)).toMatchObject({ reason: { code: 'offer.too-many-parts' } });
  });

  it('may fall due today, not yesterday', () => {
    expect(checkOffer(offer({ amountFen: yuan('300'), dueDay: today }), today).ok).toBe(true);
    expect(checkOffer(offer({ amountFen: yuan('300'), dueDay: localDate('2026-03-15') }), today)).toEqual({ ok: false, reason: { code: 'offer.day-passed', params: { day: '2026-03-15' } } });
  });

  it('replaces the earlier one of the same side only', () => {
    const made = [{ by: 'applicant' as const, n: 1 }, { by: 'respondent' as const, n: 2 }, { by: 'applicant' as const, n: 3 }];
    expect(standingOffers(made).map(({ n }) => n)).toEqual([3, 2]);
    expect(standingOffers([])).toEqual([]);
  });
});
