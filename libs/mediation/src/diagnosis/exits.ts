import type { BothLanguages } from '../policy/policy.js';
import type { ExitCode, Help, Line } from './tree.js';
import { both, help, line } from './write.js';

/**
 * An urgent page: one act, one tap to call.
 * safe: quick exit, nothing kept, no invitation to the other side, and nothing to carry into a filing afterwards.
 */
export interface ExitPage {
  readonly code: ExitCode;
  readonly safe: boolean;
  readonly title: BothLanguages;
  readonly lines: readonly Line[];
  readonly calls: readonly Help[];
  /** The words of the way on, for a person who is out of danger. */
  readonly goOn: BothLanguages;
}

const safeNow = both('我现在安全，继续看', 'I am safe now, go on');
const goOn = both('知道了，继续看', 'I see, go on');

export const EXITS: Readonly<Record<ExitCode, ExitPage>> = {
  'E-1': {
    code: 'E-1', safe: true, goOn: safeNow,
    title: both('先保安全，马上打110', 'Safety first: call 110 now'),
    lines: [
      line('先离开危险的地方，别独自去理论。', 'Leave the dangerous place; do not argue alone.'),
      line('有人爬高讨薪，也先打110。', 'If someone is up high over wages, call 110 first too.'),
    ],
    calls: [help('报警', 'Police', '110'), help('火警', 'Fire', '119'), help('急救', 'Ambulance', '120'), help('交通事故', 'Road accident', '122')],
  },
  'E-2': {
    code: 'E-2', safe: true, goOn: safeNow,
    title: both('您可以先离开，再打电话。', 'You can leave first and call afterwards.'),
    lines: [
      line('这里什么都没有发给任何人。', 'Nothing here was sent to anyone.'),
      line('想好一个安全的时间和电话，再让人联系您。', 'Choose a safe time and number before anyone contacts you.'),
    ],
    calls: [help('报警', 'Police', '110'), help('法律援助', 'Legal aid', '12348')],
  },
  'E-3': {
    code: 'E-3', safe: true, goOn: safeNow,
    title: both('家里打骂，不是家务事', 'Violence at home is not a private matter'),
    lines: [
      line('打110，要出警记录和告诫书。', 'Call 110; ask for the record and a written warning.', 'FJB 16'),
      line('去法院要人身安全保护令：72小时内答复，急的24小时。', 'Ask a court for a protection order: answer in 72 hours, urgent ones in 24.', 'FJB 23, 28'),
      line('您家或对方家、出事地的法院都能办，不用先离婚。', 'The court of either home or of the place will do; no divorce suit is needed.', 'FJB 25; BHL 1'),
      line('保护令最长六个月，到期前可以再要。', 'It lasts up to six months and can be extended.', 'FJB 30'),
      line('本人不敢去，亲属、妇联、村居、公安可以代办。', 'Relatives, the women’s federation, the village or police may apply for you.', 'FJB 23; BHL 2'),
      line('骂、吓、不给饭吃也算；聊天、病历都是证据。', 'Abuse by words, threats or hunger counts; chats and doctor’s notes are proof.', 'FJB 2; BHL 3, 6'),
      line('老人、同住的人一样受保护。', 'Elders and people living together are protected too.', 'FJB 37'),
      line('请律师不看家里有没有钱。', 'Legal aid does not ask about money.', 'LAL 32'),
      line('不会安排您和对方一起谈。', 'You will not be put into one session with the other side.'),
    ],
    calls: [help('报警', 'Police', '110'), help('妇联', 'Women’s federation', '12338'), help('民政、庇护所', 'Civil affairs, shelter', '12345'), help('法律援助', 'Legal aid', '12348')],
  },
  'E-4': {
    code: 'E-4', safe: true, goOn: safeNow,
    title: both('孩子受了伤害，先保护孩子', 'A child was hurt: protect the child first'),
    lines: [
      line('马上打110；老师、医生、村居都必须报告。', 'Call 110 now; teachers, doctors and the village must report.', 'WCN 11; FJB 14'),
      line('如果你是孩子：这不是你的错，告诉一个信得过的大人。', 'If you are a child: it is not your fault. Tell a grown-up you trust.'),
    ],
    calls: [help('报警', 'Police', '110'), help('青少年热线', 'Youth line', '12355'), help('民政', 'Civil affairs', '12345')],
  },
  'E-5': {
    code: 'E-5', safe: true, goOn: safeNow,
    title: both('谢谢您告诉我们', 'Thank you for telling us'),
    lines: [line('请先放下别的，马上打12356，或请身边人陪您。', 'Put the rest aside. Call 12356 now, or ask someone to stay with you.')],
    calls: [help('心理援助', 'Mental health line', '12356', 'check'), help('急救', 'Ambulance', '120'), help('报警', 'Police', '110')],
  },
  'E-6': {
    code: 'E-6', safe: false, goOn,
    title: both('钱刚转走，马上报警止付', 'Money just gone: call the police now'),
    lines: [
      line('打110或96110，说清转出时间、账号、金额。', 'Call 110 or 96110; give time, account and sum.'),
      line('同时打银行客服，要求挂失、止付。', 'Call the bank too: block the card, stop the payment.'),
    ],
    calls: [help('报警', 'Police', '110'), help('反诈专线', 'Anti-fraud line', '96110')],
  },
  'E-7': {
    code: 'E-7', safe: false, goOn,
    title: both('对方在转移财产，先去法院', 'The other side is moving property: go to court'),
    lines: [
      line('起诉前就可以申请保全，法院48小时内决定。', 'You may ask for preservation before suing; the court decides in 48 hours.', 'CPL 104'),
      line('一般要提供同等数额的担保。', 'Security of the full sum is normally needed.', 'CPLI 152'),
      line('保全后30天内要起诉，否则解除。', 'Sue within 30 days or it ends.', 'CPL 104'),
    ],
    calls: [help('法律援助', 'Legal aid', '12348')],
  },
  'E-8': {
    code: 'E-8', safe: false, goOn,
    title: both('有期限在走，先去那边办', 'A clock is running: act there first'),
    lines: [line('先去那里提出申请，同时可以在这里谈。', 'File there now; you may mediate here at the same time.')],
    calls: [help('法律援助（不到7天可先办）', 'Legal aid (at once when under 7 days)', '12348')],
  },
};
