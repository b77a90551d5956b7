import { beforeEach, describe, expect, it } from '@jest/globals';
import { calculate, CHINA, DEFAULT_TABLES, startSheet, type Calculation } from '@jiefen/mediation';
import { CALCULATOR_FACTS } from '@jiefen/mediation/wire';
import { mount } from '@vue/test-utils';
import { ApiProblem } from '../../api/problem.js';
import general from '../../i18n/zh.json' with { type: 'json' };
import { addTexts, hasText, setLanguage } from '../../i18n/texts.js';
import SheetLineRow from './components/SheetLineRow.vue';
import type { Field, Typed } from './form/fields.js';
import { CALCULATORS, emptyForm, fillForm, FORMS, readForm } from './form/read-form.js';
import en from './i18n/en.json' with { type: 'json' };
import zh from './i18n/zh.json' with { type: 'json' };
import { refusalText, warningText } from './words.js';

const month = { calculator: 'wageArrears', facts: { months: [{ month: '2026-02', due: 60_000, paid: 15_000 }] } } as unknown as Calculation;
const filled: Record<string, Typed> = {
  injury: { outcome: 'disabled', region: 'demo', year: '2025', age: '45', grades: '9、10', medical: '3,000', _nursing: 'yes', 'nursing.days': '10', 'lostIncome.basis': 'fixed', 'lostIncome.daily': '200', 'lostIncome.from': '2025-01-01', 'lostIncome.to': '2025-01-10', dependants: [{ age: '8', supporters: '2' }] },
  traffic: { accidentOn: '2026-01-05', region: '370000', victim: 'nonMotor', victimFault: 'minor', 'losses.medical': '9000', 'losses.deathDisability': '0', 'losses.property': '100', vehicles: [{ insured: 'yes', sharePercent: '80', _commercial: 'yes', 'commercial.limit': '1000000', 'commercial.coversMentalDistress': 'no' }] },
  privateLoan: { lender: 'private', contractOn: '2024-01-01', principal: '10000', received: '9000', 'interest.kind': 'rate', 'interest.percent': '12%', until: '2025-01-01', payments: [{ on: '2024-06-01', amount: '500' }] },
  loanRollOver: { lender: 'private', contractOn: '2024-01-01', firstPrincipal: '10000', periods: [{ from: '2024-01-01', to: '2025-01-01', percent: '10' }] },
  paymentOrder: { payment: '1', costs: '1', interest: '1', principal: '1' },
  lateInterest: { unpaid: '1000', dueOn: '2026-01-01', until: '2026-02-01' },
  severance: { kind: 'N', startOn: '2024-01-01', endOn: '2025-06-30', 'wage.average': '5000', region: 'demo' },
  doubleWage: { hiredOn: '2025-01-01', until: '2025-05-01', monthlyWage: '5000' },
  overtime: { monthlyWage: '5000', months: '1', weekdayHours: '1.5', restDayHours: '0', holidayHours: '0' },
  annualLeave: { year: '2025', serviceYears: '3', takenDays: '0', monthlyWage: '5000', normalWagePaid: 'yes' },
  wageArrears: { months: [{ month: '2026-02', due: '600', paid: '150' }], _missedOrder: 'no' },
  workInjury: { grade: '10', ownWage: '5000', region: 'demo', year: '2026' },
  workDeath: { ownWage: '5000', region: 'demo', year: '2025', relatives: [{ kind: 'spouse' }] },
  consumer: { kind: 'food', price: '100', against: 'seller', sellerKnew: 'yes', harmlessLabelFlaw: 'no', giveBackPrice: 'yes' },
};

beforeEach(() => {
  addTexts('zh', { ...general, ...zh });
  addTexts('en', en);
  setLanguage('zh');
});

