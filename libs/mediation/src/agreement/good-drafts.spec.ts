import { describe, expect, it } from '@jest/globals';
import { chen, claim, confirm, eSign, instalments, lease, late, loan, noise, oneOff, onLoan, onNeighbours, onRent, onTraffic, onWages, pay, shop, today, traffic, wages, wang, words } from '../../test/agreement-drafts.js';
import { addDays, addYears, checkAgreement, fen, localDate, maySign, type AgreementDraft, type AgreementFacts } from '../index.js';

const GOOD: [string, AgreementDraft, AgreementFacts][] = [
  ['wages paid on the day of signing', wages(), onWages],
  ['wages with a one-off clause, every claim answered', wages({ clauses: [pay(), oneOff, eSign] }), onWages],
  ['a claim waived beside one settled', wages({ claims: [claim(), claim({ id: 'k2', text: '加班费', outcome: 'waived', clauseIds: [] })] }), onWages],
  ['money handed over before signing', wages({ clauses: [pay({ dueDate: localDate('2026-03-16'), alreadyDone: true }), eSign] }), onWages],
  ['amount in figures and capitals that agree', wages({ clauses: [pay({ text: '共 450 元（肆佰伍拾元整）。' }), eSign] }), onWages],
  ['overtime and wages with their total', wages({ clauses: [pay(), pay({ id: 'c2', amountFen: fen(10_050), purpose: '加班费' }), eSign], statedTotalFen: fen(55_050) }), onWages],
  ['a motorcycle accident in instalments', traffic(), onTraffic],
  ['a deposit already paid as the first instalment', traffic({ clauses: [instalments({ instalments: [{ n: 1, dueDate: localDate('2026-03-01'), amountFen: fen(660_000), alreadyDone: true }, { n: 2, dueDate: localDate('2026-04-30'), amountFen: fen(1_200_000) }] }), late, { kind: 'oneOffSettlement', id: 'o', exceptClaimIds: ['k2'] }, eSign] }), onTraffic],
  ['an agent with special authority in writing', traffic({ parties: [{ ...wang, id: 'li', name: '李桂香', agent: { name: '王芳', relation: '女儿', authority: 'special', powerOfAttorneyOnFile: true } }, chen] }), onTraffic],
  ['a child whose guardian signs', traffic({ parties: [{ ...wang, id: 'li', name: '李小禾', birthDate: localDate('2015-06-01'), guardian: { name: '李大山', relation: '父亲' } }, chen] }), onTraffic],
  ['a boy of 16 living on his own work', wages({ parties: [{ ...wang, birthDate: localDate('2009-06-01') }, shop] }), { ...onWages, capacities: { wang: 'full' } }],
  ['a loan at a rate under the cap', loan(), onLoan],
  ['a loan exactly at the cap', loan({ clauses: [pay({ payerId: 'chen', dueDate: localDate('2026-12-31'), interest: { yearlyRateBp: 1240 } }), eSign] }), onLoan],
  ['a bank loan above the cap of private loans', loan({ clauses: [pay({ payerId: 'chen', dueDate: localDate('2026-12-31'), interest: { yearlyRateBp: 1800 } }), eSign] }), { ...onLoan, loan: { lender: 'licensed' } }],
  ['late interest on a price, which no cap on loans touches', wages({ clauses: [pay(), { kind: 'breach', id: 'b', remedy: 'lateInterest', clauseIds: [], yearlyRateBp: 1800 }, eSign] }), { today, disputeKind: 'contract' }],
  ['a private loan rate in words under the cap', loan({ clauses: [pay({ payerId: 'chen', dueDate: localDate('2026-12-31'), text: '按年利率 12% 计息' }), eSign] }), onLoan],
  ['noise: no drums at night and an apology', noise(), onNeighbours],
  ['the end of a lease: keys and deposit', lease(), onRent],
  ['a landlord who promises not to cut the water', lease({ clauses: [...lease().clauses, words('出租人不得换锁、断水断电。')] }), onRent],
  ['refraining from changing the locks', lease({ clauses: [...lease().clauses, { kind: 'refrain', id: 'r', whoId: 'wang', what: '换锁、断水断电' }] }), onRent],
  ['a deposit that goes back to somebody', lease({ clauses: [...lease().clauses, words('水电费押金归乙方所有。')] }), onRent],
  ['words that keep the way to court', wages({ clauses: [pay(), eSign, words('一方不履行的，另一方可以向人民法院起诉；已经司法确认的，可以申请强制执行。')] }), onWages],
  ['words on failed talks that keep the way to court', wages({ clauses: [pay(), eSign, words('对协议有争议的，协商不成可向人民法院起诉。')] }), onWages],
  ['soft word beside a last day', wages({ clauses: [pay(), eSign, words('乙方应尽快开具离职证明，最迟 2026 年 3 月 25 日交给甲方。')] }), onWages],
  ['a reason that mentions support money is no waiver', wages({ clauses: [pay(), eSign, words('乙方不得拖欠社会保险费。')] }), onWages],
  ['back payment of social insurance', wages({ clauses: [pay(), { kind: 'act', id: 'c2', doerId: 'shop', forId: 'wang', what: '补缴 2025 年 9 月至 2026 年 3 月的社会保险', dueDate: localDate('2026-04-30') }, eSign] }), onWages],
  ['everything waived, nothing to perform', noise({ claims: [claim({ outcome: 'waived', clauseIds: [] })], clauses: [eSign] }), onNeighbours],
  ['ten years to the day', wages({ clauses: [pay({ dueDate: addYears(today, 10) }), eSign] }), onWages],
  ['English words with a clear day', wages({ clauses: [pay({ purpose: 'Wages of 14 and 15 March', text: 'Paid in one sum at the counter, within 3 days of signing.' }), eSign] }), onWages],
  ['a matter that was at a court and was not decided', wages({ asked: { decided: false } }), { ...onWages, elsewhere: 'court' }],
  ['words that a court may still be asked to confirm or to enforce', wages({ clauses: [pay(), eSign, words('双方共同向人民法院申请司法确认，经法院裁定有效的，可以申请强制执行。')] }), onWages],
  ['a judgment in force whose performance alone is agreed, without confirmation', wages({ asked: { decided: true, noConfirmation: true } }), { ...onWages, confirmationIntended: false }],
  ['consumer: the rest of a gym card comes back, the card is closed', wages({ facts: '王芸 2025 年 10 月在禾香健身充年卡 3,000 元，2026 年 2 月 1 日店关门，剩 242 天。', claims: [claim({ text: '退卡里剩的钱' })], clauses: [pay({ amountFen: fen(198_904), purpose: '退还年卡余额', dueDate: localDate('2026-04-01') }), { kind: 'act', id: 'c2', doerId: 'shop', forId: 'wang', what: '注销会员卡，不再扣款', dueDate: localDate('2026-04-01') }, eSign] }), { today, disputeKind: 'consumer' }],
  ['property: repairs first, the fee of the poor months cut, the rest by instalments', lease({ facts: '王芸欠 2023 至 2025 年物业费，说漏水一直没修。', claims: [claim({ text: '付物业费' }), claim({ id: 'k2', text: '修漏水', raisedBy: 'respondent', clauseIds: ['c2'] })], clauses: [pay({ payerId: 'wang', payeeId: 'chen', amountFen: fen(648_000), purpose: '2023 至 2025 年物业费', dueDate: undefined, instalments: [{ n: 1, dueDate: localDate('2026-04-30'), amountFen: fen(324_000) }, { n: 2, dueDate: localDate('2026-06-30'), amountFen: fen(324_000) }] }), { kind: 'act', id: 'c2', doerId: 'chen', forId: 'wang', what: '修好三楼公共水管', dueDate: localDate('2026-04-15'), where: '王芸家' }, late, eSign] }), { today, disputeKind: 'property' }],
  ['building: defects mended, joint inspection, the hold-back paid afterwards', lease({ facts: '陈骁给王芸家装修，卫生间漏水，尾款 8,000 元没付。', claims: [claim({ text: '返工', clauseIds: ['c1'] }), claim({ id: 'k2', text: '付尾款', raisedBy: 'respondent', clauseIds: ['c2'] })], clauses: [{ kind: 'act', id: 'c1', doerId: 'chen', forId: 'wang', what: '重做卫生间防水，双方一起试水 24 小时', dueDate: localDate('2026-04-20'), where: '王芸家' }, pay({ id: 'c2', payerId: 'wang', payeeId: 'chen', amountFen: fen(800_000), purpose: '装修尾款', dueDate: localDate('2026-04-27') }), eSign] }), { today, disputeKind: 'building' }],
  ['a dog bite: the guardian of the child signs, later doses stay open', traffic({ parties: [{ ...wang, id: 'li', name: '李小禾', birthDate: localDate('2016-11-02'), guardian: { name: '李大山', relation: '父亲' } }, chen], facts: '2026 年 3 月 1 日陈骁没有牵绳，狗咬伤李小禾，打疫苗 2,300 元。', claims: [claim({ text: '疫苗费、误工费' }), claim({ id: 'k2', text: '后面的针', outcome: 'open', clauseIds: [] })], clauses: [pay({ payerId: 'chen', payeeId: 'li', amountFen: fen(290_000), purpose: '疫苗费、家长误工费' }), { kind: 'refrain', id: 'c2', whoId: 'chen', what: '不牵绳遛狗' }, { kind: 'apology', id: 'c3', fromId: 'chen', toId: 'li', manner: 'inPerson', dueDate: localDate('2026-03-20') }, eSign], statedTotalFen: undefined }), { today, disputeKind: 'injury' }],
  ['a confidentiality promise', wages({ clauses: [pay(), { kind: 'confidentiality', id: 'p', text: '双方不得向他人透露协议内容，法律要求的除外。' }, eSign] }), onWages],
];

