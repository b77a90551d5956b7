import { all, is, not } from '../conditions.js';
import { defineTree, field, fields, help, line, option, right, single, step, threeYears, worth } from '../write.js';

const school = is('how', 'school');
const animal = is('how', 'animal');
const minor = is('age', 'small', 'youth');

/** T-12: school, animal and other injuries. */
export const tree = defineTree({
  code: 'injury', ref: 'T-12', kind: 'injury', version: '2026.1', valid: ['2026-01-01', '2027-06-30'],
  title: ['学校伤害、动物伤人、其他受伤', 'School, animal and other injuries'],
  questions: [
    single(
      { id: 'how', cautious: 'fall', zh: '是怎么受伤的？', en: 'How did it happen?', findOut: ['问在场的人，请店家、学校留下监控。', 'Ask who was there; have the video kept.'] },
      option('school', '在学校、幼儿园', 'At school or kindergarten'),
      option('animal', '被狗或别的动物', 'By a dog or another animal'),
      option('fall', '在商场等地方摔倒', 'A fall in a shop or public place'),
      option('work', '帮忙、干活', 'Helping or working for someone'),
    ),
    single(
      { id: 'age', cautious: 'adult', zh: '受伤的人多大？', en: 'How old is the injured person?', findOut: ['看身份证或户口簿。', 'See the identity card.'] },
      option('small', '不到8岁', 'Under 8'),
      option('youth', '8到17岁', '8 to 17'),
      option('adult', '成人', 'Adult'),
    ),
    single(
      { id: 'who', cautious: 'self', askWhen: school, zh: '是谁造成的？', en: 'Who caused it?', findOut: ['请学校给看监控，问别的家长。', 'Ask the school for the video and other parents.'] },
      option('classmate', '同学', 'A classmate'),
      option('teacher', '老师', 'A teacher'),
      option('outsider', '校外的人', 'Someone from outside'),
      option('self', '自己不小心', 'The child itself'),
      option('bullying', '被欺负、被侵害', 'Bullying or abuse', { exit: 'E-4' }),
    ),
    single(
      { id: 'dog', cautious: 'leashed', askWhen: animal, zh: '狗牵绳了吗？是禁养犬吗？', en: 'Was the dog leashed? Is the breed banned?', findOut: ['看监控、照片；禁养的种类问派出所。', 'See video and photos; ask the police for banned breeds.'] },
      option('leashed', '牵了绳', 'Leashed'),
      option('unleashed', '没牵绳', 'Not leashed'),
      option('banned', '是禁养的烈犬', 'A banned fierce dog'),
      option('other', '流浪的或别的动物', 'A stray or another animal'),
    ),
    single(
      { id: 'treatment', cautious: 'treated', zh: '治疗到哪一步了？', en: 'How far is the treatment?', findOut: ['问医生：还要几次，要不要评残。', 'Ask the doctor: how many more, is there lasting harm.'] },
      option('treated', '还在治、还要打针', 'Still treated, more shots'),
      option('healed', '治完了', 'Healed'),
      option('graded', '评了残', 'Graded as lasting'),
    ),
    fields(
      { id: 'costs', zh: '哪天受的伤，花了多少？', en: 'When was it, and what did it cost?', findOut: ['票据加起来；误工看工资条。', 'Add the receipts; lost wages by pay slips.'] },
      [
        field('date', 'hurtOn', '受伤的日子', 'Day of the injury'), field('amount', 'paid', '看病、打针', 'Doctor, shots'), field('amount', 'other', '交通等别的', 'Travel and other'),
        field('amount', 'dayLoss', '误工一天少多少', 'Loss a day off work'), field('count', 'daysOff', '误工几天', 'Days off work'),
      ],
    ),
  ],
  rights: [
    right('不到8岁，学校要证明自己没错。', 'Under 8 the school must disprove fault.', 'CC 1199', all(school, is('age', 'small'))),
    right('8岁以上，要说明学校哪里没尽责。', 'From 8 the victim shows where the school failed.', 'CC 1200', all(school, is('age', 'youth'))),
    right('校外的人伤的，先找他，学校没管好的补一份。', 'An outsider first; the school for its own fault.', 'CC 1201; QQ1 14', all(school, is('who', 'outsider'))),
    right('别的孩子伤的，由他的家长赔。', 'Another child: its guardian pays.', 'CC 1188', all(school, is('who', 'classmate', 'bullying'))),
    right('自愿参加的体育，对方没大错的不赔。', 'Sport by choice: no liability without gross fault.', 'CC 1176', all(school, is('who', 'classmate', 'self'))),
    right('欺凌、侵害，学校必须处理并报告。', 'Bullying and abuse: the school must act and report.', 'WCN 39, 40', all(school, is('who', 'bullying'))),
    right('动物伤人，养的人赔；您有意惹它才少。', 'Animals: the keeper pays; less only for your intent or gross fault.', 'CC 1245', animal),
    right('没牵绳的，除非您故意，养的人全赔。', 'Not leashed: the keeper pays unless you meant it.', 'CC 1246', is('dog', 'unleashed')),
    right('禁养的烈犬，没有理由可讲。', 'A banned fierce dog: no excuse.', 'CC 1247; QQ1 23', is('dog', 'banned')),
    right('丢了、扔了的狗，原来的主人赔。', 'A stray: its former keeper pays.', 'CC 1249', is('dog', 'other')),
    right('遛狗要牵绳、打疫苗；放狗伤人公安管。', 'Leash and vaccine are a duty; the police act on attacks.', 'DWFY 30; ZAF 89', animal),
    right('商场没尽到安全的责任，要赔。', 'A place open to the public answers for its safety duty.', 'CC 1198', is('how', 'fall')),
    right('给人干活受伤，按双方的错分担。', 'Hurt working for a person: by each side’s fault.', 'CC 1192', is('how', 'work')),
    right('白帮忙受伤，受益的人要赔或补。', 'Helping for free: who gained pays or adds.', 'RSSH 5', is('how', 'work')),
    right('看病、误工、交通、护理都可以要。', 'Doctor, lost wages, travel and care can be claimed.', 'CC 1179; RSSH 6, 7, 8, 9'),
    right('包给别人干的活，请的人没过错不赔；挑错人、指错活的要赔。', 'Work given to a contractor: the customer pays only for a wrong choice or order.', 'CC 1193', is('how', 'work')),
  ],
  answering: [
    line('学校：先救人、通知家长、报告、留监控。', 'School: first aid, parents, report, video.', 'WCN 37', school),
    line('家长尽了看管的，可以少赔。', 'Parents who took care pay less.', 'CC 1188', school),
    line('养狗的：先付医药费，查疫苗。', 'Keeper: pay the clinic now, check the vaccine.', 'CC 1245', animal),
  ],
  worth: [
    worth({ id: 'receipts', calc: 'sum.receipts', zh: '已经花的', en: 'Spent so far', formula: ['看病 + 别的 + 一天误工 × 天数', 'doctor + other + daily loss × days'], sources: 'CC 1179; RSSH 6, 7', inputs: { paid: 'paid', other: 'other?', dayLoss: 'dayLoss?', daysOff: 'daysOff?' }, condition: ['还没打完的针、以后的治疗另算', 'further shots and treatment come on top'] }),
    worth({ id: 'disability', calc: 'formula', zh: '残疾赔偿金', en: 'Compensation for lasting injury', formula: ['人均可支配收入 × 年数 × 伤残系数', 'income × years × grade'], sources: 'RSSH 12', inputs: {}, condition: ['要有评残的级别和本省的数据', 'needs the grade and the figures of the province'], when: is('treatment', 'graded') }),
  ],
  proof: [
    line('监控：当天就要求保存', 'Video: ask on the same day that it is kept'),
    line('病历、疫苗票', 'Medical papers, vaccine receipts'),
    line('班级群的消息', 'Messages of the class group', '', school),
    line('狗的照片、狗牌', 'Photos of the dog, its tag', '', animal),
  ],
  clocks: [threeYears(['从受伤那天算；孩子由家长提', 'from the injury; the guardian acts for a child'], 'hurtOn')],
  exits: [{ exit: 'E-4', when: is('who', 'bullying') }],
  steps: [
    step('talk', '先把票据发给对方，请他先付医药费。', 'Send the receipts and ask to have the clinic paid first.'),
    step('complain', '学校的事找教育局。', 'School: the education bureau.', '', school),
    step('complain', '狗伤人打110，要报警回执。', 'A dog attack: 110, and keep the slip.', 'ZAF 89', animal),
  ],
  can: [line('医药费、以后的针、道歉、换座换班、狗要牵绳', 'Costs, later shots, an apology, another seat or class, a lead')],
  cannot: [line('处罚归公安和教育局', 'Punishment is for police and education bureau')],
  help: [help('教育局、政务', 'Education bureau', '12345', undefined, school)],
  clauses: [
    line('票据多少付多少，以后的治疗另算。', 'Receipts paid; later costs reserved.'),
    line('孩子的协议由家长签，为孩子好。', 'The guardian signs for the child’s benefit.', 'CC 35', minor),
    line('狗以后牵绳；换座位、换班写上。', 'The dog on a lead; seat or class in writing.', '', not(is('how', 'fall', 'work'))),
  ],
  traps: [
    line('针没打完、没治好，别签一次性了结。', 'No one-off sum before the last shot or healing.', '', is('treatment', 'treated')),
    line('别把孩子的照片发到网上。', 'Do not post the child’s picture.', '', minor),
  ],
});
