import { describe, expect, it } from '@jest/globals';
import type { CaseRelation } from '../cases/case-relation.js';
import { mayCount, mayOffer, maySeeOffers, maySeeSheets, offersFor } from './sheets.access.js';

const nobody: CaseRelation = { mediator: false, handler: false, supervisor: false, judge: false, official: false, helper: false, followUp: false };
const party: CaseRelation = { ...nobody, party: { id: 'p', side: 'respondent' } };

describe('who sees sheets and offers', () => {
  it('both sides and the mediator see them', () => {
    for (const relation of [party, { ...nobody, mediator: true }]) expect([maySeeSheets(relation), maySeeOffers(relation)]).toEqual([true, true]);
  });

  it.each(['handler', 'supervisor', 'judge', 'official', 'helper', 'followUp'] as const)('the %s sees no offer and no sheet', (who) => {
    expect([maySeeSheets({ ...nobody, [who]: true }), maySeeOffers({ ...nobody, [who]: true })]).toEqual([false, false]);
  });

  it('a party offers for its side, the mediator proposes to both', () => {
    expect([offersFor(party), offersFor({ ...nobody, mediator: true }), offersFor({ ...nobody, judge: true })]).toEqual(['respondent', 'mediator', undefined]);
  });

  it('counting is possible from acceptance on, offers until the text is frozen', () => {
    expect((['filed', 'accepted', 'inSession', 'agreementFrozen', 'performing', 'closed', 'terminated'] as const).map((state) => [mayCount(state), mayOffer(state)])).toEqual([
      [false, false], [true, true], [true, true], [true, false], [true, false], [false, false], [false, false],
    ]);
  });
});
