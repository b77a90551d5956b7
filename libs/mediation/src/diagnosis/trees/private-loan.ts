import { filled, is, not } from '../conditions.js';
import { defineTree, field, fields, hard, help, line, option, right, single, step, threeYears, worth } from '../write.js';

/** T-04: private loan, for lender and borrower. */
export const tree = defineTree({
  code: 'private-loan', ref: 'T-04', kind: 'privateLoan', version: '2026.1', valid: ['2026-01-01', '2027-06-30'],
  title: ['民间借贷', 'Private loan'],
  questions: [
    single(
      { id: 'lender', cautious: 'person', zh: '出借的是谁？', en: 'Who lent the money?', findOut: ['看借条和转账上的名字。', 'See the names on note and transfer.'] },
      option('person', '个人', 'A person'),
      option('company', '公司', 'A company'),
      option('bank', '银行、小贷、消费金融', 'A bank or licensed lender', { tree: 'bank-insurance' }),
      option('professional', '专门放贷的', 'Someone who lends for a living'),
    ),
    single(
      { id: 'how', cautious: 'cash', zh: '钱是怎么给的？', en: 'How was the money given?', findOut: ['查银行、微信、支付宝那天的记录。', 'Look up bank and phone payments of that day.'] },
      option('transfer', '转账', 'By transfer'),
      option('cash', '现金', 'In cash'),
      option('renamed', '货款、工程款改写的', 'A price or building debt written as a loan'),
    ),
    fields(
      { id: 'given', zh: '实际拿到多少，哪天？', en: 'How much was received, and when?', findOut: ['以到账的数为准；先扣的利息不算本金。', 'What arrived counts; interest kept back is no principal.'] },
      [field('amount', 'got', '实际拿到', 'Really received'), field('date', 'gotOn', '哪天拿到', 'Day received'), field('amount', 'note', '借条写的数', 'Sum in the note')],
    ),
    fields(
      { id: 'interest', zh: '利息怎么约定的？', en: 'What interest was agreed?', findOut: ['看借条；“1分”一般是每月1%。', 'See the note; “1 fen” usually means 1 % a month.'] },
      [field('percent', 'yearRate', '年利率（%）', 'A year (%)'), field('percent', 'monthRate', '月利率（%）', 'A month (%)')],
      option('nothing', '没约定', 'None was agreed'),
    ),
    fields(
      { id: 'due', zh: '约定哪天还，还过多少？', en: 'When is it due, and what was paid back?', findOut: ['看借条和还款记录；没写就是随时可以催。', 'See note and repayments; without a day it may be called at any time.'] },
      [field('date', 'dueOn', '约定还的日子', 'Due day'), field('amount', 'paid', '已经还了', 'Paid back'), field('date', 'paidOn', '还的日子', 'Day paid')],
      option('no-day', '没约定哪天还', 'No day was agreed'),
    ),
    single(
      { id: 'guarantor', cautious: 'word', zh: '有担保人吗？', en: 'Is there a guarantor?', findOut: ['看借条上除了借款人还有谁签名，写的什么字。', 'See who else signed the note, and with which word.'] },
      option('none', '没有', 'No'),
      option('ordinary', '有，写了“还不上再找他”', 'Yes: only if the debtor cannot pay'),
      option('joint', '有，写了“连带”', 'Yes: “jointly liable”'),
      option('word', '只写了“担保”两个字', 'Only the word “guarantor”'),
    ),
  ],
  rights: [
    right('本金按实际拿到的算，先扣的利息不算。', 'The principal is what was received; interest kept back is not.', 'MJJD 26; CC 670'),
    right('利息最高是借款那天一年期LPR的4倍。', 'Interest is capped at 4 × LPR of the day of the loan.', 'MJJD 25'),
    right('没约定利息就没有；个人之间说不清也没有。', 'None agreed: none; unclear between persons: none.', 'MJJD 24; CC 680', is('interest', 'nothing', 'unclear')),
    right('过了还款日，可以要逾期利息。', 'After the due day, overdue interest can be claimed.', 'MJJD 28, 29'),
    right('没约定还款日，给合理时间后随时可以要。', 'No due day: any time after reasonable notice.', 'CC 675', is('due', 'no-day')),
    right('只有借条、对方说没给钱，要看钱怎么走的。', 'Bare note and money denied: the flow of money is examined.', 'MJJD 15', is('how', 'cash')),
    right('只有转账，对方说是还旧账，要他拿出证据。', 'Only a transfer and “old debt” said: he must show it.', 'MJJD 16', is('how', 'transfer')),
    right('货款、工程款改的，按原来的事算；调解谈成的除外。', 'A renamed debt follows the real contract, unless agreed in mediation.', 'MJJD 14', is('how', 'renamed')),
    right('套银行的钱放贷、专门放贷，合同可能无效：本金要还。', 'Relent bank money or lending for a living may be void: principal goes back.', 'MJJD 13', is('lender', 'professional', 'company')),
    right('夫妻一方借的，签了字或用在家里才一起还。', 'A spouse owes too only if he or she signed, or it was for the home.', 'CC 1064'),
    right('担保写不清的，算一般担保：先找借款人。', 'An unclear guarantee is ordinary: the debtor first.', 'CC 686', is('guarantor', 'word', 'ordinary')),
  ],
  answering: [
    line('先扣的利息、超过上限的部分，可以不认。', 'You may contest interest kept back and what is above the cap.', 'MJJD 25, 26'),
    line('重复算的、没记上的还款，可以要求重算。', 'Double counting and payments not booked can be recounted.', 'CC 561'),
    line('过没过期限，要您自己提出来。', 'Limitation counts only if you raise it.', 'CC 192'),
    line('答应还、还一点、要求分期，三年会重新算。', 'A promise, a part payment or a plan restarts the three years.', 'SSSX 14'),
  ],
  worth: [
    worth({
      id: 'loan', calc: 'C-4.loan', zh: '到今天该还的', en: 'Owed as of today', formula: ['拿到的本金 + 不超过4倍LPR的利息 − 已还（先抵利息再抵本金）', 'principal received + interest up to 4 × LPR − payments (interest first)'], sources: 'MJJD 25, 26, 28; CC 561',
      inputs: { principal: 'got', lentOn: 'gotOn', note: 'note?', yearRate: 'yearRate?', monthRate: 'monthRate?', dueOn: 'dueOn?', paid: 'paid?', paidOn: 'paidOn?', interest: { choice: 'interest' }, lender: { choice: 'lender' }, today: { today: true } },
    }),
  ],
  proof: [
    line('借条原件', 'The original note'),
    line('转账记录和备注、还款流水', 'Transfers with their remark, repayments'),
    line('催款的聊天、录音', 'Chats and recordings of demands'),
    line('见证人', 'Witnesses', '', is('how', 'cash')),
  ],
  clocks: [
    hard({ id: 'guarantee-debtor', rule: 'clock.guarantee', zh: '担保期：要先对借款人起诉或仲裁', en: 'Guarantee: sue or arbitrate against the debtor', sources: 'CC 692, 693', from: ['没另外约定的，从还款日算', 'from the due day if nothing else is agreed'], start: { field: 'dueOn' }, length: { months: 6 }, act: ['去法院立案；调解不会让它停下来。', 'File at court; mediation does not stop it.'], when: is('guarantor', 'ordinary', 'word') }),
    hard({ id: 'guarantee-joint', rule: 'clock.guarantee', zh: '担保期：要向担保人开口要', en: 'Guarantee: demand it from the guarantor', sources: 'CC 692, 693', from: ['没另外约定的，从还款日算', 'from the due day if nothing else is agreed'], start: { field: 'dueOn' }, length: { months: 6 }, act: ['书面要，留好送到的凭据。', 'In writing, and keep proof of delivery.'], when: is('guarantor', 'joint') }),
    threeYears(['从约定的还款日算；没约定的，从对方不肯还算', 'from the due day; without one, from the refusal'], 'dueOn'),
  ],
  exits: [],
  steps: [
    step('talk', '先发一条：“请在×日前还×元，怎么还请回话。”', 'First write: “Please repay … by …, or tell me how.”'),
    step('court', '账清楚的，可申请支付令。', 'If the sum is clear, ask for a payment order.', 'CPL 225'),
    step('court', '怕对方转移财产，起诉前可以先申请保全。', 'If property is being moved, ask for preservation before suing.', 'CPL 104'),
    step('complain', '暴力催收、被骗：打110或96110。', 'Violent collection or fraud: 110 or 96110.'),
  ],
  can: [line('本金、利息、哪天还、分几次', 'Principal, interest, days, instalments'), line('担保人重新签', 'The guarantor signs again', '', not(is('guarantor', 'none')))],
  cannot: [line('诈骗、非法放贷归公安', 'Fraud and unlawful lending are for the police')],
  help: [help('反诈专线', 'Anti-fraud line', '96110')],
  clauses: [
    line('本金、利息分开写，列还款日期表。', 'Principal and interest apart, with a table of days.'),
    line('一次没还，剩下的一起到期；利息不超上限。', 'One missed: the whole rest is due; interest below the cap.', 'MJJD 25'),
    line('旧借条收回或作废，担保人再签一次。', 'The old note is returned or cancelled; the guarantor signs again.'),
  ],
  traps: [
    line('别把利息加进本金另写借条。', 'No new note that adds interest to principal.', 'MJJD 27'),
    line('给现金要收条；别替人签字。', 'Cash needs a receipt; never sign for someone else.'),
    line('“砍头息”：拿到多少就写多少。', 'Write down what was received, not more.', 'MJJD 26', filled('note')),
  ],
});
