import { all, is, not } from './conditions.js';
import type { Help, Line, Question, Step } from './tree.js';
import { both, help, line, option, single, step } from './write.js';

/** Asked before every tree: danger first, then the side (it opens the answering view). */
export const COMMON_QUESTIONS: readonly Question[] = [
  single(
    {
      id: 'danger', cautious: 'worried',
      zh: '现在有人正受伤害，或可能马上受伤害吗？', en: 'Is someone being hurt now, or about to be?',
      findOut: ['拿不准就先当有危险：先离开，再打110。', 'If in doubt treat it as danger: leave first, then call 110.'],
    },
    option('yes', '有', 'Yes', { exit: 'E-1' }),
    option('no', '没有', 'No'),
    option('worried', '有点担心', 'I am a little worried', { exit: 'E-2' }),
  ),
  single(
    {
      id: 'side', cautious: 'asking',
      zh: '您是哪一方？', en: 'Which side are you?',
      findOut: ['是您找对方要，选第一个；是对方找您要，选第二个。', 'If you want something from them choose the first; if they want something from you, the second.'],
    },
    option('asking', '我觉得对方应该负责', 'I think the other side should answer for it'),
    option('answering', '对方觉得我应该负责', 'The other side thinks I should'),
    option('helping', '帮别人问', 'I ask for someone else'),
  ),
];

/** Proof that helps in every dispute. */
export const COMMON_PROOF: readonly Line[] = [
  line('聊天记录：整段录屏，留着原手机，不只截图', 'Chats: record the whole screen, keep the phone, not only screenshots'),
  line('转账回单', 'Transfer receipts'),
  line('通话录音', 'Recordings of your calls'),
  line('合同、收据', 'Contracts and receipts'),
  line('带日期的照片、视频', 'Photos and videos with dates'),
  line('证人姓名、电话', 'Names and numbers of witnesses'),
  line('报警回执', 'The police report slip'),
];

/** Steps that are open in every dispute, beside those of the tree. Mediation is never said to be required (RMTJ 3). */
export const COMMON_STEPS: readonly Step[] = [
  step('mediate', '请调解员帮着谈。免费，全凭自愿，随时可以停。', 'Ask a mediator to help you talk. Free, voluntary, stop any time.', 'RMTJ 3, 4'),
  step('court', '可以直接去法院起诉；数额小的，程序更快。', 'You may go straight to court; small sums have a faster way.', 'CPL 165'),
  step('aid', '请不起律师，打12348问法律援助。', 'If you cannot pay a lawyer, ask 12348 for legal aid.', 'LAL 31'),
];

/** Numbers that help everywhere. */
export const COMMON_HELP: readonly Help[] = [
  help('公共法律服务、法律援助', 'Public legal service, legal aid', '12348'),
  help('政务服务', 'Government service line', '12345'),
  help('报警', 'Police', '110'),
];

/** Said to the side that is asked to answer, in every tree. */
export const COMMON_ANSWERING: readonly Line[] = [
  line('您不说话、不来谈，不会因此判您输。', 'Nothing is decided against you if you stay silent or do not come.', 'RMTJ 3, 23'),
  line('您可以只认一部分，也可以什么都不认。', 'You may accept a part, or nothing.', 'RMTJ 23'),
  line('法院寄来的传票不一样，不能不理。', 'A summons from a court is different: do not ignore it.', 'CPL 147 (check)'),
];

/** Said in every advice. */
export const COMMON_NOTES: readonly Line[] = [
  line('法院或仲裁已经受理的，请告诉调解员，还可以谈。', 'If a court or arbitration body has already taken the case, tell the mediator; you can still talk.', '', not(is('already', 'yes'))),
  line('按您说的算，供参考，不是判决。', 'Worked out from what you said. For reference only, not a ruling.'),
  line('帮别人问：申请时要本人同意，两个人都写上。', 'When you ask for someone: that person must agree, and both names are written down.', '', all(is('side', 'helping'))),
];

/** What a person hears when no tree fits: nobody is sent away. */
export const TALK_TO_A_PERSON = {
  rights: [
    line('调解免费，去不去谈都由您定。', 'Mediation is free, and it is your choice to come.', 'RMTJ 3, 4'),
    line('向调委会申请，起诉的三年期限会重新起算。', 'A request to the committee starts the three years to sue anew.', 'SSSX 12; CC 188'),
  ],
  talk: step('talk', '用自己的话写下来，或打12348找人说。', 'Write it in your own words, or call 12348 and tell a person.'),
  title: both('这件事，请人来看一看', 'Let a person look at this'),
} as const;
