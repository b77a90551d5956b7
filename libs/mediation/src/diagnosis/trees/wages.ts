import { all, any, is, not } from '../conditions.js';
import { amount, date, defineTree, field, fields, hard, help, line, multi, option, right, single, soft, step, threeYears, worth, yesNo } from '../write.js';

const employer = is('who', 'company', 'site', 'platform');
const moneyOwed = is('items', 'wage', 'overtime', 'deposit', 'unclear');
/** The double wage needs the day of hiring; this path asks it instead of the IOU. */
const noContract = all(is('who', 'company'), is('contract', 'no'));

/** T-01: wages not paid. */
export const tree = defineTree({
  code: 'wages', ref: 'T-01', kind: 'wages', version: '2026.1', valid: ['2026-01-01', '2027-06-30'],
  title: ['工资没拿到', 'Wages not paid'],
  questions: [
    single(
      { id: 'who', cautious: 'company', zh: '欠您工资的是谁？', en: 'Who owes you the wages?', findOut: ['看工资是谁转的，工牌、群名写的是哪家。', 'See who paid before, and whose name is on badge and chat group.'] },
      option('company', '公司或店', 'A company or shop'),
      option('site', '工地（包工头、劳务队）', 'A building site (crew leader, labour team)'),
      option('home', '私人家里', 'A private home'),
      option('platform', '平台（外卖、网约车）', 'A platform (delivery, ride-hailing)'),
    ),
    single(
      { id: 'contract', cautious: 'yes', askWhen: employer, zh: '有书面劳动合同吗？', en: 'Is there a written labour contract?', findOut: ['找入职时签的纸，或在电子合同的短信里找。', 'Look for what you signed when you began, or an e-contract message.'] },
      option('yes', '有', 'Yes'),
      option('no', '没有', 'No'),
      option('co-operation', '签的是“合作”“承揽”', 'It says “co-operation” or “contract work”'),
    ),
    multi(
      { id: 'items', zh: '哪些钱没给？', en: 'What was not paid?', findOut: ['拿工资条和到账记录，一个月一个月对。', 'Compare pay slips and transfers month by month.'] },
      option('wage', '工资', 'Wages'),
      option('overtime', '加班费', 'Overtime'),
      option('deposit', '押金、扣款', 'Deposits, deductions'),
      option('social', '社保', 'Social insurance'),
    ),
    date(
      { id: 'left', zh: '哪天离开的？', en: 'When did you leave?', findOut: ['看最后一次打卡、最后一条派活的消息。', 'See your last clock-in or last work message.'] },
      option('still', '还在那里干', 'I still work there'),
    ),
    fields(
      { id: 'job', askWhen: noContract, zh: '哪天开始干的，一个月多少钱？', en: 'When did you start, and what is the monthly wage?', findOut: ['看第一次到账、第一次打卡的日子。', 'See your first payment and first clock-in.'] },
      [field('date', 'hired', '开始干的日子', 'First day'), field('amount', 'monthly', '一个月应发', 'Monthly wage due')],
    ),
    yesNo({ id: 'iou', cautious: 'no', askWhen: all(moneyOwed, not(noContract)), zh: '有欠条或结算单吗？', en: 'Is there an IOU or a signed account?', findOut: ['问一起干的人，翻聊天里的数字。', 'Ask fellow workers; look for figures in chats.'] }),
    amount({ id: 'owed', askWhen: moneyOwed, zh: '一共欠多少？', en: 'How much is owed in all?', findOut: ['按月写下：应发多少，到手多少。', 'Write for each month: due, received.'] }),
  ],
  rights: [
    right('干了活，工资要足额、按时给。', 'Wages must be paid in full and on time.', 'LCL 30', employer),
    right('离开时，工资要一次结清。', 'On leaving, all wages are due at once.', 'GZZF 9', all(employer, not(is('left', 'still')))),
    right('因为欠薪走的，还可以要经济补偿。', 'If you leave because of arrears, severance is due too.', 'LCL 38, 46', is('who', 'company')),
    right('劳动监察责令了还不给，再加50%到100%。', 'After a missed order, 50 to 100 % is added.', 'LCL 85', employer),
    right('分包欠的，总包要先垫付。', 'What a subcontractor owes, the main contractor pays first.', 'NMG 30', is('who', 'site')),
    right('活包给个人或没资质的，建设单位或总包给。', 'If work went to a person or an unlicensed firm, owner or main contractor pays.', 'NMG 36', is('who', 'site')),
    right('别的行业转包，也可以找发包的单位。', 'In other trades the unit that passed the work on may answer too.', 'LDJS2 1, 2', is('who', 'company')),
    right('手里只有工资欠条、没有别的争议，可直接起诉。', 'With only a wage IOU and no other dispute you may sue directly.', 'LDJS1 15', all(employer, any(is('iou', 'yes'), noContract))),
    right('也可以请法院发支付令，催对方给钱。', 'You may ask a court for an order for payment.', 'LCL 30', employer),
    right('满一个月没签合同，之后每月付两倍工资。', 'Without a contract after one month, double pay is due.', 'LCL 82', all(is('who', 'company', 'site'), is('contract', 'no'))),
    right('给私人家里干活，按约定付钱，可直接起诉。', 'Work for a private home: paid as agreed; you may sue directly.', 'CC 577', is('who', 'home')),
    right('平台算不算单位，要看管得多严，请人看一看。', 'Whether a platform is an employer depends on its control: let a person look.', 'LCL 7 (check)', is('who', 'platform')),
    right('没缴社保，您可以走，还可以要补偿。', 'If social insurance is not paid you may leave with severance.', 'LCL 38, 46', all(employer, is('items', 'social'))),
  ],
  answering: [
    line('考勤、工资表在单位手里的，单位要拿出来。', 'Roster and pay records are kept, and shown, by the employer.', 'LDTZ 6; NMG 50'),
    line('在被责令之前付清，就不用加付。', 'Pay before an order and nothing is added.', 'LCL 85'),
    line('上下家的质量争议，不是扣工资的理由。', 'A quality quarrel up the chain is no reason to withhold wages.', 'NMG 35'),
  ],
  worth: [
    worth({ id: 'arrears', calc: 'sum.amount', zh: '欠的钱', en: 'What is owed', formula: ['应发 − 已发', 'due − received'], sources: 'LCL 30', inputs: { amount: 'owed' }, when: moneyOwed }),
    worth({ id: 'double-wage', calc: 'C-5.double-wage', zh: '没签合同的另一倍工资', en: 'Second wage without contract', formula: ['从满一个月起，到签合同或满一年前；最多11个月', 'from one month after the start until a contract or one year; at most 11 months'], sources: 'LCL 82; LCLR 6, 7; LDJS2 6', inputs: { monthlyWage: 'monthly', hired: 'hired', left: 'left?', today: { today: true } }, when: noContract }),
    worth({ id: 'severance', calc: 'C-5.severance', zh: '因欠薪、没社保走的补偿', en: 'Severance on leaving for this', formula: ['每满一年一个月工资；满半年算一年，不满半年算半个月', 'one month’s wage a year; half a year counts as one, less as half'], sources: 'LCL 38, 46, 47', inputs: { averageWage: 'monthly', hired: 'hired', left: 'left?', today: { today: true } }, condition: ['要写明是因为欠薪或没社保才走', 'Your notice must say that this is why you leave'], when: noContract }),
  ],
  proof: [
    line('考勤、工牌、工作群派活的消息', 'Attendance, badge, work orders in chat groups'),
    line('工资到账流水、社保记录', 'Bank records of wages, social insurance records'),
    line('一起干活的人的名单', 'A list of those who worked with you'),
    line('工地名称、总包公示牌的照片', 'Name of the site, photo of the main contractor’s board', '', is('who', 'site')),
  ],
  clocks: [
    soft({ id: 'in-work', rule: 'clock.wage-arbitration', zh: '还在干：要工资没有期限', en: 'Still employed: no limit for wages', sources: 'LDTZ 27', from: ['离开那天才开始算', 'It begins when you leave'], length: 'none', when: all(employer, is('left', 'still')) }),
    soft({ id: 'arbitration', rule: 'clock.wage-arbitration', zh: '申请劳动仲裁', en: 'Labour arbitration', sources: 'LDTZ 27', from: ['从离开那天算', 'from the day you left'], start: { field: 'left' }, length: { years: 1 }, act: ['同时给单位发一份写明日期的催款。', 'Also send the employer a dated demand.'], when: all(employer, not(is('left', 'still'))) }),
    soft({ id: 'double-wage', rule: 'clock.labour-arbitration', zh: '两倍工资（第一个月）去仲裁', en: 'Double pay (first month): arbitration', sources: 'LDTZ 27 (check)', from: ['各地算法不同，按最早的算', 'places differ; counted from the earliest day'], start: { field: 'hired', plusMonths: 1 }, length: { years: 1 }, when: noContract }),
    hard({ id: 'inspection', rule: 'clock.labour-inspection', zh: '向劳动监察投诉', en: 'Complaint to labour inspection', sources: 'JCTL 20', from: ['从欠薪结束算；最早从离开那天', 'from the end of the breach, at the earliest from leaving'], start: { field: 'left' }, length: { years: 2 }, when: all(employer, not(is('left', 'still'))) }),
    threeYears(['从欠条写的还款日算', 'from the due day of the IOU'], undefined, any(is('iou', 'yes'), is('who', 'home'))),
  ],
  exits: [],
  steps: [
    step('talk', '先发一条：“请在×日前付清×月工资×元。”', 'First write: “Please pay … yuan for … by ….”'),
    step('complain', '打12333，或去劳动监察大队投诉。', 'Call 12333 or go to labour inspection.', 'JCTL 20', employer),
    step('arbitrate', '劳动仲裁不收费；调解15天没结果就能去。', 'Arbitration is free, and open after 15 days of mediation.', 'LDTZ 14', employer),
    step('aid', '农民工讨薪，法律援助不查家里有没有钱。', 'Migrant workers get legal aid for wages without a means check.', 'LAL 42', is('who', 'site')),
  ],
  can: [line('数额、哪天付、分几次付', 'The sum, the days, the instalments'), line('离职证明、退押金', 'Papers on leaving, deposits')],
  cannot: [line('补缴社保要找征收机构，这里谈不了', 'Social insurance arrears belong to the collecting office', 'SIL 63', is('items', 'social')), line('罚款归劳动监察', 'Fines belong to labour inspection')],
  help: [help('人社服务', 'Labour office', '12333'), help('工会', 'Trade union', '12351', 'check')],
  clauses: [
    line('每个人多少钱列一张表，转到本人卡上。', 'A list with each worker’s sum, paid to his own account.'),
    line('写死日期；一次没付，剩下的马上全付。', 'Fixed days; if one is missed, all the rest is due.'),
    line('请总包一起签字。', 'The main contractor signs too.', '', is('who', 'site')),
    line('只谈付钱的协议，可申请支付令、起诉或司法确认。', 'An agreement on payment only can go to a payment order, a suit or confirmation.', 'LDTZ 16; LDJS1 51'),
  ],
  traps: [
    line('钱没到手，别签“工资已结清”。', 'Do not sign “wages settled” before the money is there.'),
    line('“自愿放弃社保”不算数；补缴后要退回折现的钱。', '“I waive social insurance” is void; money paid instead goes back after back-payment.', 'LDJS2 19', is('items', 'social')),
    line('领养老金的人，不一定就是“劳务”。', 'A pensioner is not automatically outside labour law.', 'LDJS2 21', employer),
  ],
});
