import { describe, expect, it } from '@jest/globals';
import { REACTIONS } from './reactions.js';
import { SMS_TEXTS } from './texts.js';

const FACTS = { number: 'JF-2026-0001', link: 'https://jiefen.example/my/cases/1', at: '3月12日 10:30', phone: '0571-5550100' };

describe('short messages about a case', () => {
  it('exist in both languages, under the same names', () => expect(Object.keys(SMS_TEXTS.en).sort()).toEqual(Object.keys(SMS_TEXTS.zh).sort()));

  it.each(Object.entries(SMS_TEXTS).flatMap(([language, texts]) => Object.entries(texts).map(([name, text]) => [`${name} in ${language}`, text] as const)))('%s says who writes, which case, and where to look', (_, text) => {
    const message = text(FACTS);
    expect(message).toMatch(/^(【解纷】|\[Jiefen\] )/);
    expect(message).toContain(FACTS.number);
    expect(message).toContain(FACTS.link);
    expect(message).not.toMatch(/undefined|\{|\}/);
  });

  // What a resident must do within a time, or somebody loses a right or waits for nothing. The invitation sends its own message.
  it.each([
    'move.accept', 'move.bookVisit', 'move.otherSideAccepts', 'move.goOnWithBothWilling', 'move.bookSession', 'session.soon', 'move.openSession', 'session.opened-again', 'move.mediateAgain',
    'mediator.relation-asked', 'time.more-asked', 'move.freezeAgreement', 'oral.recorded', 'oral.heard', 'move.takeEffect', 'minutes.ready',
    'confirmation.court-chosen', 'confirmation.ready-to-sign', 'confirmation.supplement', 'confirmation.withdrawal-asked', 'confirmation.decided', 'obligation.due-soon', 'obligation.claimed', 'obligation.late',
  ])('reach a resident who must act: %s', (kind) => {
    expect(REACTIONS[kind]?.sms).toBeDefined();
    expect(REACTIONS[kind]?.to.some((hearer) => hearer === 'applicant' || hearer === 'respondent')).toBe(true);
  });

  it('are each sent for something', () => {
    const sent = new Set(Object.values(REACTIONS).flatMap(({ sms }) => (sms ? [sms] : [])));
    expect(Object.keys(SMS_TEXTS.zh).filter((name) => ![...sent].includes(name as never))).toEqual([]);
  });
});
