import { is } from '../conditions.js';
import { date, defineTree, hard, help, line, option, right, single, soft, step, threeYears, worth, yesNo } from '../write.js';

const died = is('stage', 'died');

/** T-13: medical treatment. */
export const tree = defineTree({
  code: 'medical', ref: 'T-13', kind: 'medical', version: '2026.1', valid: ['2026-01-01', '2027-06-30'],
  title: ['看病出了问题', 'Medical treatment'],
  questions: [
    single(
      { id: 'stage', cautious: 'inside', zh: '现在在哪个阶段？', en: 'At what stage are you?', findOut: ['问病房护士办没办出院。', 'Ask the ward.'] },
      option('inside', '还在住院', 'Still in hospital'),
      option('out', '已出院', 'Discharged'),
      option('died', '病人去世', 'The patient died'),
    ),
    single(
      { id: 'worry', cautious: 'treatment', zh: '担心的是什么？', en: 'What worries you?', findOut: ['请医院开一次说明会。', 'Ask the hospital for a meeting to explain.'] },
      option('treatment', '手术、用药出了事', 'Surgery or medicine went wrong'),
      option('untold', '没有告知', 'We were not told'),
      option('missed', '误诊', 'A wrong diagnosis'),
      option('cost', '费用、检查', 'Costs, tests'),
      option('beauty', '医美', 'Beauty treatment'),
    ),
    yesNo({ id: 'records', cautious: 'no', zh: '病历拿到了吗？', en: 'Do you have the records?', findOut: ['去病案室复印，要盖章；医院必须给。', 'Copy them at the records office, stamped; they must give them.'] }),
    date({ id: 'happenedOn', zh: '哪天出的事（或去世）？', en: 'When did it happen (or the death)?', findOut: ['看病历和费用单的日期。', 'See the dates of records and bills.'] }),
    yesNo({ id: 'already', cautious: 'no', zh: '卫健委或法院已经受理了吗？', en: 'Has the health office or a court taken it?', findOut: ['看有没有收到受理通知。', 'See whether you got a notice of acceptance.'] }),
    single(
      { id: 'wish', cautious: 'explain', zh: '您希望怎样？', en: 'What do you wish?', findOut: ['可以先要说明，再谈别的。', 'You may ask for an explanation first.'] },
      option('explain', '说明、道歉', 'An explanation, an apology'),
      option('treat', '继续治', 'Further treatment'),
      option('pay', '赔偿', 'Compensation'),
    ),
  ],
  rights: [
    right('医院有错、造成损害，才赔。', 'The hospital pays for harm by its fault.', 'CC 1218'),
    right('病情、风险、别的办法，要跟您讲明白。', 'Illness, risks and other ways must be told.', 'CC 1219'),
    right('看当时的医疗水平该不该做到。', 'Judged by the standard of the time.', 'CC 1221'),
    right('藏、丢、改病历，就推定医院有错。', 'Hidden, lost or forged records: fault is presumed.', 'CC 1222'),
    right('药、器械有毛病，可以找厂家也可以找医院。', 'A bad medicine or device: maker or hospital.', 'CC 1223', is('worry', 'treatment', 'beauty')),
    right('抢救已尽力、病人不配合，医院可以不赔。', 'No liability if all was done, or the patient refused.', 'CC 1224'),
    right('不能做不必要的检查。', 'No needless tests.', 'CC 1227', is('worry', 'cost')),
    right('病历马上就可以看、可以复印。', 'Records can be seen and copied at once.', 'CC 1225; YLJF 16'),
    right('说不清谁的错，可以申请鉴定。', 'If fault is unclear, ask for an appraisal.', 'YLSH 4; YLJF 34'),
  ],
  answering: [
    line('把解决的几条路告诉病人。', 'Tell the patient the ways.', 'YLJF 23'),
    line('复印、封存病历，别私下给钱压事。', 'Copy and seal records; no pay-off to quieten.', 'YLJF 24'),
  ],
  worth: [
    worth({ id: 'injury', calc: 'formula', zh: '损失 × 医院的责任', en: 'Loss × the hospital’s share', formula: ['损失按人身损害算，再乘鉴定的责任大小', 'loss as for injuries, times the share of the appraisal'], sources: 'YLSH 12; RSSH 6, 12', inputs: {}, condition: ['责任大小要鉴定：全部、主要、同等、次要、轻微', 'the share needs an appraisal'], when: is('wish', 'pay') }),
  ],
  proof: [
    line('盖章的病历复印件、封存清单', 'Stamped copies, list of sealed items'),
    line('药袋、输液瓶先封存', 'Medicine bags and drips, sealed', 'YLJF 25'),
    line('知情同意书、发票、陪护记录', 'Consent forms, receipts, care notes'),
  ],
  clocks: [
    hard({ id: 'autopsy', rule: 'clock.autopsy', zh: '要查死因：尸检', en: 'Cause of death: autopsy', sources: 'YLJF 26', from: ['从去世算48小时；能冷冻的7天', '48 hours from death; 7 days if frozen'], start: { field: 'happenedOn' }, length: { hours: 48 }, act: ['马上书面告诉医院；不肯做，查不清的后果自己担。', 'Tell the hospital in writing now; refusing shifts the risk.'], when: died }),
    soft({ id: 'mediation', rule: 'clock.medical-mediation', zh: '医调委调解', en: 'Medical mediation', sources: 'YLJF 38', from: ['从受理算，鉴定时间不算', 'from acceptance, appraisal not counted'], length: { workingDays: 30 } }),
    threeYears(['从知道损害那天算', 'from knowing of the harm'], 'happenedOn'),
  ],
  exits: [],
  steps: [
    step('talk', '先请医院开说明会，您可以记下来。', 'Ask the hospital for a meeting and take notes.'),
    step('mediate', '医调委免费，要双方都愿意。', 'The medical committee is free and needs both sides.', 'YLJF 31'),
    step('complain', '找卫健委，5个工作日内答复受不受理。', 'The health office answers in 5 working days.', 'YLJF 40'),
  ],
  can: [line('说明会、数额、后续治疗、道歉', 'A meeting, a sum, later treatment, an apology')],
  cannot: [
    line('没有专家，定不了医院有没有错', 'No finding of fault without experts', 'YLJF 34'),
    line('卫健委或法院受理了，医调委就停', 'The committee stops when court or health office has accepted', 'YLJF 31', is('already', 'yes')),
  ],
  help: [help('政务服务', 'Government service line', '12345')],
  clauses: [
    line('写明说明会、数额、后续治疗、道歉。', 'Meeting, sum, later treatment, apology.'),
    line('写明这不是认错。', 'It says that this is no admission.'),
  ],
  traps: [
    line('堵门、闹病房会被处罚。', 'Obstructing the ward is punishable.', 'CC 1228'),
    line('数额大的，没鉴定别急着签。', 'No big sum without appraisal.', 'YLJF 30'),
  ],
});
