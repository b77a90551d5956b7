import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claim, confirm, eSign, instalments, late, lease, loan, noise, oneOff, onLoan, onNeighbours, onRent, onTraffic, onWages, pay, shop, today, traffic, wages, wang, words } from '../../test/agreement-drafts.js';
import { addDays, AGREEMENT_RULES, checkAgreement, fen, FINDING_TEXTS, FINDING_WEIGHTS, GROUNDS, localDate, maySign, MEND_TEXTS, rulesMet, type AgreementDraft, type AgreementFacts, type Finding, type FindingCode, type FindingWeight, type GroundCode } from '../index.js';

const withWords = (text: string): AgreementDraft => wages({ clauses: [pay(), eSign, words(text)] });
const withPay = (change: Parameters<typeof pay>[0]): AgreementDraft => wages({ clauses: [pay(change), eSign] });

type Row = [string, AgreementDraft, AgreementFacts, FindingCode, FindingWeight, GroundCode];
const B = 'blocksSigning';
const unclear = 'contentUnclear';

const FAULTY: Row[] = [
  ['one side is missing', wages({ parties: [wang] }), onWages, 'agreement.side-missing', B, 'formIncomplete'],
  ['a party has no name', wages({ parties: [{ ...wang, name: ' ' }, shop] }), onWages, 'agreement.party-name-missing', B, 'formIncomplete'],
  ['a party has no address', wages({ parties: [wang, { ...shop, address: undefined }] }), onWages, 'agreement.party-address-missing', B, 'formIncomplete'],
  ['a company without anybody who represents it', wages({ parties: [wang, { ...shop, legalRepresentative: undefined }] }), onWages, 'agreement.legal-representative-missing', B, 'formIncomplete'],
  ['a person without sex and phone', wages({ parties: [{ ...wang, gender: undefined, phone: '' }, shop] }), onWages, 'agreement.party-details-missing', 'warns', 'formIncomplete'],
  ['a person of unknown age', wages({ parties: [{ ...wang, birthDate: undefined }, shop] }), onWages, 'agreement.capacity-unknown', 'warns', 'noCapacity'],
  ['a child of seven signs alone', wages({ parties: [{ ...wang, birthDate: localDate('2018-06-01') }, shop] }), onWages, 'agreement.guardian-missing', B, 'noCapacity'],
  ['the day before the 18th birthday', wages({ parties: [{ ...wang, birthDate: localDate('2008-03-19') }, shop] }), onWages, 'agreement.guardian-missing', B, 'noCapacity'],
  ['an adult found without capacity', wages(), { ...onWages, capacities: { wang: 'none' } }, 'agreement.guardian-missing', B, 'noCapacity'],
  ['a document that nobody compared', wages(), { ...onWages, identities: { shop: 'matched' } }, 'agreement.identity-not-compared', 'warns', 'identityUnsure'],
  ['a document with another name', wages(), { ...onWages, identities: { wang: 'notMatched', shop: 'matched' } }, 'agreement.identity-doubtful', B, 'identityUnsure'],
  ['a guardian gives up the claim of a child', wages({ parties: [{ ...wang, age: 12, birthDate: undefined, guardian: { name: '王大山' } }, shop], claims: [claim(), claim({ id: 'k2', outcome: 'waived', clauseIds: [] })] }), onWages, 'agreement.ward-claim-waived', 'warns', 'noCapacity'],
  ['an agent with general authority only', wages({ parties: [{ ...wang, agent: { name: '王芳', authority: 'general', powerOfAttorneyOnFile: true } }, shop] }), onWages, 'agreement.special-authority-missing', B, 'noAuthority'],
  ['an agent whose paper is not there', wages({ parties: [{ ...wang, agent: { name: '王芳', authority: 'special', powerOfAttorneyOnFile: false } }, shop] }), onWages, 'agreement.power-of-attorney-missing', B, 'noAuthority'],
  ['no facts', wages({ facts: '' }), onWages, 'agreement.facts-missing', B, 'formIncomplete'],
  ['a party under pressure', wages(), { ...onWages, pressureReported: true }, 'agreement.pressure-reported', B, 'notVoluntary'],
  ['nothing agreed', wages({ clauses: [eSign], claims: [] }), onWages, 'agreement.nothing-agreed', B, unclear],
  ['no payer', withPay({ payerId: undefined }), onWages, 'agreement.who-missing', B, unclear],
  ['no payee', withPay({ payeeId: undefined }), onWages, 'agreement.to-whom-missing', B, unclear],
  ['the payer pays himself', withPay({ payerId: 'wang' }), onWages, 'agreement.same-person', B, unclear],
  ['the payer is nobody of the agreement', withPay({ payerId: 'uncle' }), onWages, 'agreement.not-a-party', B, 'rightsOfOthers'],
  ['no amount', withPay({ amountFen: undefined }), onWages, 'agreement.amount-missing', B, unclear],
  ['an amount of nothing', withPay({ amountFen: fen(0) }), onWages, 'agreement.amount-not-possible', B, unclear],
  ['an amount below nothing', withPay({ amountFen: fen(-100) }), onWages, 'agreement.amount-not-possible', B, unclear],
  ['an amount of 100 billion', withPay({ amountFen: fen(10_000_000_000_000) }), onWages, 'agreement.amount-not-possible', B, unclear],
  ['no manner of payment', withPay({ manner: undefined }), onWages, 'agreement.manner-missing', B, unclear],
  ['a transfer without account', withPay({ manner: 'bankTransfer' }), onWages, 'agreement.account-missing', 'warns', unclear],
  ['no purpose', withPay({ purpose: '' }), onWages, 'agreement.purpose-missing', 'warns', unclear],
  ['no last day', withPay({ dueDate: undefined }), onWages, 'agreement.due-date-missing', B, unclear],
  ['a last day that is over', withPay({ dueDate: addDays(today, -1) }), onWages, 'agreement.due-date-past', B, unclear],
  ['a year typed wrongly', withPay({ dueDate: localDate('2206-03-18') }), onWages, 'agreement.due-date-far-off', 'warns', unclear],
  ['an act without content', noise({ clauses: [{ kind: 'act', id: 'c1', doerId: 'chen', dueDate: today }, eSign] }), onNeighbours, 'agreement.what-missing', B, unclear],
  ['a promise that ends before it starts', noise({ clauses: [{ kind: 'refrain', id: 'c1', whoId: 'chen', what: '敲鼓', from: localDate('2026-05-01'), until: localDate('2026-04-01') }, eSign] }), onNeighbours, 'agreement.period-reversed', B, unclear],
  ['instalments that miss 2 yuan', traffic({ clauses: [instalments({ amountFen: fen(1_860_200) }), late, eSign], statedTotalFen: undefined }), onTraffic, 'agreement.instalments-sum', B, unclear],
  ['instalments out of order', traffic({ clauses: [instalments({ amountFen: fen(200), instalments: [{ n: 1, dueDate: localDate('2026-05-01'), amountFen: fen(100) }, { n: 2, dueDate: localDate('2026-04-01'), amountFen: fen(100) }] }), late, eSign], statedTotalFen: undefined }), onTraffic, 'agreement.instalments-order', B, unclear],
  ['an instalment that is over', traffic({ clauses: [instalments({ amountFen: fen(200), instalments: [{ n: 1, dueDate: localDate('2026-03-17'), amountFen: fen(100) }, { n: 2, dueDate: localDate('2026-04-01'), amountFen: fen(100) }] }), late, eSign], statedTotalFen: undefined }), onTraffic, 'agreement.due-date-past', B, unclear],
  ['an instalment of nothing', traffic({ clauses: [instalments({ amountFen: fen(100), instalments: [{ n: 1, dueDate: localDate('2026-05-01'), amountFen: fen(100) }, { n: 2, dueDate: localDate('2026-06-01'), amountFen: fen(0) }] }), late, eSign], statedTotalFen: undefined }), onTraffic, 'agreement.instalment-amount', B, unclear],
  ['instalments without an answer to lateness', traffic({ clauses: [instalments(), eSign] }), onTraffic, 'agreement.breach-missing', 'warns', unclear],
  ['a total that the clauses do not reach', traffic({ statedTotalFen: fen(1_880_000) }), onTraffic, 'agreement.total-differs', B, unclear],
  ['capitals that say 200 yuan more', traffic({ clauses: [instalments({ text: '共 18,600 元（壹万捌仟捌佰元整）。' }), late, eSign] }), onTraffic, 'agreement.capitals-differ', B, unclear],
  ['capitals before figures', withWords('甲方已收到壹仟元整（￥1,100.00）。'), onWages, 'agreement.capitals-differ', B, unclear],
  ['a figure in words that is not of this clause', withPay({ text: '其中工资 480 元。' }), onWages, 'agreement.figure-differs', 'warns', unclear],
  ['a duty written as prose without a day', withWords('乙方把工服押金退还给甲方。'), onWages, 'agreement.obligation-in-words', 'warns', unclear],
  ['a claim nobody answered', wages({ claims: [claim(), claim({ id: 'k2', outcome: undefined, clauseIds: [] })] }), onWages, 'agreement.claim-unanswered', 'warns', unclear],
  ['a claim nobody answered under a one-off clause', wages({ claims: [claim({ outcome: undefined })], clauses: [pay(), oneOff, eSign] }), onWages, 'agreement.claim-unanswered', B, 'notVoluntary'],
  ['an open claim that the one-off clause ends', wages({ claims: [claim(), claim({ id: 'k2', outcome: 'open', clauseIds: [] })], clauses: [pay(), oneOff, eSign] }), onWages, 'agreement.open-claim-silenced', B, unclear],
  ['a claim settled by no clause', wages({ claims: [claim({ clauseIds: [] })] }), onWages, 'agreement.claim-without-clause', B, unclear],
  ['a claim settled by a clause that is gone', wages({ claims: [claim({ clauseIds: ['c9'] })] }), onWages, 'agreement.claim-clause-unknown', B, unclear],
  ['a divorce', withWords('双方自愿离婚。'), { today, disputeKind: 'other' }, 'agreement.status-relation', 'blocksESigning', 'statusRelation'],
  ['custody of a child', withWords('女儿由甲方抚养。'), { today, disputeKind: 'other' }, 'agreement.status-relation', 'blocksESigning', 'statusRelation'],
  ['a family matter is not signed electronically', wages(), { today, disputeKind: 'family' }, 'agreement.esign-excluded', 'blocksESigning', 'eSignExcluded'],
  ['no agreement on electronic signature', wages({ clauses: [pay()] }), onWages, 'agreement.esign-not-agreed', 'blocksESigning', 'eSignExcluded'],
  ['who owns the motorcycle', withWords('肇事摩托车归甲方所有。'), onTraffic, 'agreement.title-or-ip', B, 'titleOrIp'],
  ['who owns the motorcycle, no confirmation meant', withWords('肇事摩托车归甲方所有。'), { ...onTraffic, confirmationIntended: false }, 'agreement.title-or-ip', 'warns', 'titleOrIp'],
  ['who owns a homestead', withWords('确认东院宅基地使用权属于乙方。'), { today, disputeKind: 'land' }, 'agreement.title-or-ip', B, 'titleOrIp'],
  ['copyright', withWords('The copyright in the plans belongs to Party A.'), onWages, 'agreement.title-or-ip', B, 'titleOrIp'],
  ['a judgment that is in force', wages({ asked: { decided: true } }), onWages, 'agreement.decided-already', B, 'adjudged'],
  ['a judgment in force, and only its performance agreed', wages({ asked: { decided: true } }), { ...onWages, confirmationIntended: false }, 'agreement.decided-already', 'warns', 'adjudged'],
  ['a matter at an arbitration body, and nobody asked', wages(), { ...onWages, elsewhere: 'arbitration' }, 'agreement.pending-elsewhere', B, 'adjudged'],
  ['a number of a judgment in the facts, and nobody asked', wages({ facts: '双方因工资纠纷，法院（2025）浙0101民初123号民事判决书判决乙方付款。' }), onWages, 'agreement.decided-not-asked', 'warns', 'adjudged'],
  ["a brother's car", lease({ clauses: [{ kind: 'handover', id: 'c1', giverId: 'chen', receiverId: 'wang', property: { description: '三轮车', nature: 'vehicle', ownerId: 'thirdParty', proofOnFile: false }, dueDate: today, where: '镇上' }, pay({ id: 'c2', payerId: 'wang', payeeId: 'chen' }), eSign] }), onRent, 'agreement.third-party-property', B, 'rightsOfOthers'],
  ['a house without papers', lease({ clauses: [{ kind: 'handover', id: 'c1', giverId: 'chen', receiverId: 'wang', property: { description: '老街 3 号', nature: 'immovable', proofOnFile: false }, dueDate: today, where: '门口' }, pay({ id: 'c2', payerId: 'wang', payeeId: 'chen' }), eSign] }), onRent, 'agreement.property-proof-missing', 'warns', 'materials'],
  ['the insurer shall pay', withWords('由保险公司在 2026 年 4 月 1 日前赔付甲方医疗费。'), onTraffic, 'agreement.third-party-performs', 'warns', 'rightsOfOthers'],
  ['interest above the cap', loan({ clauses: [pay({ payerId: 'chen', interest: { yearlyRateBp: 1241 } }), eSign] }), onLoan, 'agreement.interest-over-cap', B, 'mandatoryLaw'],
  ['late interest above the cap', loan({ clauses: [pay({ payerId: 'chen' }), { kind: 'breach', id: 'b', remedy: 'lateInterest', clauseIds: [], yearlyRateBp: 2400 }, eSign] }), onLoan, 'agreement.interest-over-cap', B, 'mandatoryLaw'],
  ['two per cent a month in words', loan({ clauses: [pay({ payerId: 'chen', text: '按月息2分计算' }), eSign] }), onLoan, 'agreement.interest-over-cap', B, 'mandatoryLaw'],
  ['interest without the day of the contract', loan(), { today, disputeKind: 'privateLoan' }, 'agreement.interest-cap-unknown', 'warns', 'mandatoryLaw'],
  ['two originals for three keepers', wages({ copies: 2 }), onWages, 'agreement.copies-too-few', B, 'formIncomplete'],
  ['five originals', wages({ copies: 5 }), onWages, 'agreement.copies-differ', 'warns', 'formIncomplete'],
];

