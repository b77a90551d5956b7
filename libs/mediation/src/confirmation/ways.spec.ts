import { describe, expect, it } from '@jest/globals';
import { CHINA } from '../time/calendar.js';
import { localDate } from '../time/local-date.js';
import { questionsFor } from './way-questions.js';
import { sourcesOfWayReason } from './way-reasons.js';
import { compareWays, type WayFacts } from './ways.js';

const d = localDate;
const facts: WayFacts = { kind: 'wages', effectiveOn: d('2026-03-10'), today: d('2026-03-12'), calendar: CHINA, payment: 'only', statusOrTitle: false, bothWilling: true, debtorAccepts: true, otherMutualDebt: false, serviceable: true };
const way = (change: Partial<WayFacts>, name: string): unknown[] => {
  const found = compareWays({ ...facts, ...change }).find((line) => line.way === name);
  return [found?.fits, ...(found?.reasons.map((reason) => reason.code) ?? [])];
};
const open = (change: Partial<WayFacts>): string[] => compareWays({ ...facts, ...change }).filter((line) => line.fits !== 'closed').map((line) => line.way);

describe('the ways to make an agreement enforceable', () => {
  it('all fit a wage agreement in time, with the last day of each and what speaks for it', () => {
    expect(compareWays(facts).map((line) => [line.way, line.fits, line.lastDay, line.reasons[0]?.code])).toEqual([
      ['confirmation', 'fits', '2026-04-09', 'way.free-and-both'],
      ['notary', 'fits', undefined, 'way.no-thirty-days'],
      ['paymentOrder', 'fits', undefined, 'way.order-for-wages'],
      ['arbitration', 'fits', '2026-03-25', 'way.labour-review'],
      ['suit', 'fits', undefined, 'way.sue-on-wages'],
    ]);
  });
  it('leave only the one-sided ways when the other side does not join', () => expect(open({ bothWilling: false })).toEqual(['paymentOrder', 'suit']));
  it('name an article behind every reason', () => {
    const changes: Partial<WayFacts>[] = [
      {}, { performed: true }, { court: { outcome: 'confirmed' } }, { court: { outcome: 'refused' } }, { court: { underWay: true } }, { payment: 'none', nothingDue: true }, { kind: 'contract' }, { kind: 'contract', arbitrationClause: true, payment: 'partly' },
      { bothWilling: undefined, debtorAccepts: undefined, otherMutualDebt: undefined, serviceable: undefined, nothingDue: true, oral: true }, { creditor: false, debtorAccepts: false, serviceable: false, otherMutualDebt: true }, { today: d('2026-06-01'), statusOrTitle: true },
      { court: { outcome: 'notAccepted', ground: 'confirm.competent-court' } }, { court: { outcome: 'notAccepted', ground: 'confirm.materials' } }, { court: { outcome: 'notAccepted', ground: 'confirm.no-title-or-ip' } },
    ];
    for (const change of changes) for (const { reasons } of compareWays({ ...facts, ...change })) for (const { code } of reasons) expect([code, sourcesOfWayReason(code).length > 0]).toEqual([code, true]);
    expect(sourcesOfWayReason('way.unheard-of')).toEqual([]);
  });
  describe('confirmation', () => {
    it('closes one day after the thirty days, and for status or title', () => {
      expect(way({ today: d('2026-04-09') }, 'confirmation')).toEqual(['fits', 'way.free-and-both']);
      expect(way({ today: d('2026-04-10') }, 'confirmation')).toEqual(['closed', 'way.thirty-days-over']);
      expect(way({ statusOrTitle: true }, 'confirmation')).toEqual(['closed', 'way.status-or-title']);
    });
    it('is not asked for twice: confirmed, nothing more is needed; refused, only a new agreement can be confirmed', () => {
      expect(open({ court: { outcome: 'confirmed' } })).toEqual([]);
      expect(way({ court: { outcome: 'confirmed' } }, 'suit')).toEqual(['closed', 'way.already-confirmed']);
      expect(way({ court: { outcome: 'refused' } }, 'confirmation')).toEqual(['closed', 'way.court-refused']);
      expect(open({ court: { outcome: 'refused' } })).toEqual(['notary', 'paymentOrder', 'arbitration', 'suit']);
    });
    it('stays possible at another court, or with what was missing, while the thirty days run', () => {
      expect(way({ court: { outcome: 'notAccepted', ground: 'confirm.competent-court' } }, 'confirmation')).toEqual(['open', 'way.at-another-court']);
      expect(way({ court: { outcome: 'notAccepted', ground: 'confirm.materials' } }, 'confirmation')).toEqual(['open', 'way.mend-first']);
      expect(way({ court: { outcome: 'notAccepted', ground: 'confirm.no-title-or-ip' } }, 'confirmation')).toEqual(['closed', 'way.court-did-not-accept']);
      expect(way({ court: { outcome: 'notAccepted', ground: 'confirm.competent-court' }, today: d('2026-05-01') }, 'confirmation')).toEqual(['closed', 'way.thirty-days-over']);
      expect(way({ court: { outcome: 'withdrawn' } }, 'confirmation')).toEqual(['fits', 'way.free-and-both']);
    });
    it('runs while it lies with the court, whatever anybody now says', () => expect(way({ court: { underWay: true }, bothWilling: false, today: d('2026-05-01') }, 'confirmation')).toEqual(['fits', 'way.lies-with-court']));
    it('wants an oral agreement written down first', () => expect(way({ oral: true }, 'confirmation')).toEqual(['open', 'way.write-it-down']));
  });
  it('closes the notary when the one who pays does not accept enforcement, and asks when nobody knows', () => {
    expect(way({ debtorAccepts: false }, 'notary')).toEqual(['closed', 'way.debtor-refuses-enforcement']);
    expect(way({ debtorAccepts: undefined }, 'notary')).toEqual(['open', 'way.debtor-accepts-enforcement']);
  });
  it('close labour review after 15 days', () => expect(way({ today: d('2026-03-26') }, 'arbitration')).toEqual(['closed', 'way.fifteen-days-over']));
  it('give a payment order only to the creditor, for money that is due, without other debts, when it can be served', () => {
    expect(way({ payment: 'none' }, 'paymentOrder')).toEqual(['closed', 'way.no-payment']);
    expect(way({ payment: 'partly' }, 'paymentOrder')).toEqual(['open', 'way.only-the-payment-part']);
    expect(way({ otherMutualDebt: true }, 'paymentOrder')).toEqual(['closed', 'way.other-mutual-debt']);
    expect(way({ serviceable: undefined, otherMutualDebt: undefined }, 'paymentOrder')).toEqual(['open', 'way.ask-mutual-debt', 'way.ask-address']);
    expect(way({ serviceable: false }, 'paymentOrder')).toEqual(['closed', 'way.cannot-be-served']);
    expect(way({ creditor: false }, 'paymentOrder')).toEqual(['closed', 'way.only-the-creditor']);
    expect(way({ nothingDue: true }, 'paymentOrder')).toEqual(['closed', 'way.nothing-due-yet']);
    expect(way({ kind: 'privateLoan' }, 'paymentOrder')).toEqual(['fits', 'way.alone-and-quick']);
  });
  it('ask for an arbitration clause outside labour', () => {
    expect(way({ kind: 'contract' }, 'arbitration')).toEqual(['open', 'way.ask-arbitration-clause']);
    expect(way({ kind: 'contract', arbitrationClause: true }, 'arbitration')).toEqual(['fits', 'way.arbitration-clause-there']);
    expect(way({ kind: 'contract', arbitrationClause: false }, 'arbitration')).toEqual(['closed', 'way.no-arbitration-clause']);
  });
  it('always leave the court open while something is owed; before a day is over it says so', () => {
    expect(way({ kind: 'rent' }, 'suit')).toEqual(['fits', 'way.alone-any-time']);
    expect(way({ nothingDue: true }, 'suit')).toEqual(['open', 'way.sue-when-due']);
    expect(way({ performed: true }, 'suit')).toEqual(['closed', 'way.nothing-left']);
  });
});

describe('the questions beside the comparison', () => {
  it('are only those whose answer can change something', () => {
    expect(questionsFor(facts)).toEqual(['bothWilling', 'debtorAccepts', 'otherMutualDebt', 'serviceable']);
    expect(questionsFor({ ...facts, kind: 'contract' })).toContain('arbitrationClause');
    expect(questionsFor({ ...facts, payment: 'none' })).toEqual(['bothWilling']);
    expect(questionsFor({ ...facts, nothingDue: true })).toEqual(['bothWilling', 'debtorAccepts']);
    expect(questionsFor({ ...facts, creditor: false })).toEqual(['bothWilling', 'debtorAccepts']);
    expect(questionsFor({ ...facts, court: { underWay: true } })).not.toContain('bothWilling');
    expect(questionsFor({ ...facts, performed: true })).toEqual([]);
    expect(questionsFor({ ...facts, court: { outcome: 'confirmed' } })).toEqual([]);
  });
});