describe('a good draft meets nothing that blocks signing', () => {
  it.each(GOOD)('%s', (_name, draft, facts) => {
    const blocking = checkAgreement(draft, facts).filter((finding) => finding.weight !== 'warns');
    expect(blocking).toEqual([]);
    expect(maySign(checkAgreement(draft, facts), 'electronic')).toBe(true);
  });

  it('are as many as a lawyer asked for, and of many kinds', () => {
    expect(GOOD.length).toBeGreaterThanOrEqual(20);
    expect(new Set(GOOD.map(([, , facts]) => facts.disputeKind)).size).toBeGreaterThanOrEqual(8);
  });

  it.each<[string, AgreementDraft, AgreementFacts]>([
    ['support of a parent: sums, a rota, visits', noise({ facts: '王芸、陈骁商量怎么照顾母亲。', claims: [claim({ text: '每月给钱、轮流照顾' })], clauses: [pay({ payerId: 'chen', payeeId: 'wang', amountFen: fen(60_000), purpose: '母亲四月的生活费', dueDate: localDate('2026-04-05') }), { kind: 'act', id: 'c2', doerId: 'chen', forId: 'wang', what: '每月单周周末到母亲家照顾', dueDate: localDate('2026-12-31'), where: '母亲家' }] }), { today, disputeKind: 'family' }],
    ['an estate: money and movables only', noise({ facts: '父亲去世，留下存款，双方商量怎么分。', claims: [claim({ text: '分存款' })], clauses: [pay({ payerId: 'chen', payeeId: 'wang', amountFen: fen(3_000_000), purpose: '父亲存款的一半', dueDate: localDate('2026-04-30') })] }), { today, disputeKind: 'succession' }],
  ])('on paper, where status is near (ESL 3): %s', (_name, draft, facts) => {
    const findings = checkAgreement(draft, facts);
    expect(findings.filter(({ weight }) => weight === 'blocksSigning')).toEqual([]);
    expect([maySign(findings, 'onPaper'), maySign(findings, 'electronic')]).toEqual([true, false]);
  });

  it('finds nothing at all in the two drafts of the demonstration', () => {
    expect(checkAgreement(wages(), onWages)).toEqual([]);
    expect(checkAgreement(traffic(), onTraffic)).toEqual([]);
  });

  it('counts the day of signing as not over and the day before as over', () => {
    const at = (dueDate: typeof today): boolean => maySign(checkAgreement(wages({ clauses: [pay({ dueDate }), eSign] }), onWages), 'onPaper');
    expect(at(today)).toBe(true);
    expect(at(addDays(today, -1))).toBe(false);
  });

  it('does not mind a joint application: the clause only asks for addresses', () => {
    const findings = checkAgreement(wages({ clauses: [pay(), confirm, eSign] }), onWages);
    expect(findings.map((finding) => [finding.code, finding.weight])).toEqual([
      ['agreement.service-address-missing', 'warns'],
      ['agreement.service-address-missing', 'warns'],
    ]);
  });
});