describe('the check names the fault, its weight and the ground of the court', () => {
  it.each(FAULTY)('%s', (_name, draft, facts, code, weight, ground) => {
    const found = checkAgreement(draft, facts).find((finding) => finding.code === code && finding.weight === weight);
    expect(found).toMatchObject({ code, weight, ground });
  });

  it.each([
    '乙方尽快付清余款', '乙方有钱再还', '等我手头宽裕了付', '在合理期限内搬走', '年底前付清', '春节后归还', '工程款到位后支付', '近期办理过户', '以后慢慢还', '陆续付清', '过一段时间再付', '几天内退还', '发了工资就还', '适当时候赔偿',
    'The shop pays as soon as possible', 'paid when he has money', 'returns the keys in due course', 'pays within a reasonable time', 'will repay soon',
  ])('hears no day in “%s”', (text) => expect(only(withWords(text), 'agreement.vague-time')).toMatchObject({ weight: 'blocksSigning', mend: { code: 'agreement.mend.name-day' } }));

  it.each(['2026年底前付清', '2027年春节前归还', '三年后归还', '2026年4月30日前付清', '日后双方互不打扰', '每年底奖照发'])('hears no vague time in “%s”', (text) => expect(only(withWords(text), 'agreement.vague-time')).toBeUndefined());

  it.each(['乙方适当补偿甲方', '付大约5000元', '赔 5000 元左右', '支付部分货款', '给予合理赔偿', 'Party B pays appropriate compensation', 'about 500 yuan'])('hears no amount in “%s”', (text) => expect(only(withWords(text), 'agreement.vague-amount')).toMatchObject({ weight: 'blocksSigning' }));

  it('only points at a soft word beside a day of its own', () => expect(only(withPay({ text: '请尽快付。' }), 'agreement.vague-time')).toMatchObject({ weight: 'warns' }));

  it.each<[string, FindingCode]>([
    ['甲方不得再向法院起诉', 'agreement.gives-up-court'], ['放弃一切诉讼权利', 'agreement.gives-up-court'], ['双方不起诉', 'agreement.gives-up-court'], ['Party A shall not sue', 'agreement.gives-up-court'], ['She waives her right to sue.', 'agreement.gives-up-court'],
    ['甲方不报警', 'agreement.gives-up-reporting'], ['不得向劳动部门投诉', 'agreement.gives-up-reporting'], ['不再追究乙方刑事责任', 'agreement.gives-up-reporting'], ['He agrees not to report the matter', 'agreement.gives-up-reporting'],
    ['乙方把身份证交给甲方，甲方扣押身份证到还清', 'agreement.personal-freedom'], ['还清前不得离开本村', 'agreement.personal-freedom'],
    ['逾期甲方有权自行拖走车辆', 'agreement.self-help'], ['不交租就换锁', 'agreement.self-help'], ['The landlord may change the locks', 'agreement.self-help'],
    ['甲方自愿放弃社会保险', 'agreement.social-insurance'], ['公司不为甲方缴纳社保', 'agreement.social-insurance'],
    ['五年内不得结婚生育', 'agreement.personal-choice'], ['断绝父子关系', 'agreement.kinship-duty'], ['儿子不再承担赡养义务', 'agreement.kinship-duty'],
    ['归还赌债三万元', 'agreement.illegal-debt'], ['工伤概不负责', 'agreement.injury-disclaimer'], ['此款不开发票', 'agreement.tax-evasion'],
  ])('refuses “%s”', (text, code) => expect(only(withWords(text), code)).toMatchObject({ weight: 'blocksSigning' }));

  it('sees a promise not to sue also when it is entered as something to refrain from', () =>
    expect(only(noise({ clauses: [{ kind: 'refrain', id: 'c1', whoId: 'wang', what: '向法院起诉' }, eSign] }), 'agreement.gives-up-court')).toBeDefined());

  it('lets a status agreement be signed on paper and not electronically', () => {
    const findings = checkAgreement(withWords('双方自愿离婚。'), { today, disputeKind: 'family' });
    expect(maySign(findings, 'electronic')).toBe(false);
    expect(maySign(findings, 'onPaper')).toBe(true);
  });

  it('puts what blocks first, then the order of the text', () => {
    const draft = wages({ clauses: [pay({ purpose: '' }), pay({ id: 'c2', dueDate: undefined }), eSign], copies: 9 });
    expect(checkAgreement(draft, onWages).map((finding) => finding.weight)).toEqual(['blocksSigning', 'warns', 'warns']);
  });

  it('names the missing 200 yuan and where they go', () =>
    expect(only(traffic({ clauses: [instalments({ amountFen: fen(1_880_000) }), late, eSign], statedTotalFen: undefined }), 'agreement.instalments-sum')).toMatchObject({
      params: { sum: '18600.00', stated: '18800.00' },
      mend: { code: 'agreement.mend.adjust-last-instalment', params: { difference: '200.00' } },
    }));

  it('reads any words without falling over', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const findings = checkAgreement(wages({ facts: text, clauses: [pay({ purpose: text, text }), words(text), eSign] }), onLoan);
      return findings.every((finding) => finding.code in FINDING_TEXTS);
    }));
  });

  it('survives an empty draft', () => expect(maySign(checkAgreement({ parties: [], facts: '', claims: [], clauses: [], copies: 0 }, onWages), 'onPaper')).toBe(false));
});

