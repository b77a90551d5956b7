import { is } from '../conditions.js';
import { amount, defineTree, help, line, multi, option, right, single, soft, step, threeYears, worth } from '../write.js';

/** T-07: neighbours. */
export const tree = defineTree({
  code: 'neighbours', ref: 'T-07', kind: 'neighbours', version: '2026.1', valid: ['2026-01-01', '2027-06-30'],
  title: ['邻里', 'Neighbours'],
  questions: [
    single(
      { id: 'what', cautious: 'noise', zh: '是什么事？', en: 'What is it about?', findOut: ['先挑最烦您的那件。', 'Choose what troubles you most.'] },
      option('noise', '噪声', 'Noise'),
      option('leak', '漏水', 'A leak'),
      option('boundary', '墙界、通道、采光', 'Walls, passage, light'),
      option('tree', '树', 'A tree'),
      option('parking', '停车', 'Parking'),
      option('thrown', '高空抛物、宠物', 'Things thrown down, pets'),
    ),
    single(
      { id: 'howLong', cautious: 'new', zh: '多久了，多在什么时候？', en: 'How long, and at what time?', findOut: ['记一周：哪天、几点、多久。', 'Write a log for a week: day, hour, length.'] },
      option('new', '才开始', 'It has just begun'),
      option('day', '有些日子了，多在白天', 'For a while, mostly by day'),
      option('night', '有些日子了，多在夜里', 'For a while, mostly at night'),
      option('years', '好几年了', 'For years'),
    ),
    multi(
      { id: 'told', zh: '找过谁？', en: 'Whom did you ask?', findOut: ['翻通话和消息记录。', 'See calls and messages.'] },
      option('neighbour', '对方', 'The neighbour'),
      option('manager', '物业、村居', 'Property manager, village'),
      option('police', '报过警', 'The police'),
      option('nobody', '都没找过', 'Nobody'),
    ),
    single(
      { id: 'loss', cautious: 'nothing', zh: '有没有损失？', en: 'Is there any loss?', findOut: ['拍照，留修理和看病的票。', 'Take photos; keep repair and medical receipts.'] },
      option('money', '有，花了钱', 'Yes, it cost money'),
      option('body', '有，身体不好了', 'Yes, my health suffers'),
      option('nothing', '没有', 'No'),
    ),
    amount({ id: 'cost', askWhen: is('loss', 'money', 'body'), zh: '一共花了多少？', en: 'What did it cost in all?', findOut: ['把票据加起来。', 'Add up the receipts.'] }),
    single(
      { id: 'wish', cautious: 'rule', zh: '您最希望怎样？', en: 'What do you want most?', findOut: ['想想以后还要天天见面。', 'Think of meeting every day.'] },
      option('stop', '停下来', 'That it stops'),
      option('repair', '修好', 'That it is repaired'),
      option('money', '赔钱', 'Money'),
      option('rule', '定个规矩', 'A rule for both'),
    ),
  ],
  rights: [
    right('家里用东西要控制音量，装修要按时间。', 'Home things are used quietly, renovation keeps hours.', 'ZSF 65, 66 (check)', is('what', 'noise')),
    right('电梯、水泵这些公用设备吵，由管理的人治。', 'Shared machines: the manager must quieten them.', 'ZSF 68 (check)', is('what', 'noise')),
    right('物业、业委会、村居先劝、先调解，再报告。', 'Manager, owners’ body and village persuade and mediate, then report.', 'ZSF 70, 86 (check)', is('what', 'noise')),
    right('劝了还不停，公安可以警告、罚款、拘留。', 'If it goes on, the police may warn, fine or detain.', 'ZSF 87 (check); ZAF 88', is('what', 'noise')),
    right('漏水的一方要停下、修好、赔损失。', 'Who leaks must stop, repair and make good.', 'CC 296, 1165, 236', is('what', 'leak')),
    right('公共管道漏的，找物业。', 'A shared pipe is the manager’s.', 'CC 942', is('what', 'leak')),
    right('保修期里的，找建房的单位。', 'Inside the guarantee, the builder repairs.', 'ZLGL 40', is('what', 'leak')),
    right('通道、用水、采光要互相方便，没规矩按习惯。', 'Passage, water and light: give way to each other; custom counts.', 'CC 288, 289, 291, 292, 293', is('what', 'boundary')),
    right('树倒、树枝掉下来，种树的人要证明没错。', 'If a tree or branch falls, its keeper must show he was not at fault.', 'CC 1257', is('what', 'tree')),
    right('车位占了公共道路、场地的，归全体业主。', 'Parking on shared ground belongs to all owners.', 'CC 275', is('what', 'parking')),
    right('东西掉下来伤人，管的人要证明没错。', 'A fallen thing: its keeper must show he was not at fault.', 'CC 1253', is('what', 'thrown')),
    right('查不到谁扔的，公安要查；可能的住户一起补。', 'Unknown thrower: police find out; possible households share.', 'CC 1254; QQ1 24, 25', is('what', 'thrown')),
    right('花的钱凭票据要，没有固定数。', 'Costs are claimed by receipts; there is no fixed sum.', 'CC 1184', is('loss', 'money', 'body')),
    right('住在一起，方便和忍让是双方的事。', 'Living side by side, both give and take.', 'CC 288'),
  ],
  answering: [
    line('可以提：几点后安静、铺地垫、一起请水电工。', 'You may offer quiet hours, pads, a joint plumber.'),
    line('可以请对方来听一听、看一看。', 'You may invite them to listen and look.'),
  ],
  worth: [
    worth({ id: 'cost', calc: 'sum.amount', zh: '花了的钱', en: 'What it cost', formula: ['票据加起来', 'the receipts added'], sources: 'CC 1184', inputs: { amount: 'cost' }, when: is('loss', 'money', 'body') }),
  ],
  proof: [
    line('记7天：哪天、几点、多久', 'A log of 7 days: day, hour, length', '', is('what', 'noise', 'thrown', 'parking')),
    line('手机测的分贝和录音', 'Decibel app and recording', '', is('what', 'noise')),
    line('漏水照片、水表、检测', 'Photos, water meter, test', '', is('what', 'leak')),
    line('房产登记、宅基地证、测量图', 'Register, homestead papers, measurements', '', is('what', 'boundary', 'tree')),
    line('找过物业、村居、报警的记录', 'Records of telling manager, village, police'),
  ],
  clocks: [
    soft({ id: 'stop', rule: 'clock.no-limit', zh: '要求停下、修好：没有期限', en: 'To stop or repair: no limit', sources: 'CC 196', from: ['随时可以提', 'any time'], length: 'none' }),
    threeYears(['要钱的，从知道损失那天算', 'for money, from knowing of the loss'], undefined, is('loss', 'money', 'body')),
  ],
  exits: [],
  steps: [
    step('talk', '先敲门说一次：几点、什么声音、想怎么办。', 'Knock once and say: when, what, and what you would like.'),
    step('complain', '找物业、村居登记；不停再打12345、110。', 'Tell manager or village; if it goes on, 12345 or 110.'),
  ],
  can: [line('时间、地垫、修理、谁出钱、道歉', 'Hours, pads, repair, who pays, an apology'), line('有事先给谁打电话', 'Whom to phone first')],
  cannot: [line('边界归谁，要政府定', 'Whose the border is: the government decides', 'TDGL 14', is('what', 'boundary', 'tree')), line('罚款、拘留归公安', 'Fines and detention are for the police')],
  help: [help('政务服务', 'Government service line', '12345')],
  clauses: [
    line('几点到几点安静，铺多厚的垫。', 'Quiet from … to …, and which pads.', '', is('what', 'noise')),
    line('谁修、哪天前修好、让人进门。', 'Who repairs by when, and access for the plumber.', '', is('what', 'leak')),
    line('费用各出百分之几。', 'Each side’s share of the cost in per cent.'),
    line('有事先给谁打电话，30天后再看一次。', 'Whom to phone first; look again in 30 days.'),
  ],
  traps: [
    line('别以吵还吵，那也会被罚。', 'No revenge noise: it is punishable too.', 'ZAF 88', is('what', 'noise')),
    line('边界归谁不在这里定。', 'Whose land it is is not settled here.', 'TDGL 14', is('what', 'boundary', 'tree')),
  ],
});
