import { all, is, not } from '../conditions.js';
import { date, defineTree, field, fields, help, line, option, right, single, soft, step, threeYears, worth, yesNo } from '../write.js';

const fee = is('what', 'fee');

/** T-08: property management. */
export const tree = defineTree({
  code: 'property', ref: 'T-08', kind: 'property', version: '2026.1', valid: ['2026-01-01', '2027-06-30'],
  title: ['物业', 'Property management'],
  questions: [
    single(
      { id: 'what', cautious: 'fee', zh: '是什么事？', en: 'What is it about?', findOut: ['先挑最要紧的一件。', 'Choose the most pressing one.'] },
      option('fee', '物业费', 'The fee'),
      option('service', '服务差', 'Poor service'),
      option('lift', '电梯、维修', 'Lift, repairs'),
      option('decor', '装修', 'Decoration'),
      option('income', '公共收益、停车', 'Shared income, parking'),
      option('change', '换物业', 'Changing the manager'),
    ),
    single(
      { id: 'role', cautious: 'owner', zh: '您是？', en: 'Who are you?', findOut: ['看房产证或租房合同。', 'See the title or the lease.'] },
      option('owner', '业主', 'Owner'),
      option('tenant', '租客', 'Tenant'),
      option('manager', '物业', 'The manager'),
      option('committee', '业委会', 'The owners’ committee'),
    ),
    fields(
      { id: 'fees', askWhen: fee, zh: '一年多少钱，哪年到哪年没交？', en: 'How much a year, and which years are unpaid?', findOut: ['看缴费记录和合同；按每年12月31日到期算。', 'See payments and contract; each year counts as due on 31 December.'] },
      [field('amount', 'yearly', '一年的物业费', 'Fee a year'), field('count', 'firstYear', '从哪年', 'First year'), field('count', 'lastYear', '到哪年', 'Last year')],
    ),
    single(
      { id: 'done', cautious: 'done', zh: '物业的活做得怎样？', en: 'How is the work done?', findOut: ['对着合同的服务清单，一条条拍照。', 'Go through the service list and take photos.'] },
      option('done', '都做了', 'All of it is done'),
      option('poor', '做了，做得差', 'Done, but poorly'),
      option('missing', '有的没做', 'Some is not done'),
    ),
    date(
      { id: 'demanded', askWhen: fee, zh: '最近一次书面催费是哪天？', en: 'When was the last written demand?', findOut: ['看信箱、短信、公告栏。', 'See mailbox, messages, notice board.'] },
      option('never', '没有书面催过', 'There was none'),
    ),
    yesNo({ id: 'cut', cautious: 'no', zh: '有没有停水停电、限制门禁？', en: 'Was water, power or the door cut?', findOut: ['拍下当时的样子，记时间。', 'Photograph it and note the time.'] }),
  ],
  rights: [
    right('服务做了，费就要交；没住、没用不是理由。', 'Service given: the fee is due; not using it is no ground.', 'CC 944', is('what', 'fee', 'service')),
    right('不能用停水、停电、停热、停气来催费。', 'Water, power, heat or gas may not be cut to collect.', 'CC 944'),
    right('服务差，可以要求补做、少交。', 'Poor service: have it made good, or pay less.', 'CC 577, 582', is('done', 'poor', 'missing')),
    right('违规多收的可以不交，已交的可以要回。', 'Unlawful extra charges may be refused and taken back.', 'WYJS 2', fee),
    right('物业走了，预交的要退。', 'After its end prepaid fees go back.', 'WYJS 3', is('what', 'fee', 'change')),
    right('装修要先告诉物业；承重墙、外墙、公共的不能动。', 'Tell before decorating; structure, outer wall and shared parts stay.', 'CC 945; QF 15; WYTL 52', is('what', 'decor')),
    right('公共地方的收入，扣掉成本归业主。', 'Income of shared areas, less cost, is the owners’.', 'CC 282; QF 14', is('what', 'income')),
    right('物业要公开账目。', 'The accounts must be open.', 'CC 943', is('what', 'income', 'service', 'fee')),
    right('用维修资金：三分之二参加，过半同意。', 'Repair fund: two thirds vote, more than half agree.', 'CC 278', is('what', 'lift')),
    right('急的维修，可以走应急程序。', 'Urgent repairs have an emergency way.', 'CC 281', is('what', 'lift')),
    right('换物业：业主投票，提前60天通知。', 'Changing the manager: a vote and 60 days’ notice.', 'CC 278, 946', is('what', 'change')),
    right('老楼加电梯：三分之二参加，其中四分之三同意。', 'A lift for an old block: two thirds vote, three quarters agree.', 'CC 278', is('what', 'lift')),
  ],
  answering: [
    line('先书面催，再说别的。', 'A written demand comes first.', 'CC 944', is('role', 'manager')),
    line('拿出服务记录。', 'Show the service records.', 'CC 942', is('role', 'manager')),
    line('违约金超过损失三成的，一般会减。', 'A late charge above 130 % of the loss is usually cut.', 'HTB 65'),
    line('过了三年的，可以提出来不交；签计划前先想清楚。', 'You may object to years older than three; think before any plan.', 'CC 192; SSSX 14, 19', not(is('role', 'manager'))),
  ],
  worth: [
    worth({ id: 'fees', calc: 'sum.service-fees', zh: '物业费：还能要的 到 全部', en: 'Fees: still open, to all', formula: ['每年的费 × 年数；过了三年没催的，业主可以不交', 'yearly fee × years; years over three without demand may be refused'], sources: 'CC 188, 192, 944', inputs: { yearly: 'yearly', firstYear: 'firstYear', lastYear: 'lastYear', demanded: 'demanded?', today: { today: true } }, condition: ['业主提出过期才少；服务差还可以再减', 'less only if the owner objects; poor service may lower it further'], when: fee }),
  ],
  proof: [
    line('催费单、缴费记录', 'Demands and payments', '', fee),
    line('报修记录、照片、公示、群通知', 'Repair requests, photos, notices, group messages'),
    line('物业合同、服务清单', 'The contract and its service list'),
  ],
  clocks: [
    soft({ id: 'each-year', rule: 'clock.civil-limitation', zh: '每一年的费分开算三年', en: 'Three years for each year’s fee', sources: 'CC 188 (check)', from: ['从那一年该交的日子算', 'from the due day of that year'], length: { years: 3 }, act: ['交一点、答应分期，就重新算。', 'Paying a part or a plan starts it anew.'], when: fee }),
    threeYears(['从知道吃亏那天算', 'from the day you knew'], undefined, not(fee)),
  ],
  exits: [],
  steps: [
    step('talk', '先约物业坐下来，对着服务清单一条条说。', 'Sit down with the manager and go through the service list.'),
    step('complain', '打12345，或找街道、住建局。', 'Call 12345, or the street office or housing bureau.'),
    step('complain', '电梯危险：停用，打96333（有的地方）。', 'A dangerous lift: stop it and call 96333 (where set up).', '', is('what', 'lift')),
  ],
  can: [line('减几成、分几次交、先修什么', 'How much less, instalments, what is repaired first'), line('服务清单和日期', 'A service list with days')],
  cannot: [line('换物业、用维修资金，要业主投票', 'A change of manager or use of the fund needs the owners’ vote', 'CC 278')],
  help: [help('政务服务', 'Government service line', '12345'), help('电梯应急（有的地方）', 'Lift emergency (some places)', '96333', 'check', is('what', 'lift'))],
  clauses: [
    line('服务清单写上日期。', 'The service list with days.'),
    line('做得差的月份，费打几折。', 'The fee of poor months × per cent.', '', is('done', 'poor', 'missing')),
    line('先修，剩下的分期；照做就免违约金。', 'Repairs first, the rest by instalments; kept, no late charge.', '', fee),
  ],
  traps: [
    line('光“不交费”不是好办法，要书面说理由。', 'Only not paying is a poor weapon: give reasons in writing.', '', not(is('role', 'manager'))),
    line('过期的年份，没弄清别签总数。', 'Do not sign a total with old years in it unawares.', 'SSSX 14, 19', all(fee, not(is('role', 'manager')))),
  ],
});