describe('the form of a calculator', () => {
  it.each(CALCULATORS)('%s is asked in words, and what was typed counts', (calculator) => {
    const { facts, flaws } = readForm(FORMS[calculator] ?? [], filled[calculator] ?? {});
    expect(flaws).toEqual([]);
    expect(CALCULATOR_FACTS[calculator].safeParse(facts).error?.issues ?? []).toEqual([]);
    expect(calculate({ calculator, facts } as unknown as Calculation, DEFAULT_TABLES, CHINA)).toMatchObject({ ok: true });
  });

  it.each(CALCULATORS)('%s stands in the form again as it was typed, for correcting it', (calculator) => {
    const fields = FORMS[calculator] ?? [];
    const { facts } = readForm(fields, filled[calculator] ?? {});
    expect(readForm(fields, fillForm(fields, facts)).facts).toEqual(facts);
  });

  it.each(['zh', 'en'] as const)('has words for every question and every choice (%s)', (language) => {
    setLanguage(language);
    const missing: string[] = [];
    const walk = (calculator: string, fields: readonly Field[]): void => {
      for (const field of fields) {
        if (![`sheets.field.${calculator}.${field.id}`, `sheets.field.${field.id}`].some(hasText)) missing.push(`${calculator}.${field.id}`);
        if (field.kind === 'rows') walk(calculator, field.fields);
        if (field.kind === 'choice') for (const value of field.options) if (![`sheets.option.${calculator}.${field.id}.${value}`, `sheets.option.${field.id}.${value}`].some(hasText)) missing.push(`${calculator}.${field.id}.${value}`);
      }
    };
    for (const calculator of CALCULATORS) {
      walk(calculator, FORMS[calculator] ?? []);
      if (!hasText(`sheets.calculator.${calculator}`)) missing.push(calculator);
    }
    expect(missing).toEqual([]);
  });

  it('guesses nothing: what is missing or unreadable is named', () => {
    const fields = FORMS.wageArrears ?? [];
    expect(readForm(fields, emptyForm(fields)).flaws.map(({ id }) => id)).toEqual(['months.0.month', 'months.0.due', 'months.0.paid']);
    expect(readForm(fields, { months: [{ month: '2026-13', due: 'viel', paid: '-1' }] }).flaws).toEqual([
      { id: 'months.0.month', code: 'sheets.flaw.month' }, { id: 'months.0.due', code: 'sheets.flaw.amount' }, { id: 'months.0.paid', code: 'sheets.flaw.amount' },
    ]);
    expect(readForm(fields, { months: [] }).flaws).toEqual([{ id: 'months', code: 'sheets.flaw.no-rows' }]);
  });
});

describe('a line of the sheet', () => {
  const counted = calculate(month, DEFAULT_TABLES, CHINA);
  const [line] = counted.ok ? startSheet(counted.value).lines : [];
  const show = (more: Record<string, unknown>): ReturnType<typeof mount> => mount(SheetLineRow, { props: { line, frozen: false, mySide: 'applicant', open: true, busy: false, ...more } });

  it('shows the number with its formula and what each side says', () => {
    const text = show({ line: { ...line, answers: { respondent: { answer: 'dispute', note: '三月没来' } } } }).text();
    expect(text).toContain('450 元');
    expect(text).toContain('应发 600.00 − 已发 150.00 = 450.00 元');
    expect(text).toContain('您：还没看');
    expect(text).toMatch(/被申请人：有话说\s*「三月没来」/);
  });

  it('is agreed to with one tap, and a question is asked first what is wrong', async () => {
    const row = show({});
    await row.get('.jf-button').trigger('click');
    expect(row.emitted('answer')).toEqual([['agree', '']]);
    await row.get('button.tap').trigger('click');
    await row.get('textarea').setValue('只上了一天');
    await row.get('.talk .jf-button').trigger('click');
    expect(row.emitted('answer')?.[1]).toEqual(['dispute', '只上了一天']);
  });

  it('takes no answer from the mediator, none when it is settled, none after the end', () => {
    for (const more of [{ mySide: null }, { frozen: true }, { open: false }]) expect(show(more).find('.answers').exists()).toBe(false);
    expect(show({ frozen: true }).text()).toContain('双方都认，定下来了');
  });
});

describe('why it could not be counted', () => {
  it('names the region, the year, the number and who can enter it', () => {
    const problem = new ApiProblem(409, 'calculator.parameter-missing', { region: '330000', year: 2025, key: 'mealRate', administrator: '谷城县综治中心 0571-5550100' });
    expect(refusalText(problem, 'injury')).toBe('浙江 2025 年的「住院伙食补助（天）」还没有录入，无法计算。请 谷城县综治中心 0571-5550100 的管理员查到官方数字录进来，录好就能算。');
    setLanguage('en');
    expect(refusalText(problem, 'injury')).toContain('of Zhejiang for 2025 is not in the tables. The administrator of');
  });

  it('calls a question by the words it was asked with', () => {
    expect(refusalText(new ApiProblem(409, 'calculator.fact-missing', { field: 'ownerDrives' }), 'traffic')).toBe('还需要填写「开车的就是该买保险的人吗」。');
    expect(warningText({ code: 'calculator.demonstration-values' })).toContain('演示数值');
  });
});
