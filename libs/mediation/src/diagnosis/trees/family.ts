import { all, is, not } from '../conditions.js';
import { defineTree, field, fields, hard, help, line, multi, option, right, single, soft, step, threeYears, worth } from '../write.js';

const elder = is('what', 'elder', 'violence');
const child = is('what', 'child');
const estate = is('what', 'estate');

/** T-11: maintenance of parents and children, inheritance. */
export const tree = defineTree({
  code: 'family', ref: 'T-11', kind: 'family', version: '2026.1', valid: ['2026-01-01', '2027-06-30'],
  title: ['赡养、抚养费、继承', 'Maintenance and inheritance'],
  questions: [
    single(
      { id: 'what', cautious: 'elder', zh: '是什么事？', en: 'What is it about?', findOut: ['说不清就打12348，有人听您说。', 'If it is hard to say, call 12348: someone will listen.'] },
      option('elder', '老人没人养', 'A parent is not looked after'),
      option('child', '孩子抚养费', 'Maintenance of a child'),
      option('estate', '遗产怎么分', 'Sharing an estate'),
      option('violence', '家里有打骂', 'Violence or abuse at home', { exit: 'E-3' }),
      option('status', '离婚、收养、亲子', 'Divorce, adoption, parentage'),
    ),
    single(
      { id: 'state', cautious: 'care', askWhen: elder, zh: '老人身体怎么样？', en: 'How is the parent?', findOut: ['问医生，或看有没有失能评估。', 'Ask the doctor or see the care assessment.'] },
      option('able', '能自理', 'Manages alone'),
      option('care', '需要照顾', 'Needs care'),
      option('hospital', '住院', 'In hospital'),
    ),
    fields(
      { id: 'childFacts', askWhen: child, zh: '对方一月挣多少，有几个孩子？', en: 'What does the other parent earn, and how many children?', findOut: ['问单位，或请法院调查；没固定收入看同行。', 'Ask the employer or let the court find out.'] },
      [field('amount', 'income', '对方一个月收入', 'Monthly income of the other parent'), field('count', 'children', '几个孩子', 'Number of children')],
    ),
    single(
      { id: 'carer', cautious: 'nobody', askWhen: not(is('what', 'status')), zh: '平时谁在照顾？', en: 'Who does the caring?', findOut: ['记下一周里谁来过、做了什么。', 'Write down for a week who came and what was done.'] },
      option('me', '我', 'I do'),
      option('other', '别的家人', 'Another relative'),
      option('turns', '轮着来', 'By turns'),
      option('nobody', '没人', 'Nobody'),
    ),
    multi(
      { id: 'papers', askWhen: not(is('what', 'status')), zh: '有遗嘱、协议或判决吗？', en: 'Is there a will, an agreement or a judgment?', findOut: ['问公证处，翻柜子里的文件。', 'Ask the notary; look among the papers.'] },
      option('will', '遗嘱', 'A will'),
      option('agreement', '协议', 'An agreement'),
      option('judgment', '判决', 'A judgment'),
      option('nothing', '都没有', 'None'),
    ),
    fields(
      { id: 'estateFacts', askWhen: estate, zh: '哪天去世，留下什么，欠多少？', en: 'When was the death, what is left, what is owed?', findOut: ['死亡证明上有日子；存款可查银行。', 'The death certificate has the day; banks tell about accounts.'] },
      [field('date', 'diedOn', '去世的日子', 'Day of death'), field('amount', 'estate', '留下大约值多少', 'About what is left'), field('amount', 'debts', '欠债', 'Debts')],
    ),
    single(
      { id: 'wish', cautious: 'care', askWhen: not(is('what', 'status')), zh: '最需要的是什么？', en: 'What is needed most?', findOut: ['问问老人或孩子自己的想法。', 'Ask the parent or the child.'] },
      option('money', '钱', 'Money'),
      option('care', '照顾', 'Care'),
      option('home', '住房', 'A home'),
      option('visits', '看望', 'Visits'),
    ),
  ],
  rights: [
    right('父母没能力或困难，可以要赡养费。', 'Parents who cannot work or are poor may ask for maintenance.', 'CC 1067', elder),
    right('看病、住房、陪伴也是赡养。', 'Illness, housing and company are part of it.', 'OLD 14, 15, 16, 18', elder),
    right('不要遗产，也不能不养老人。', 'Giving up an inheritance is no excuse.', 'OLD 19; JC1 32', elder),
    right('父母再婚，赡养不变。', 'A parent’s new marriage changes nothing.', 'CC 1069', elder),
    right('老人同意，子女可以签赡养协议。', 'With the parent’s consent the children may sign a plan.', 'OLD 20', elder),
    right('子女没了或没能力，有能力的孙辈要养。', 'Grandchildren who can must help when children cannot.', 'CC 1074', elder),
    right('孩子抚养费一般是收入的两到三成，几个孩子不超一半。', 'A child: usually 20–30 % of income, several at most half.', 'HY1 49', child),
    right('有协议也可以再要合理的钱。', 'An agreement does not bar a reasonable claim.', 'CC 1085', child),
    right('同一顺序一般平分，照顾多的可多分。', 'Equal shares as a rule, more for the carer.', 'CC 1127, 1130', estate),
    right('有遗嘱按遗嘱，看样式对不对。', 'A will comes first, if its form is right.', 'CC 1134, 1142', estate),
    right('不要遗产，分之前写下来。', 'Refusal in writing, before the division.', 'CC 1124', estate),
    right('欠债只在遗产的数里还。', 'Debts only up to the estate.', 'CC 1161', estate),
    right('分遗产可以先商量，可以请调委会。', 'The heirs may agree; the law names the mediation committee.', 'CC 1132', estate),
    right('离婚、收养、亲子，只能找民政或法院。', 'Divorce, adoption, parentage: civil affairs or court only.', 'CPLI 355', is('what', 'status')),
  ],
  answering: [
    line('手头紧可以少出钱、多出力。', 'With little means: less money, more care.', 'CC 1067'),
    line('把收入说清楚，几个子女按能力分。', 'Show your income; children share by means.'),
  ],
  worth: [
    worth({ id: 'child', calc: 'sum.income-share', zh: '一个月抚养费大约', en: 'Maintenance a month, about', formula: ['对方月收入 × 20%到30%；几个孩子最多50%', 'income × 20–30 %; several children up to 50 %'], sources: 'HY1 49', inputs: { income: 'income', children: 'children?' }, condition: ['还要看孩子的需要和当地水平', 'also by need and local living'], when: child }),
  ],
  proof: [
    line('户口簿、收入证明', 'Household book, proof of income'),
    line('看病、护理的账', 'Medical and care accounts', '', elder),
    line('死亡证明、遗嘱、房产证、存单', 'Death certificate, will, title, deposits', '', estate),
  ],
  clocks: [
    soft({ id: 'maintenance', rule: 'clock.no-limit', zh: '赡养费、抚养费：没有期限', en: 'Maintenance: no limit', sources: 'CC 196', from: ['随时可以要', 'any time'], length: 'none', when: not(is('what', 'estate', 'status')) }),
    hard({ id: 'legacy', rule: 'clock.legacy-acceptance', zh: '遗嘱给外人的，要说接受', en: 'A legacy must be accepted', sources: 'CC 1124', from: ['从知道受遗赠算', 'from knowing of the legacy'], length: { days: 60 }, act: ['书面告诉继承人。', 'Tell the heirs in writing.'], when: all(estate, is('papers', 'will', 'unclear')) }),
    threeYears(['从知道被侵害那天算', 'from knowing of the harm'], undefined, is('what', 'estate', 'status')),
  ],
  exits: [{ exit: 'E-3', when: is('what', 'violence') }],
  steps: [
    step('talk', '先一家人坐下来，让老人或孩子先说。', 'Sit down as a family; let the parent or child speak first.', '', not(is('what', 'violence'))),
    step('complain', '找村居、妇联12338、民政12345。', 'Ask the village, 12338 or 12345.'),
    step('court', '急用钱，可请法院先判给一部分。', 'In need: the court may order an advance.', 'CPL 109', not(is('what', 'status'))),
    step('complain', '离婚、收养、亲子去民政局或法院。', 'Divorce, adoption, parentage: civil affairs or court.', '', is('what', 'status')),
  ],
  can: [line('钱、轮流照顾、住房、看望', 'Money, turns of care, housing, visits', '', not(is('what', 'status'))), line('动产和存款怎么分', 'Sharing movables and savings', '', estate)],
  cannot: [line('离婚、收养、亲子、监护，定不了', 'Divorce, adoption, parentage, guardianship', 'CPLI 355'), line('房子归谁的登记，定不了', 'Title to a home', 'CPLI 355'), line('要用笔签，不能电子签', 'Signed by hand, not electronically', 'ESL 3')],
  help: [help('妇联', 'Women’s federation', '12338'), help('民政', 'Civil affairs', '12345')],
  clauses: [
    line('谁、多少钱、每月哪天。', 'Who, how much, which day of the month.'),
    line('看病的钱各出几成，轮流照顾排成表。', 'Share of medical costs, a rota of care.', '', elder),
    line('每年看一次，写上老人自己的意思。', 'Reviewed each year, with the parent’s own wish.', '', elder),
  ],
  traps: [
    line('老人在，别分他的房子。', 'Do not divide the parent’s home while he lives.', '', elder),
    line('别漏了继承人，胎儿也要留一份。', 'Leave out no heir; an unborn child keeps a share.', 'CC 1155', estate),
  ],
});
