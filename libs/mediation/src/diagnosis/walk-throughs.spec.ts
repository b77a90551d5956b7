import { describe, expect, it } from '@jest/globals';
import { CHINA } from '../time/calendar.js';
import { localDate } from '../time/local-date.js';
import { type Advice, result } from './advice.js';
import { calculatorsWith } from './calculate.js';
import { workingDaysOf } from './clocks.js';
import { type Answer, type Walk, answer, goOn, position, start } from './engine.js';
import { loadTree } from './load-tree.js';
import type { TreeCode } from './tree.js';

/** The day of all examples, a Thursday. */
const today = localDate('2026-03-12');
const workingDays = workingDaysOf(CHINA);
const calculators = calculatorsWith();

const pick = (option: string): Answer => ({ kind: 'choice', option });
const tick = (...options: string[]): Answer => ({ kind: 'choices', options });
const fill = (values: Record<string, number | string>): Answer => ({ kind: 'values', values });
const notSure: Answer = { kind: 'unclear' };
const yuan = (value: number): number => Math.round(value * 100);

async function walked(code: TreeCode, side: string, answers: Record<string, Answer>): Promise<Walk> {
  let walk = start(await loadTree(code));
  const all: Record<string, Answer> = { danger: pick('no'), side: pick(side), ...answers };
  for (;;) {
    const at = position(walk);
    if (at.kind !== 'question') return walk;
    const given = all[at.question.id];
    if (given === undefined) throw new Error(`no answer to ${at.question.id}`);
    const next = answer(walk, given);
    if (!next.ok) throw new Error(`${at.question.id}: ${next.reason.code}`);
    walk = next.value;
  }
}

async function adviceFor(code: TreeCode, side: string, answers: Record<string, Answer>): Promise<Advice> {
  const outcome = result(await walked(code, side, answers), { today, workingDays, worth: calculators });
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return outcome.value;
}

const cited = (advice: Advice): readonly string[] => advice.rights.flatMap(({ sources }) => sources.map(({ law, article }) => `${law} ${article}`));
const clock = (advice: Advice, id: string) => advice.clocks.find((one) => one.id === id);
const worth = (advice: Advice, id: string) => advice.worth.find((one) => one.id === id);
const sum = (advice: Advice, id: string) => worth(advice, id)?.figure;

