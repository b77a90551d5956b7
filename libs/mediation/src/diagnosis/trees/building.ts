import { all, is, not } from '../conditions.js';
import { date, defineTree, field, fields, hard, help, line, option, right, single, step, threeYears, worth, yesNo } from '../write.js';

/** T-09: decoration, building, contract pay. */
export const tree = defineTree({
  code: 'building', ref: 'T-09', kind: 'building', version: '2026.1', valid: ['2026-01-01', '2027-06-30'],
  title: ['装修、建房、工程款', 'Decoration, building, contract pay'],
  questions: [
    single(
      { id: 'what', cautious: 'decoration', zh: '是哪种工程？', en: 'What kind of work?', findOut: ['看合同名字和干活的地方。', 'See the contract and the place.'] },
      option('decoration', '家里装修', 'Home decoration'),
      option('rural', '农村自建房', 'A house in the village'),
      option('site', '工地承包', 'Contract work on a site'),
    ),
    single(
      { id: 'role', cautious: 'owner', zh: '您是？', en: 'Who are you?', findOut: ['看合同上您签在哪一方。', 'See on which side you signed.'] },
      option('owner', '业主', 'Owner'),
      option('company', '装修公司', 'Decoration company'),
      option('crew', '工头、班组', 'Crew leader, team'),
    ),
    single(
      { id: 'problem', cautious: 'quality', zh: '问题是什么？', en: 'What is wrong?', findOut: ['拍照，按先后写下来。', 'Take photos and write it down in order.'] },
      option('quality', '质量', 'Quality'),
      option('delay', '拖延、停工', 'Delay, standstill'),
      option('extra', '加价', 'Extra charges'),
      option('unpaid', '不付钱', 'No payment'),
      option('hurt', '有人受伤', 'Someone was hurt', { tree: 'injury' }),
    ),
    date(
      { id: 'accepted', zh: '哪天验收或住进去的？', en: 'When was it accepted or moved into?', findOut: ['看验收单、搬家的照片。', 'See the acceptance paper or photos of moving in.'] },
      option('not-yet', '还没有', 'Not yet'),
    ),
    fields(
      { id: 'sums', zh: '合同多少，付了多少，争多少？', en: 'Price, paid, in dispute?', findOut: ['合同价加上签了字的增项。', 'The contract price plus signed extras.'] },
      [field('amount', 'price', '合同价', 'Contract price'), field('amount', 'paid', '已付', 'Paid'), field('amount', 'disputed', '争议的数', 'In dispute')],
    ),
    yesNo({ id: 'licence', cautious: 'no', zh: '对方有资质、执照吗？', en: 'Is the other side licensed?', findOut: ['在国家企业信用信息网上查名字。', 'Look the name up in the company register.'] }),
  ],
  rights: [
    right('活干坏了，可要求修、重做、少付、赔。', 'Bad work: repair, redo, pay less, damages.', 'CC 781, 582, 801', is('problem', 'quality')),
    right('偷换材料的，可以要求换回来。', 'Swapped materials can be changed back.', 'CC 775', is('problem', 'quality')),
    right('增项要有同意的证据才算。', 'Extras count only with proof of agreement.', 'JGJS 20', is('problem', 'extra', 'unpaid')),
    right('没资质合同无效；活合格，照约定付钱。', 'Without licence the contract is void; sound work is paid as agreed.', 'CC 793; JGJS 1, 24', is('licence', 'no')),
    right('无效、又不合格、修不好的，不用付。', 'Void, unsound and not mendable: no pay.', 'CC 793', all(is('licence', 'no'), is('problem', 'quality'))),
    right('没验收就住进去，除了结构，质量不好再说。', 'Use before acceptance loses quality claims except structure.', 'JGJS 14', is('problem', 'quality')),
    right('防水保5年，水电管线、装修保2年。', 'Guarantee: leak-proofing 5 years, pipes, wiring, decoration 2.', 'ZLGL 40', not(is('what', 'rural'))),
    right('家装一般保2年，防水5年。', 'Home decoration: 2 years, leak-proofing 5.', 'JZBF 32', is('what', 'decoration')),
    right('拖着不付，从交付起算利息。', 'Late pay bears interest from handing over.', 'JGJS 26, 27', is('problem', 'unpaid')),
    right('真正干活的人，可在欠款范围内找发包人。', 'Who really built may call on the owner up to what he owes.', 'JGJS 43', all(is('problem', 'unpaid'), is('role', 'company', 'crew'))),
    right('工程款可以从这个工程优先拿。', 'The price has priority in the building.', 'CC 807', all(is('problem', 'unpaid'), is('what', 'site'))),
    right('业主随时可以叫停，但要赔对方的损失。', 'The owner may end it any time, against the loss.', 'CC 787', is('what', 'decoration', 'rural')),
    right('写“定金”双倍还；写“订金、押金”不双倍。', '定金 goes back double; 订金 or 押金 does not.', 'CC 587; HTB 67', not(is('problem', 'unpaid'))),
    right('合同怎么约定就怎么履行，违约要担责。', 'The contract is kept as agreed; a breach is answered for.', 'CC 577'),
  ],
  answering: [
    line('可以先修；增项要书面记下来。', 'You may mend first; write extras down.', 'CC 781; JGJS 20'),
    line('资料、图纸要交齐。', 'Hand over all papers.'),
  ],
  worth: [
    worth({ id: 'rest', calc: 'sum.balance', zh: '没付的钱', en: 'Not paid', formula: ['合同价 − 已付', 'price − paid'], sources: 'CC 577', inputs: { price: 'price', paid: 'paid?' }, condition: ['干完、合格的部分', 'for sound work that was done'], when: is('problem', 'unpaid', 'extra') }),
    worth({ id: 'disputed', calc: 'sum.amount', zh: '争议的数', en: 'In dispute', formula: ['修好要花的，或多收的', 'cost of repair, or what was overcharged'], sources: 'CC 582', inputs: { amount: 'disputed' }, condition: ['谈不拢可以一起请人鉴定', 'if you differ, appoint an appraiser together'], when: not(is('problem', 'unpaid')) }),
  ],
  proof: [
    line('合同、图纸、预算', 'Contract, plans, estimate'),
    line('增项签字、微信确认', 'Signed extras, confirmations by chat'),
    line('各阶段照片、付款、检测报告', 'Photos of each stage, payments, test report'),
  ],
  clocks: [
    hard({ id: 'priority', rule: 'clock.construction-priority', zh: '工程款优先受偿', en: 'Priority of the contract price', sources: 'JGJS 41', from: ['从该付工程款那天算', 'from the day the price was due'], length: { months: 18 }, act: ['去法院提出。', 'Raise it at court.'], when: all(is('problem', 'unpaid'), is('what', 'site')) }),
    hard({ id: 'rescission', rule: 'clock.rescission', zh: '解除合同', en: 'Ending the contract', sources: 'CC 564', from: ['从知道可以解除那天算', 'from knowing that you may'], length: { years: 1 }, act: ['书面通知对方。', 'Tell the other side in writing.'], when: is('problem', 'quality', 'delay') }),
    threeYears(['从该付钱、或知道坏了那天算', 'from the due day, or from knowing of the defect']),
  ],
  exits: [],
  steps: [
    step('talk', '先列清单：哪里坏、照片、想怎么办。', 'First list: what, photo, what you want.'),
    step('court', '怕对方转移财产，起诉前可以先申请保全。', 'If property is being moved, ask for preservation before suing.', 'CPL 104', is('problem', 'unpaid')),
    step('complain', '家装打12315，工程找住建局。', 'Home decoration 12315, sites the housing bureau.'),
    step('complain', '工人工资没给，看“工资没拿到”。', 'Workers’ wages: see “Wages not paid”.', 'NMG 30', is('role', 'crew')),
  ],
  can: [line('修哪里、扣多少、哪天付', 'What is mended, what is held back, when it is paid'), line('一起请人鉴定', 'A joint appraiser')],
  cannot: [line('没规划、没许可的房子，合法不合法归政府', 'Whether a building is lawful is for the government')],
  help: [help('消费投诉', 'Consumer complaints', '12315', undefined, is('what', 'decoration'))],
  clauses: [
    line('毛病清单带日期、照片，一起复验。', 'Defects with date and photo; a joint re-inspection.'),
    line('留百分之几，验收合格再付。', 'Hold back … %, paid on acceptance.'),
  ],
  traps: [
    line('别提前付下一阶段的钱。', 'Do not pay ahead of the stage.', '', is('role', 'owner')),
    line('没列毛病，别先住进去。', 'Do not move in before listing defects.', 'JGJS 14', is('role', 'owner')),
    line('签总数前，先对增项。', 'Check the extras before signing a total.', 'JGJS 20', not(is('role', 'owner'))),
  ],
});
