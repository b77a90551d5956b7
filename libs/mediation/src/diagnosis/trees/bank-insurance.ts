import { is, not } from '../conditions.js';
import { amount, defineTree, field, fields, hard, help, line, option, right, single, step, threeYears, worth, yesNo } from '../write.js';

const insurance = is('what', 'insurance', 'misled');

/** T-05: bank or insurance. */
export const tree = defineTree({
  code: 'bank-insurance', ref: 'T-05', kind: 'bankInsurance', version: '2026.1', valid: ['2026-01-01', '2027-06-30'],
  title: ['银行、保险', 'Bank or insurance'],
  questions: [
    single(
      { id: 'what', cautious: 'insurance', zh: '是哪类事？', en: 'What is it about?', findOut: ['看扣款短信或保单，是谁家的。', 'See the debit message or the policy.'] },
      option('just-gone', '钱刚刚被骗走、转走', 'Money was taken just now', { exit: 'E-6' }),
      option('stolen', '卡被盗刷', 'My card was used by someone'),
      option('debt', '贷款、信用卡还不上，费用', 'Loan or card: cannot pay, fees'),
      option('misled', '理财、保险被误导', 'Misled about a product or policy'),
      option('insurance', '保险不赔、少赔', 'The insurer pays nothing or too little'),
      option('credit', '征信有错', 'My credit record is wrong'),
    ),
    single(
      { id: 'told', cautious: 'nobody', zh: '告诉过银行、保险公司吗？', en: 'Did you tell the bank or insurer?', findOut: ['打客服问有没有登记，要编号。', 'Ask the hotline for the number of your report.'] },
      option('nobody', '没有', 'No'),
      option('silent', '说了，没答复', 'Yes, no answer'),
      option('refused', '书面拒绝了', 'They refused in writing'),
    ),
    fields(
      { id: 'days', zh: '哪天发现的，哪天被拒绝的？', en: 'When did you find out, and when was it refused?', findOut: ['看短信、通知书上的日期。', 'See the date of the message or letter.'] },
      [field('date', 'foundOn', '发现的日子', 'Day you found out'), field('date', 'refusedOn', '拒绝通知的日子', 'Day of refusal')],
    ),
    yesNo({ id: 'own', cautious: 'no', zh: '签字、录音、扫码是本人吗？', en: 'Was it you who signed, spoke or scanned?', findOut: ['可以要求看合同原件和录音录像。', 'You may ask to see the contract and the recordings.'] }),
    amount({ id: 'sum', zh: '涉及多少钱？', en: 'How much is at stake?', findOut: ['看流水、保单的保额。', 'See the statement or the sum insured.'] }),
  ],
  rights: [
    right('盗刷：您说清卡在哪、报了警，银行要证明是您刷的。', 'Stolen use: show where the card was and your report; the bank must prove it was you.', 'CARD 4, 5, 6', is('what', 'stolen', 'just-gone')),
    right('没保管不当的，银行要还钱。', 'The bank refunds unless you were careless.', 'CARD 7', is('what', 'stolen', 'just-gone')),
    right('买保险时，没问到的不用说。', 'When insured, you answer only what was asked.', 'INS 16', insurance),
    right('知道30天或合同满两年，保险公司不能再解除。', 'After 30 days of knowing or two years the insurer cannot rescind.', 'INS 16', insurance),
    right('不赔的条款没讲清楚，就不算数。', 'An exclusion not shown and explained has no effect.', 'INS 17', insurance),
    right('条款有两种读法，按对您有利的。', 'Two readings: the one for the insured counts.', 'INS 30', insurance),
    right('保险公司要及时定，难的30天；谈好后10天内付。', 'The insurer decides in time, hard cases 30 days; pays 10 days after agreement.', 'INS 23', insurance),
    right('被撞、被伤的人可以直接找保险公司要。', 'An injured third person may claim directly.', 'INS 65', is('what', 'insurance')),
    right('格式条款没提示您，可以不认。', 'Standard terms not pointed out can be rejected.', 'CC 496, 497', is('what', 'debt', 'misled', 'insurance')),
    right('还不上，可以商量展期、分期。', 'If you cannot pay, more time can be agreed.', 'CC 678', is('what', 'debt')),
    right('征信有错可提异议，20天内答复。', 'An objection to the record is answered in 20 days.', 'ZXGL 25', is('what', 'credit', 'debt')),
    right('不良记录从还清起保留5年。', 'A bad record is kept 5 years after it ends.', 'ZXGL 16', is('what', 'credit', 'debt')),
  ],
  answering: [
    line('把欠的每一笔都列出来。', 'List every debt.'),
    line('别借新的还旧的。', 'No new loan to pay the old.'),
    line('“代理退保、减免”的人，拿的是您的钱和信息。', 'Agents who promise refunds take your money and your data.'),
  ],
  worth: [
    worth({ id: 'sum', calc: 'sum.amount', zh: '涉及的钱', en: 'At stake', formula: ['按流水或保单', 'by statement or policy'], sources: 'CC 577', inputs: { amount: 'sum' }, condition: ['要看合同和证据', 'depends on contract and proof'], when: not(is('what', 'credit')) }),
  ],
  proof: [
    line('流水、保单、条款', 'Statements, policy, terms'),
    line('当时的录音录像（可以要求查）', 'Recordings of the sale (you may ask for them)'),
    line('拒赔通知、病历', 'The refusal, medical papers', '', insurance),
  ],
  clocks: [
    hard({ id: 'other-policy', rule: 'clock.insurance-other', zh: '要保险金（不是人寿的）', en: 'Insurance claim (not life)', sources: 'INS 26', from: ['从知道出事算', 'from knowing of the event'], start: { field: 'foundOn' }, length: { years: 2 }, act: ['书面向保险公司提出。', 'In writing to the insurer.'], when: is('what', 'insurance') }),
    hard({ id: 'life-policy', rule: 'clock.insurance-life', zh: '要保险金（人寿）', en: 'Insurance claim (life)', sources: 'INS 26', from: ['从知道出事算', 'from knowing of the event'], start: { field: 'foundOn' }, length: { years: 5 }, when: is('what', 'insurance') }),
    threeYears(['从发现那天算', 'from the day you found out'], 'foundOn', not(is('what', 'insurance'))),
  ],
  exits: [],
  steps: [
    step('talk', '先向银行、保险公司书面投诉：15天，难的再加。', 'First complain to the institution: 15 days, more for hard cases.'),
    step('complain', '不满意，打12378；征信、支付打12363。', 'Not satisfied: 12378; credit records and payments 12363.'),
    step('mediate', '也有专门的金融纠纷调委会。', 'There are committees for financial disputes too.'),
  ],
  can: [line('分期、停息、退钱的日子', 'Instalments, interest stop, day of refund'), line('还清后征信怎么备注', 'The note on the record after payment')],
  cannot: [line('不能命令删征信记录', 'Nobody here can order a record deleted', 'ZXGL 25'), line('诈骗归公安', 'Fraud is for the police')],
  help: [help('金融投诉', 'Financial complaints', '12378', 'check'), help('征信、支付', 'Credit records, payments', '12363', 'check'), help('反诈专线', 'Anti-fraud line', '96110')],
  clauses: [
    line('分期表、停息日、退款日都写上。', 'Instalments, interest stop and refund day in writing.'),
    line('还清后几天内更新征信。', 'How soon the record is updated after payment.', '', is('what', 'debt', 'credit')),
  ],
  traps: [
    line('钱刚走，先打96110。', 'Money just gone: 96110 first.', '', is('what', 'stolen', 'just-gone')),
    line('民间借贷的4倍上限，不管持牌机构。', 'The 4 × cap does not bind licensed lenders.', 'MJJD 1', is('what', 'debt')),
  ],
});
