import { all, is, not } from '../conditions.js';
import { defineTree, field, fields, hard, help, line, option, right, single, step, threeYears, worth, yesNo } from '../write.js';

const hurt = not(is('harm', 'things'));

/** T-03: traffic accident. */
export const tree = defineTree({
  code: 'traffic', ref: 'T-03', kind: 'traffic', version: '2026.1', valid: ['2026-01-01', '2027-06-30'],
  title: ['交通事故', 'Traffic accident'],
  questions: [
    single(
      { id: 'harm', cautious: 'treated', zh: '人伤得怎么样？', en: 'How badly is the person hurt?', findOut: ['问主治医生：治完了吗，要不要评残。', 'Ask the doctor: is treatment over, is there a lasting injury.'] },
      option('things', '没伤，只坏了车或东西', 'Nobody, only things are damaged'),
      option('treated', '还在治', 'Still treated'),
      option('healed', '治完了，没评残', 'Healed, no grading'),
      option('graded', '评了残', 'Graded as lasting'),
      option('died', '人没了', 'The person died'),
    ),
    single(
      { id: 'role', cautious: 'walker', zh: '您当时是？', en: 'What were you at the time?', findOut: ['看认定书上写的身份。', 'See what the police finding says.'] },
      option('walker', '走路、骑车', 'On foot or bicycle'),
      option('driver', '开车', 'Driving'),
      option('passenger', '坐车', 'Passenger'),
      option('owner', '车主', 'Owner of the car'),
    ),
    fields(
      { id: 'finding', zh: '交警的认定书怎么说？', en: 'What does the police finding say?', findOut: ['问办案交警；全责100，主责约70，同等50，次责约30。', 'Ask the officer; full 100, main about 70, equal 50, minor about 30.'] },
      [field('date', 'crashOn', '出事的日子', 'Day of the accident'), field('date', 'findingOn', '收到认定书的日子', 'Day you got the finding'), field('percent', 'share', '对方担几成（%）', 'Share of the other side (%)')],
      option('waiting', '还没有认定书', 'There is none yet'),
      option('unreported', '没报警', 'It was not reported'),
    ),
    fields(
      { id: 'losses', zh: '已经花了、少了多少？', en: 'What has it cost so far?', findOut: ['把发票按医疗、护理、交通分开加。', 'Sort receipts: medical, care, travel.'] },
      [
        field('amount', 'medical', '医疗费', 'Medical costs'), field('amount', 'care', '护理费', 'Care'), field('amount', 'travel', '交通费', 'Travel'),
        field('amount', 'lostWages', '少拿的工资', 'Lost wages'), field('amount', 'things', '车和东西', 'Car and things'),
        field('count', 'age', '伤者年龄', 'Age of the injured'), field('count', 'grade', '伤残几级（1到10）', 'Grade (1 to 10)'),
        field('amount', 'income', '本省人均可支配收入（可不填）', 'Income figure of the province (optional)'),
      ],
    ),
    single(
      { id: 'insurance', cautious: 'compulsory', zh: '对方车有什么保险？', en: 'What insurance has the other car?', findOut: ['认定书上有保单号，也可问保险公司。', 'The finding names the policy; or ask the insurer.'] },
      option('both', '交强险和商业险', 'Compulsory and commercial'),
      option('compulsory', '只有交强险', 'Compulsory only'),
      option('none', '没有保险', 'None'),
      option('fled', '逃逸', 'The driver fled'),
    ),
    yesNo({ id: 'work', cautious: 'yes', askWhen: hurt, zh: '是上下班路上或工作中吗？', en: 'Was it at work or on the way?', findOut: ['看打卡时间和路线。', 'See clock-in times and the route.'] }),
  ],
  rights: [
    right('治伤、护理、误工、交通这些钱可以要。', 'Treatment, care, lost wages and travel can be claimed.', 'CC 1179; RSSH 6, 7, 8, 9', hurt),
    right('伤残或人没了，还有赔偿金和精神抚慰金。', 'Lasting injury or death: compensation, also for pain.', 'CC 1179, 1183; RSSH 12, 15', is('harm', 'graded', 'died')),
    right('先由交强险赔，再商业险，不够的找开车的人。', 'Compulsory insurance first, then commercial, then the driver.', 'CC 1213; RTSL 76'),
    right('免费搭车受伤，开车人的责任可以减轻。', 'For a free ride the driver’s liability is reduced.', 'CC 1217', is('role', 'passenger')),
    right('借出去的车，车主有错才担相应的责任。', 'The owner of a lent car answers for his own fault.', 'CC 1209', is('role', 'owner')),
    right('逃逸或没保险：抢救费、丧葬费可找救助基金。', 'Flight or no insurance: the rescue fund pays rescue and funeral.', 'JQX 24; CC 1216', is('insurance', 'none', 'fled')),
    right('没买交强险，车主先在那个限额里赔。', 'No compulsory insurance: the owner pays within its limit.', 'QQ1 21', is('insurance', 'none')),
    right('还在治：以后的钱写明留着再算。', 'Still treated: later costs are kept open.', 'RSSH 6', is('harm', 'treated')),
    right('可以请保险公司先付抢救费。', 'You may ask the insurer to pay rescue costs first.', 'JQX 31', is('harm', 'treated')),
    right('您不是主责，上下班受伤也可以是工伤。', 'Not mainly at fault: it may be a work injury too.', 'WI 14; RSSH 3', is('work', 'yes')),
    right('修车、拖车、换新、合理的代步可以要。', 'Repair, towing, replacement and reasonable transport.', 'JTSG 12', is('harm', 'things')),
    right('停运损失，只有合法营运的车才有。', 'Lost business only for lawful commercial cars.', 'JTSG 12', is('harm', 'things')),
    right('小事没争议：拍照、挪车、自己谈。', 'Small and undisputed: photos, move the cars, settle.', 'RTSL 70', is('harm', 'things')),
  ],
  answering: [
    line('马上告诉您的保险公司。', 'Tell your insurer at once.', 'INS 21'),
    line('材料齐了，保险公司5天内核定，10天内付。', 'The insurer decides in 5 days and pays in 10.', 'JQX 29'),
    line('垫的钱留好收据。', 'Keep receipts of what you advanced.'),
    line('超出保险的，没有保险公司参加别答应。', 'Promise nothing beyond the policy without the insurer.'),
    line('跑了就是全责。', 'Leaving the scene means full fault.', 'JTCX 61'),
  ],
  worth: [
    worth({ id: 'disability', calc: 'C-2.disability', zh: '残疾赔偿金', en: 'Compensation for lasting injury', formula: ['人均可支配收入 × 年数 × 伤残系数', 'income × years × grade'], sources: 'RSSH 12', inputs: { age: 'age', grade: 'grade', income: 'income' }, when: is('harm', 'graded') }),
    worth({ id: 'death', calc: 'C-2.death', zh: '死亡赔偿金', en: 'Compensation for death', formula: ['人均可支配收入 × 年数', 'income × years'], sources: 'RSSH 15', inputs: { age: 'age', income: 'income' }, when: is('harm', 'died') }),
    worth({
      id: 'split', calc: 'C-3.split', zh: '谁赔多少', en: 'Who pays what', formula: ['先交强险；剩下的 × 对方的责任', 'compulsory insurance first; the rest × the other side’s share'], sources: 'CC 1213; RTSL 76; JTSG 13',
      inputs: { medical: 'medical?', care: 'care?', travel: 'travel?', lostWages: 'lostWages?', things: 'things?', age: 'age?', grade: 'grade?', income: 'income?', share: 'share?', role: { choice: 'role' }, insurance: { choice: 'insurance' }, harm: { choice: 'harm' }, crashOn: 'crashOn?', today: { today: true } },
      condition: ['责任几成没定，就是一个范围', 'a span while the share is open'],
    }),
  ],
  proof: [
    line('认定书、现场照片、行车记录仪', 'Police finding, photos, dash-cam'),
    line('病历、发票、鉴定书', 'Medical papers, receipts, appraisal', '', hurt),
    line('误工和工资证明、护理证明', 'Proof of lost wages and care', '', hurt),
    line('维修定损单、保单号', 'Damage assessment, policy number'),
  ],
  clocks: [
    hard({ id: 'review', rule: 'clock.traffic-review', zh: '对认定书不服，书面申请复核', en: 'Written request to review the finding', sources: 'JTCX 71', from: ['从收到认定书算', 'from delivery of the finding'], start: { field: 'findingOn' }, length: { workingDays: 3 }, act: ['交到上一级交警。', 'Hand it to the higher traffic police.'] }),
    hard({ id: 'police', rule: 'clock.traffic-police-request', zh: '双方一起书面请交警调解', en: 'Joint written request for police mediation', sources: 'JTCX 86', from: ['从收到认定书算', 'from receiving the finding'], start: { field: 'findingOn' }, length: { workingDays: 10 }, act: ['和在这里谈，选一样。', 'This or mediation here.'] }),
    hard({ id: 'own-policy', rule: 'clock.insurance-other', zh: '向自己的保险公司要钱', en: 'Claim on your own policy', sources: 'INS 26', from: ['从知道出事算', 'from knowing of the accident'], start: { field: 'crashOn' }, length: { years: 2 }, when: is('role', 'driver', 'owner') }),
    hard({ id: 'injury-employer', rule: 'clock.work-injury-employer', zh: '单位申请工伤认定', en: 'Work injury: employer applies', sources: 'WI 17', from: ['从受伤那天算', 'from the injury'], start: { field: 'crashOn' }, length: { days: 30 }, act: ['去人社局办。', 'At the labour office.'], when: is('work', 'yes') }),
    hard({ id: 'injury-self', rule: 'clock.work-injury-self', zh: '自己申请工伤认定', en: 'Work injury: you apply', sources: 'WI 17', from: ['从受伤那天算', 'from the injury'], start: { field: 'crashOn' }, length: { years: 1 }, act: ['去人社局办。', 'At the labour office.'], when: is('work', 'yes') }),
    threeYears(['从出事那天算', 'from the accident'], 'crashOn'),
  ],
  exits: [],
  steps: [
    step('talk', '先把发票整理好，发给对方和保险公司。', 'Sort the receipts and send them to the driver and the insurer.'),
    step('complain', '保险公司拖着不赔，打12378。', 'If the insurer delays, call 12378.', 'JQX 29'),
    step('court', '起诉时把保险公司一起列上。', 'When you sue, name the insurer too.', 'JTSG 22 (check)'),
  ],
  can: [line('请保险公司一起来谈', 'The insurer may join the talk', 'JTCX 89'), line('各项数额、哪天付、付到哪个账户', 'Each sum, the day, the account'), line('垫的钱怎么扣，以后的治疗怎么办', 'Advances, later treatment')],
  cannot: [line('交警的认定改不了，要走复核', 'The police finding: only a review can change it', 'JTCX 71')],
  help: [help('交警', 'Traffic police', '122'), help('金融保险投诉', 'Insurance complaints', '12378', 'check')],
  clauses: [
    line('列一张表：谁、付哪项、付到哪、哪天前。', 'A table: who pays which item where and by when.'),
    line('垫付的扣掉，后续治疗、再次手术另算。', 'Advances deducted; later treatment kept open.', '', hurt),
    line('写明要交哪些材料给保险公司。', 'Which papers go to the insurer.'),
  ],
  traps: [
    line('没治好、没评残，别签“一次性了结”。', 'Do not sign “all settled” before healing or grading.', 'JTCX 90', hurt),
    line('60岁以上，按评残那天的岁数算，早评早定。', 'From 60 on each birthday before grading costs a year.', 'RSSH 12', all(hurt, is('harm', 'treated', 'healed', 'graded'))),
    line('发票别开成别人的名字。', 'No receipts in another name.'),
  ],
});