describe('the twelve examples', () => {
  it('1: a worker of a Yunnan site with an IOU may sue directly, the main contractor pays first, no means check', async () => {
    const advice = await adviceFor('wages', 'asking', {
      who: pick('site'), contract: pick('no'), items: tick('wage'), left: fill({ left: '2025-12-18' }), iou: pick('yes'), owed: fill({ owed: yuan(22_500) }),
    });
    expect(sum(advice, 'arrears')).toMatchObject({ low: yuan(22_500), high: yuan(22_500) });
    expect(cited(advice)).toEqual(expect.arrayContaining(['NMG 30', 'LDJS1 15']));
    expect(clock(advice, 'arbitration')).toMatchObject({ lastDay: '2026-12-18', kind: 'soft' });
    expect(clock(advice, 'inspection')).toMatchObject({ lastDay: '2027-12-18', kind: 'hard' });
    expect(advice.steps.filter(({ kind }) => kind === 'aid').flatMap(({ sources }) => sources)).toContainEqual({ law: 'LAL', article: '42' });
  });

  it('2: told to go by message without a reason: 2N or back, a year for arbitration', async () => {
    const advice = await adviceFor('dismissal', 'asking', {
      how: pick('fired'), ground: pick('none'), days: fill({ hired: '2020-09-15', left: '2026-03-02' }), pay: fill({ average: yuan(8_200), localAverage: yuan(9_000) }),
      protected: tick('nothing'), wish: pick('money'),
    });
    const inputs = { averageWage: yuan(8_200), hired: '2020-09-15', left: '2026-03-02', localAverage: yuan(9_000) };
    expect(worth(advice, 'unlawful')).toMatchObject({ calc: 'C-5.unlawful', inputs, missing: [] });
    expect(worth(advice, 'severance')).toMatchObject({ calc: 'C-5.severance', inputs });
    expect(sum(advice, 'severance')).toMatchObject({ low: yuan(45_100), high: yuan(45_100) });
    expect(sum(advice, 'unlawful')).toMatchObject({ low: yuan(90_200), high: yuan(90_200) });
    expect(sum(advice, 'leave')).toMatchObject({ low: 0, high: 0 });
    expect(clock(advice, 'arbitration')).toMatchObject({ lastDay: '2027-03-02' });
    expect(cited(advice)).toEqual(expect.arrayContaining(['LCL 87', 'LDJS1 44']));
    expect(advice.carry?.wish?.zh).toBe('拿钱');
  });

  it('3: no contract, no social insurance, still there: double pay, the waiver is void, leaving with N', async () => {
    const advice = await adviceFor('wages', 'asking', {
      who: pick('company'), contract: pick('no'), items: tick('social'), left: pick('still'), job: fill({ hired: '2025-06-01', monthly: yuan(6_000) }),
    });
    expect(worth(advice, 'double-wage')).toMatchObject({ calc: 'C-5.double-wage', inputs: { monthlyWage: yuan(6_000), hired: '2025-06-01', today: '2026-03-12' }, missing: [] });
    expect(worth(advice, 'severance')).toMatchObject({ calc: 'C-5.severance', inputs: { averageWage: yuan(6_000), hired: '2025-06-01' } });
    expect(sum(advice, 'double-wage')).toMatchObject({ low: yuan(50_482.76), high: yuan(50_482.76) });
    expect(sum(advice, 'severance')).toMatchObject({ low: yuan(6_000), high: yuan(6_000) });
    expect(advice.traps.flatMap(({ sources }) => sources)).toContainEqual({ law: 'LDJS2', article: '19', secondHand: true });
    expect(cited(advice)).toEqual(expect.arrayContaining(['LCL 82', 'LCL 38']));
    expect(clock(advice, 'double-wage')).toMatchObject({ lastDay: '2026-07-01' });
    expect(clock(advice, 'double-wage')?.sources[0]?.secondHand).toBe(true);
    expect(clock(advice, 'in-work')).toMatchObject({ length: 'none' });
  });

  it('4: a pedestrian of 67, grade 10: review in 3 and police mediation in 10 working days, both hard', async () => {
    const advice = await adviceFor('traffic', 'asking', {
      harm: pick('graded'), role: pick('walker'), finding: fill({ crashOn: '2025-09-20', findingOn: '2026-03-10', share: 80 }),
      losses: fill({ medical: yuan(30_000), care: yuan(9_000), travel: yuan(500), age: 67, grade: 10, income: yuan(45_312) }), insurance: pick('compulsory'), work: pick('no'),
    });
    expect(worth(advice, 'disability')).toMatchObject({ calc: 'C-2.disability', inputs: { age: 67, grade: 10, income: yuan(45_312) }, missing: [] });
    expect(worth(advice, 'split')).toMatchObject({ calc: 'C-3.split', inputs: { medical: yuan(30_000), care: yuan(9_000), travel: yuan(500), share: 80, role: 'walker' } });
    expect(sum(advice, 'disability')).toMatchObject({ low: yuan(58_905.6) });
    expect(sum(advice, 'split')).toMatchObject({ low: yuan(96_005.6), high: yuan(96_005.6) });
    expect(clock(advice, 'review')).toMatchObject({ lastDay: '2026-03-13', kind: 'hard', daysLeft: 1 });
    expect(clock(advice, 'police')).toMatchObject({ lastDay: '2026-03-24', kind: 'hard' });
    expect(clock(advice, 'three-years')).toMatchObject({ lastDay: '2028-09-20', kind: 'soft' });
    expect(advice.clocks[0]?.id).toBe('review');
    expect(advice.exits.map(({ code }) => code)).toContain('E-8');
  });

  it('5: a lender with the bare word "guarantor" must sue the debtor by 1 May, which mediation does not stop', async () => {
    const advice = await adviceFor('private-loan', 'asking', {
      lender: pick('person'), how: pick('transfer'), given: fill({ got: yuan(50_000), gotOn: '2024-11-01' }), interest: fill({ yearRate: 15 }), due: fill({ dueOn: '2025-11-01' }), guarantor: pick('word'),
    });
    expect(worth(advice, 'loan')).toMatchObject({ calc: 'C-4.loan', inputs: { principal: yuan(50_000), lentOn: '2024-11-01', yearRate: 15, dueOn: '2025-11-01', today: '2026-03-12' }, missing: [] });
    expect(sum(advice, 'loan')).toMatchObject({ low: yuan(58_425.21), high: yuan(58_425.21) });
    expect(clock(advice, 'guarantee-debtor')).toMatchObject({ lastDay: '2026-05-01', kind: 'hard', openUntil: '2026-04-30', movedTo: '2026-05-06' });
    expect(clock(advice, 'guarantee-joint')).toBeUndefined();
    expect(clock(advice, 'three-years')).toMatchObject({ lastDay: '2028-11-01' });
    expect(advice.clocks[0]?.kind).toBe('hard');
    expect(advice.exits.map(({ code }) => code)).toEqual(['E-8']);
  });

  it('6: a borrower hears what may be contested, and the calculator gets what was received, not what the paper says', async () => {
    const advice = await adviceFor('private-loan', 'answering', {
      lender: pick('person'), how: pick('transfer'), given: fill({ got: yuan(90_000), gotOn: '2025-06-10', note: yuan(100_000) }), interest: fill({ monthRate: 2 }),
      due: fill({ dueOn: '2025-12-10', paid: yuan(20_000), paidOn: '2025-12-10' }), guarantor: pick('none'),
    });
    expect(worth(advice, 'loan')?.inputs).toMatchObject({ principal: yuan(90_000), note: yuan(100_000), monthRate: 2, paid: yuan(20_000), paidOn: '2025-12-10' });
    expect(sum(advice, 'loan')).toMatchObject({ low: yuan(77_695.83), high: yuan(77_695.83) });
    expect(advice.answering.flatMap(({ sources }) => sources.map(({ law, article }) => `${law} ${article}`))).toEqual(expect.arrayContaining(['MJJD 26', 'CC 192', 'SSSX 14']));
    expect(advice.role).toBe('answering');
  });

  it('7: a gym that shut: the rest by days, punitive damages possible, 12315 and the police', async () => {
    const advice = await adviceFor('consumer', 'asking', {
      what: pick('card'), cardDays: fill({ from: '2025-10-01', to: '2026-09-30', stopped: '2026-02-01' }), problem: pick('closed'), cardSums: fill({ paid: yuan(3_000) }), cause: pick('shop'), papers: pick('yes'),
    });
    expect(sum(advice, 'term')).toMatchObject({ low: yuan(1_989.04), high: yuan(1_989.04) });
    expect(cited(advice)).toEqual(expect.arrayContaining(['YFS 22', 'YFS 23', 'YFS 16']));
    expect(advice.help.map(({ phone }) => phone)).toEqual(expect.arrayContaining(['12315', '110']));
  });

  it('8: a salon card: 600 when the shop moved, 520 for own reasons, a span when unsure, all back within 7 days', async () => {
    const walk = (cause: Answer, paidOn: string) =>
      adviceFor('consumer', 'asking', { what: pick('card'), cardDays: fill({ cardPaidOn: paidOn }), problem: pick('closed'), cardSums: fill({ paid: yuan(1_000), bonus: yuan(200), used: yuan(480) }), cause, papers: pick('yes') });
    expect(sum(await walk(pick('shop'), '2025-08-01'), 'card')).toMatchObject({ low: yuan(600), high: yuan(600) });
    expect(sum(await walk(pick('self'), '2025-08-01'), 'card')).toMatchObject({ low: yuan(520), high: yuan(520) });
    expect(sum(await walk(notSure, '2025-08-01'), 'card')).toMatchObject({ low: yuan(520), high: yuan(600) });
    expect(worth(await walk(pick('self'), '2025-08-01'), 'all-back')).toBeUndefined();
    expect(sum(await walk(pick('self'), '2026-03-08'), 'all-back')).toMatchObject({ low: yuan(1_000) });
  });

  it('8: goods bought online and received on 8 March: notice of return by 15 March', async () => {
    const advice = await adviceFor('consumer', 'asking', { what: pick('online'), bought: fill({ receivedOn: '2026-03-08' }), problem: pick('changed-mind'), price: fill({ price: yuan(199) }), papers: pick('yes') });
    expect(clock(advice, 'return')).toMatchObject({ lastDay: '2026-03-15', kind: 'hard' });
    expect(cited(advice)).toContain('CPL-W 25');
  });

  it('9: property fees of 2022 are barred if the owner objects; a warning comes before any plan; no cutting of water', async () => {
    const advice = await adviceFor('property', 'answering', {
      what: pick('fee'), role: pick('owner'), fees: fill({ yearly: yuan(2_160), firstYear: 2022, lastYear: 2025 }), done: pick('poor'), demanded: pick('never'), cut: pick('no'),
    });
    expect(sum(advice, 'fees')).toMatchObject({ low: yuan(6_480), high: yuan(8_640), notes: [{ code: 'diagnosis.part-may-be-barred' }] });
    expect(advice.traps.flatMap(({ sources }) => sources.map(({ law }) => law))).toContain('SSSX');
    expect(cited(advice)).toEqual(expect.arrayContaining(['CC 944', 'CC 582']));
  });

  it('9: a written demand in time keeps the year open', async () => {
    const advice = await adviceFor('property', 'asking', {
      what: pick('fee'), role: pick('manager'), fees: fill({ yearly: yuan(2_160), firstYear: 2022, lastYear: 2025 }), done: pick('done'), demanded: fill({ demanded: '2024-05-10' }), cut: pick('no'),
    });
    expect(sum(advice, 'fees')).toMatchObject({ low: yuan(8_640), high: yuan(8_640) });
  });

  it('10: a tenant gets 3,480 of 3,600 back when the contract names no deductions', async () => {
    const advice = await adviceFor('rent', 'asking', {
      role: pick('tenant'), what: pick('deposit'), named: pick('no'),
      sums: fill({ leftOn: '2026-02-28', returnDue: '2026-03-07', deposit: yuan(3_600), deducted: yuan(1_500), unpaid: yuan(120) }), force: pick('no'), papers: pick('yes'),
    });
    expect(sum(advice, 'deposit')).toMatchObject({ low: yuan(3_480), high: yuan(3_480) });
    expect(clock(advice, 'three-years')).toMatchObject({ lastDay: '2029-03-07' });
    expect(cited(advice)).toEqual(expect.arrayContaining(['ZLT 10', 'CC 710']));
    expect(advice.steps.filter(({ kind }) => kind === 'court').flatMap(({ sources }) => sources)).toContainEqual({ law: 'CPL', article: '165' });
  });

  it('11: a child of 9 bitten by an unleashed dog: 2,900 and later doses, the guardian signs', async () => {
    const advice = await adviceFor('injury', 'asking', {
      how: pick('animal'), age: pick('youth'), dog: pick('unleashed'), treatment: pick('treated'), costs: fill({ hurtOn: '2026-03-01', paid: yuan(2_300), dayLoss: yuan(200), daysOff: 3 }),
    });
    expect(sum(advice, 'receipts')).toMatchObject({ low: yuan(2_900), high: yuan(2_900) });
    expect(cited(advice)).toContain('CC 1246');
    expect(advice.clauses.flatMap(({ sources }) => sources)).toContainEqual({ law: 'CC', article: '35' });
    expect(clock(advice, 'three-years')).toMatchObject({ lastDay: '2029-03-01' });
  });

  it('12: an elder who is hit sees the urgent page first; afterwards there is no sum, nothing to carry, and maintenance is explained', async () => {
    const asked = await walked('family', 'asking', { what: pick('violence') });
    const at = position(asked);
    expect(at).toMatchObject({ kind: 'exit', page: { code: 'E-3', safe: true } });
    expect(at.kind === 'exit' && at.page.calls.map(({ phone }) => phone)).toEqual(expect.arrayContaining(['110', '12338']));
    expect(result(asked, { today })).toMatchObject({ ok: false, reason: { code: 'diagnosis.not-finished' } });

    let walk = goOn(asked);
    for (const given of [pick('care'), pick('nobody'), tick('nothing'), pick('care')]) {
      const next = answer(walk, given);
      if (next.ok) walk = next.value;
    }
    const advice = result(walk, { today });
    expect(advice).toMatchObject({ ok: true, value: { safeMode: true, carry: null, worth: [] } });
    expect(advice.ok && cited(advice.value)).toContain('CC 1067');
    expect(advice.ok && advice.value.exits.map(({ code }) => code)).toEqual(['E-3']);
  });

  it('12: danger at the first question opens the page of danger before anything else is asked', async () => {
    const walk = answer(start(await loadTree('family')), pick('yes'));
    expect(walk.ok && position(walk.value)).toMatchObject({ kind: 'exit', page: { code: 'E-1' } });
  });
});
