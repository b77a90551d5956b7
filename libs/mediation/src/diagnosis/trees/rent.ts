import { is, not } from '../conditions.js';
import { defineTree, field, fields, help, line, option, right, single, step, threeYears, worth, yesNo } from '../write.js';

const deposit = is('what', 'deposit');

/** T-10: rent and deposit. */
export const tree = defineTree({
  code: 'rent', ref: 'T-10', kind: 'rent', version: '2026.1', valid: ['2026-01-01', '2027-06-30'],
  title: ['租房、押金', 'Rent and deposit'],
  questions: [
    single(
      { id: 'role', cautious: 'tenant', zh: '您是？', en: 'Who are you?', findOut: ['看合同上您签在哪一方。', 'See on which side you signed.'] },
      option('tenant', '租客', 'Tenant'),
      option('landlord', '房东', 'Landlord'),
      option('sub', '二房东、公司', 'Sub-landlord, company'),
    ),
    single(
      { id: 'what', cautious: 'deposit', zh: '是什么事？', en: 'What is it about?', findOut: ['先挑最要紧的一件。', 'Choose the most pressing one.'] },
      option('deposit', '押金', 'Deposit'),
      option('leaving', '提前走、赶人', 'Leaving early, being put out'),
      option('repair', '修理', 'Repairs'),
      option('rise', '涨租、卖房', 'Higher rent, sale of the home'),
      option('arrears', '欠租', 'Unpaid rent'),
    ),
    yesNo({ id: 'named', cautious: 'yes', askWhen: deposit, zh: '合同写了哪些情形扣押金吗？', en: 'Does the contract name when the deposit is kept?', findOut: ['看合同“押金”那一条。', 'See the clause on the deposit.'] }),
    fields(
      { id: 'sums', askWhen: is('what', 'deposit', 'arrears', 'leaving'), zh: '退房的日子和钱数？', en: 'Days and sums?', findOut: ['看合同、交接单、水电表。', 'See contract, handover list, meters.'] },
      [
        field('date', 'leftOn', '退房日', 'Day you left'), field('date', 'returnDue', '该退押金的日子', 'Day the deposit was due back'), field('amount', 'deposit', '押金', 'Deposit'),
        field('amount', 'deducted', '要扣的钱', 'Deductions'), field('amount', 'unpaid', '没交的水电、房租', 'Unpaid utilities or rent'),
      ],
      option('inside', '还住着', 'Still living there'),
    ),
    yesNo({ id: 'force', cautious: 'no', yesExit: 'E-1', zh: '有人换锁、断水电、恐吓吗？', en: 'Were locks changed, water cut, threats made?', findOut: ['拍下来，先到安全的地方。', 'Photograph it and go somewhere safe.'] }),
    yesNo({ id: 'papers', cautious: 'no', zh: '入住和退房有照片或交接单吗？', en: 'Are there photos or lists from moving in and out?', findOut: ['翻相册和聊天里当时的照片。', 'Look through photos and chats of those days.'] }),
  ],
  rights: [
    right('只能扣合同写明的，不能乱扣。', 'Only what the contract names may be kept; nothing unreasonable.', 'ZLT 10', deposit),
    right('正常住旧的，不算弄坏。', 'Normal wear is not damage.', 'CC 710', deposit),
    right('不能用强、用别的违法办法赶人走。', 'No force or other unlawful means to make one leave.', 'ZLT 12', is('what', 'leaving', 'rise', 'arrears')),
    right('房东该修；不修您先修，钱他出，租金可少。', 'The landlord repairs; else you do at his cost and pay less.', 'CC 712, 713', is('what', 'repair')),
    right('房子危害健康，随时可以走。', 'If it endangers health you may leave any time.', 'CC 731', is('what', 'repair', 'leaving')),
    right('房子卖了，租约照旧。', 'A sale does not end the lease.', 'CC 725', is('what', 'rise')),
    right('卖之前要告诉您，同样价您先买，15天内说。', 'Before a sale you have first refusal, 15 days.', 'CC 726', is('what', 'rise')),
    right('房东知道转租六个月不说话，就是同意。', 'Six months’ silence on a known sub-let is consent.', 'CC 718', is('role', 'sub')),
    right('欠租：先给合理时间催，再不交才能解除。', 'Unpaid rent: reasonable time first, then it may end.', 'CC 722', is('what', 'arrears')),
    right('提前走，赔的是找新租客的时间，不是剩下全部。', 'Leaving early: the loss is time to find a tenant, not the whole rest.', 'HTB 61', is('what', 'leaving')),
    right('违约金太高可以请求减。', 'A charge that is too high can be cut.', 'CC 585; HTB 65', is('what', 'leaving', 'deposit', 'arrears')),
    right('没手续的房子，合同无效，只付使用费。', 'An unlicensed building: the lease is void, a use fee is due.', 'ZLJS 2, 4'),
  ],
  answering: [
    line('每扣一项，给清单、照片、票据。', 'For each deduction: list, photo, invoice.', 'ZLT 10'),
    line('先通知，给对方时间。', 'Give notice and time.', 'CC 722'),
  ],
  worth: [
    worth({ id: 'deposit', calc: 'sum.deposit', zh: '该退的押金', en: 'Deposit to return', formula: ['押金 − 合同写明要扣的 − 没交的水电房租', 'deposit − items the contract names − unpaid utilities or rent'], sources: 'ZLT 10; CC 710', inputs: { deposit: 'deposit', named: { choice: 'named' }, deducted: 'deducted?', unpaid: 'unpaid?' }, when: deposit }),
    worth({ id: 'arrears', calc: 'sum.amount', zh: '没交的钱', en: 'Unpaid', formula: ['没交的房租、水电', 'rent and utilities not paid'], sources: 'CC 722', inputs: { amount: 'unpaid' }, when: is('what', 'arrears') }),
  ],
  proof: [
    line('合同、交接清单', 'Contract, handover lists'),
    line('入住、退房的照片视频，带日期', 'Dated photos of moving in and out'),
    line('水电表、聊天、转账', 'Meters, chats, transfers'),
  ],
  clocks: [threeYears(['从该退、该付的那天算', 'from the day it was due'], 'returnDue')],
  exits: [],
  steps: [
    step('talk', '先发一条：“请在×日前退押金×元到这个账户。”', 'First write: “Please return … yuan by … to this account.”'),
    step('complain', '打12345，或找住建局；被赶打110。', 'Call 12345 or the housing bureau; put out by force: 110.'),
    step('court', '数额小，法院的小额程序快。', 'A small sum goes the small-claims way.', 'CPL 165'),
  ],
  can: [line('退多少、哪天退、钥匙和水电', 'How much, when, keys and meters'), line('哪天走、租金怎么减', 'The day of leaving, a lower rent')],
  cannot: [line('房子是谁的，不在这里定', 'Whose the home is is not settled here'), line('赶人、恐吓归公安', 'Force and threats are for the police', 'ZLT 12')],
  help: [help('住建、政务', 'Housing bureau', '12345')],
  clauses: [
    line('数额、日子、交钥匙、抄水电表。', 'Sum, day, keys, meter reading.'),
    line('写明租约到哪天结束，列出的事不再追。', 'The end of the lease, and no more claims on listed points.'),
  ],
  traps: [
    line('二房东跑了：留好钱付给谁的证据。', 'Sub-landlord gone: keep proof of whom you paid.', '', not(is('role', 'landlord'))),
    line('中介不能代收房租和押金。', 'An agency may not collect rent or deposit.', 'ZLT 25', not(is('role', 'landlord'))),
    line('扣钱没有票据，到法院说不清。', 'Deductions without invoices do not hold up.', 'ZLT 10', is('role', 'landlord', 'sub')),
  ],
});
