import { all, any, filled, is, not } from '../conditions.js';
import { defineTree, field, fields, hard, help, line, multi, option, right, single, soft, step, worth } from '../write.js';

const notOwnWish = not(is('how', 'own'));
const protectedNow = is('protected', 'maternity', 'sick', 'injury', 'near-pension');

/** T-02: dismissed or leaving. */
export const tree = defineTree({
  code: 'dismissal', ref: 'T-02', kind: 'dismissal', version: '2026.1', valid: ['2026-01-01', '2027-06-30'],
  title: ['被辞退、离职', 'Dismissed or leaving'],
  questions: [
    single(
      { id: 'how', cautious: 'mutual', zh: '您是怎么离开的？', en: 'How did you leave?', findOut: ['翻最后几天的消息，看是谁先提的。', 'See in the last messages who raised it first.'] },
      option('fired', '公司让走', 'The company told me to go'),
      option('forced', '因欠薪、没社保自己走', 'I left over unpaid wages or no social insurance'),
      option('mutual', '双方商量', 'We agreed on it'),
      option('expired', '合同到期', 'The contract ran out'),
      option('own', '自己想走', 'I wanted to leave'),
    ),
    single(
      { id: 'ground', cautious: 'unfit', askWhen: is('how', 'fired'), zh: '公司说的理由是什么？', en: 'What reason did the company give?', findOut: ['请公司书面写明理由，问话时录音。', 'Ask for the reason in writing; record the talk.'] },
      option('misconduct', '违纪', 'Breach of rules'),
      option('unfit', '干不好、生病、情况变了', 'Not fit, ill, or things changed'),
      option('layoff', '裁员', 'Layoff'),
      option('none', '没说', 'None was given'),
    ),
    fields(
      { id: 'days', zh: '哪天入职，哪天离开？', en: 'When did you start and leave?', findOut: ['看社保记录、第一次和最后一次工资。', 'See social insurance records and your first and last pay.'] },
      [field('date', 'hired', '入职', 'Started'), field('date', 'left', '离开', 'Left')],
    ),
    fields(
      { id: 'pay', askWhen: notOwnWish, zh: '离开前12个月，平均每月应发多少？', en: 'Average monthly wage due in the last 12 months?', findOut: ['银行流水加上扣掉的税和社保；当地平均工资问12333。', 'Bank records plus tax and insurance deducted; ask 12333 for the local average.'] },
      [field('amount', 'average', '平均每月应发', 'Average monthly wage due'), field('amount', 'localAverage', '当地月平均工资（可不填）', 'Local monthly average (optional)')],
    ),
    multi(
      { id: 'protected', askWhen: is('how', 'fired', 'expired'), zh: '当时有这些情况吗？', en: 'Was any of this so at the time?', findOut: ['看病历、产检本、社保满几年。', 'See medical papers and years of insurance.'] },
      option('maternity', '怀孕、产期、哺乳期', 'Pregnancy, birth, nursing'),
      option('sick', '病假医疗期', 'Sick leave'),
      option('injury', '工伤、职业病', 'Work injury or disease'),
      option('near-pension', '干满15年且5年内退休', '15 years there and 5 to pension'),
      option('nothing', '都没有', 'No'),
    ),
    single(
      { id: 'wish', cautious: 'money', askWhen: is('how', 'fired'), zh: '您更想要哪样？', en: 'What do you prefer?', findOut: ['两样只能选一样，先想想还愿不愿意回去。', 'You can have only one: think whether you would go back.'] },
      option('back', '回去上班', 'Go back to work'),
      option('money', '拿钱', 'Money'),
    ),
  ],
  rights: [
    right('没理由或没走程序，可要求回去，或拿两倍补偿。', 'Without ground or procedure: back to work, or double severance.', 'LCL 43, 48, 87', is('how', 'fired')),
    right('有这些情况时，不能用“干不好、裁员”让您走。', 'In these cases unfitness or layoff is no ground.', 'LCL 42', all(is('how', 'fired'), protectedNow)),
    right('有没有理由，由公司来证明。', 'The employer must prove the ground.', 'LDJS1 44', is('how', 'fired')),
    right('干不好、生病、情况变了：要补偿，没提前30天再加一个月。', 'Unfit, ill, changed: severance, plus a month without 30 days’ notice.', 'LCL 40, 46; LCLR 20', is('ground', 'unfit')),
    right('公司先提出商量走的，有补偿。', 'If the company proposed it, severance is due.', 'LCL 46', is('how', 'mutual')),
    right('裁员、关门，有补偿。', 'Layoff or closing: severance is due.', 'LCL 46', is('ground', 'layoff')),
    right('到期不续有补偿；同样条件您不肯续的除外。', 'Expiry: severance, unless you refused equal terms.', 'LCL 46', is('how', 'expired')),
    right('因欠薪、没社保走，有补偿。', 'Leaving for arrears or no insurance: severance.', 'LCL 38, 46', is('how', 'forced')),
    right('证明您严重违纪的，或您自己想走的，没有补偿。', 'Proved serious breach, or own wish: no severance.', 'LCL 39', any(is('ground', 'misconduct'), is('how', 'own'))),
    right('不管怎么走，工资要结清，15天内给证明、转关系。', 'In any case wages are settled and papers given in 15 days.', 'LCL 50'),
    right('没休的年假，按天折钱。', 'Leave not taken is paid by the day.', 'ANL 5'),
  ],
  answering: [
    line('理由写成书面，先告诉工会。', 'Give the ground in writing and hear the union first.', 'LCL 43'),
    line('发现做错了，早撤回，比付两倍便宜。', 'If it was wrong, withdraw early: cheaper than double.', 'LCL 48, 87'),
  ],
  worth: [
    worth({ id: 'unlawful', calc: 'C-5.unlawful', zh: '没有正当理由的赔偿（2N）', en: 'Without lawful ground (2N)', formula: ['经济补偿 × 2', 'severance × 2'], sources: 'LCL 47, 48, 87; LCLR 25', inputs: { averageWage: 'average', hired: 'hired', left: 'left', localAverage: 'localAverage?' }, condition: ['没有法定理由，或没走程序', 'no lawful ground, or no procedure'], when: is('how', 'fired') }),
    worth({ id: 'severance', calc: 'C-5.severance', zh: '经济补偿（N）', en: 'Severance (N)', formula: ['每满一年一个月工资；满半年算一年，不满半年算半个月', 'one month’s wage a year; half a year counts as one, less as half'], sources: 'LCL 46, 47; LCLR 27', inputs: { averageWage: 'average', hired: 'hired', left: 'left', localAverage: 'localAverage?' }, condition: ['有法定理由，您没有严重过错；和2N只拿一样', 'lawful ground and no serious fault of yours; not besides 2N'], when: notOwnWish }),
    worth({ id: 'notice', calc: 'C-5.notice', zh: '没提前30天说的一个月工资', en: 'One month for missing notice', formula: ['上个月的工资', 'last month’s wage'], sources: 'LCL 40; LCLR 20', inputs: { lastWage: 'average' }, condition: ['按上个月工资算，这里先用平均数', 'counted by last month’s wage; the average stands in'], when: is('ground', 'unfit') }),
    worth({ id: 'leave', calc: 'C-5.annual-leave', zh: '没休的年假', en: 'Leave not taken', formula: ['当年天数 ÷ 365 × 应休天数，不足一天不算；每天补两倍', 'days of the year ÷ 365 × entitlement, whole days only'], sources: 'ANL 3, 5', inputs: { averageWage: 'average', hired: 'hired', left: 'left' }, condition: ['已休的要减去', 'less what you took'], when: all(notOwnWish, filled('left')) }),
  ],
  proof: [
    line('解除通知、让走的聊天、录音', 'The notice, chats or recordings of being told to go'),
    line('入职证明、12个月工资流水', 'Proof of starting, bank records of 12 months'),
    line('公司的规章，有没有给您看过', 'The company’s rules, and whether you were shown them'),
  ],
  clocks: [
    soft({ id: 'arbitration', rule: 'clock.labour-arbitration', zh: '申请劳动仲裁', en: 'Labour arbitration', sources: 'LDTZ 27', from: ['从离开那天算', 'from the day you left'], start: { field: 'left' }, length: { years: 1 }, act: ['同时给单位发一份写明日期的要求。', 'Also send the employer a dated demand.'] }),
    hard({ id: 'work-injury', rule: 'clock.work-injury-self', zh: '申请工伤认定（本人）', en: 'Work injury application (own)', sources: 'WI 17', from: ['从受伤那天算；单位只有30天', 'from the injury; the employer has only 30 days'], length: { years: 1 }, act: ['去人社局办。', 'Go to the labour office.'], when: is('protected', 'injury') }),
    hard({ id: 'undo', rule: 'clock.revocation', zh: '被骗、被逼签的，请求撤销', en: 'Undo what you signed under pressure', sources: 'CC 152; LDJS1 35', from: ['从知道被骗、不再被逼那天算', 'from knowing, or from the end of the pressure'], start: { field: 'left' }, length: { years: 1 }, act: ['去仲裁委或法院办。', 'At the arbitration body or court.'], when: is('how', 'mutual') }),
  ],
  exits: [],
  steps: [
    step('talk', '先发一条：“请书面说明让我走的理由。”', 'First write: “Please give me the reason in writing.”'),
    step('complain', '打12333问，或找工会。', 'Ask 12333 or the union.'),
    step('arbitrate', '劳动仲裁不收费，45天内裁，难的加15天。', 'Arbitration is free: 45 days, plus 15 for hard cases.', 'LDTZ 43'),
  ],
  can: [line('补偿数额、付款日、离职证明', 'The sum, the pay day, the papers'), line('回去上班的条件', 'Terms of going back')],
  cannot: [line('补缴社保要找征收机构', 'Social insurance arrears belong to the collecting office', 'SIL 63'), line('工伤认定归人社局', 'Whether it is a work injury is for the labour office', 'WI 17')],
  help: [help('人社服务', 'Labour office', '12333')],
  clauses: [
    line('每一项写清数额和付款日。', 'Each item with its sum and pay day.'),
    line('写明离职证明哪天给，社保缴到哪个月。', 'The day of the papers, and the last month of insurance.'),
    line('“再无争议”只限列出的几项，工伤不算在内。', 'A release covers only listed items; injury stays out.'),
  ],
  traps: [
    line('别签“个人原因辞职”。', 'Do not sign “resigned for personal reasons”.'),
    line('当天逼您签的，可以请求撤销，但有期限。', 'What you signed under pressure can be undone, within a time.', 'LDJS1 35; CC 152'),
  ],
});