describe('every finding', () => {
  const SENTENCES = ['乙方尽快付清余款', '赔 5000 元左右', '余款另行协商', '甲方不得再向法院起诉', '甲方不报警', '还清前不得离开本村', '不交租就换锁', '甲方自愿放弃社会保险', '五年内不得结婚生育', '断绝父子关系', '归还赌债三万元', '工伤概不负责', '此款不开发票'];
  const seen = [...FAULTY.map(([, draft, facts]) => checkAgreement(draft, facts)), ...SENTENCES.map((text) => checkAgreement(withWords(text), onWages)), checkAgreement(wages({ clauses: [pay(), confirm, eSign] }), onWages), checkAgreement(lease({ clauses: [{ kind: 'handover', id: 'c1', giverId: 'chen', receiverId: 'wang', property: { description: '钥匙', nature: 'movable', proofOnFile: true }, dueDate: today }, eSign] }), onRent)].flat();

  it.each(Object.keys(FINDING_TEXTS) as FindingCode[])('%s is raised by a draft of these tests, with its ground, its weight and the way to mend it, in both languages', (code) => {
    const found = seen.find((finding) => finding.code === code);
    expect(found).toBeDefined();
    if (!found) return;
    expect(FINDING_WEIGHTS).toContain(found.weight);
    expect(GROUNDS[found.ground].source.article).not.toBe('');
    for (const { zh, en } of [FINDING_TEXTS[code], MEND_TEXTS[found.mend.code], GROUNDS[found.ground]]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/[a-z]/);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('every way to mend and every ground is used by a finding', () => {
    expect((Object.keys(MEND_TEXTS) as (keyof typeof MEND_TEXTS)[]).filter((code) => !seen.some(({ mend }) => mend.code === code))).toEqual([]);
    // The catch-all of CPLI 358(6) is the judge's own: software names a ground or none.
    expect((Object.keys(GROUNDS) as GroundCode[]).filter((ground) => !seen.some((finding) => finding.ground === ground))).toEqual(['cannotConfirm']);
  });

  it('there are at least twenty drafts with a fault, of many kinds', () => expect(FAULTY.length).toBeGreaterThanOrEqual(20));
});

describe('the list of rules', () => {
  it('has unique ids, summaries in both languages, sources and a step', () => {
    expect(new Set(AGREEMENT_RULES.map((rule) => rule.id)).size).toBe(AGREEMENT_RULES.length);
    for (const rule of AGREEMENT_RULES) {
      expect(rule.summary.zh && rule.summary.en && rule.appliedIn).toBeTruthy();
      expect(rule.sources.length).toBeGreaterThan(0);
    }
  });

  it('is seen to fail, every rule of it, by a draft of this file', () => {
    const hit = new Set(FAULTY.flatMap(([, draft, facts]) => checkAgreement(draft, facts).map((finding) => finding.ruleId)));
    const untested = AGREEMENT_RULES.filter((rule) => !hit.has(rule.id) && !rule.id.startsWith('agreement.no-'));
    expect(untested.map((rule) => rule.id)).toEqual(['agreement.time-clear', 'agreement.amount-clear', 'agreement.service-addresses']);
  });

  it('has words for every placeholder in both languages', () => {
    const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
    for (const { zh, en } of [...Object.values(FINDING_TEXTS), ...Object.values(MEND_TEXTS), ...Object.values(GROUNDS)]) expect(holes(en)).toEqual(holes(zh));
  });

  it('gives every finding the parameters its sentence needs', () => {
    for (const [, draft, facts] of FAULTY) {
      for (const finding of checkAgreement(draft, facts)) {
        for (const match of FINDING_TEXTS[finding.code].zh.matchAll(/\{(\w+)\}/g)) expect(finding.params).toHaveProperty(match[1] ?? '');
        for (const match of MEND_TEXTS[finding.mend.code].zh.matchAll(/\{(\w+)\}/g)) expect(finding.mend.params).toHaveProperty(match[1] ?? '');
      }
    }
  });

  it('tells which rules are met', () => expect(rulesMet(checkAgreement(wages(), onWages))).toHaveLength(AGREEMENT_RULES.length));
});

function only(draft: AgreementDraft, code: FindingCode): Finding | undefined {
  return checkAgreement(draft, { ...onWages, disputeKind: 'other' }).find((finding) => finding.code === code);
}
