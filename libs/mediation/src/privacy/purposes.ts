import type { BothLanguages, Source } from '../policy/policy.js';

/** One purpose for which personal data is used: what a notice must say of it (PIPL 17; NDS 21: as a list). */
export interface Purpose {
  readonly id: string;
  readonly purpose: BothLanguages;
  readonly data: BothLanguages;
  /** Who else gets it; absent: nobody outside the body that handles the case. */
  readonly goesTo?: BothLanguages;
  /** What the person is asked separately, before (PIPL 23, 29). */
  readonly askedSeparately?: BothLanguages;
  readonly kept: BothLanguages;
  readonly sources: readonly Source[];
}

const WITH_DOSSIER: BothLanguages = { zh: '和案卷一起保存', en: 'As long as the dossier' };

/** Everything the portal does with personal data. What is not here is not done. */
export const PURPOSES: readonly Purpose[] = [
  {
    id: 'privacy.log-in',
    purpose: { zh: '让您登录、联系您', en: 'Letting you log in and reaching you' },
    data: { zh: '手机号（加密保存）、姓名、语言', en: 'Phone number (encrypted), name, language' },
    goesTo: { zh: '短信服务商：手机号和短信内容', en: 'The provider of short messages: number and text' },
    kept: { zh: '到您注销，或者和案卷一起保存', en: 'Until you close your account, or as long as the dossier' },
    sources: [{ law: 'PIPL', article: '13' }],
  },
  {
    id: 'privacy.case',
    purpose: { zh: '办您这件事', en: 'Handling your case' },
    data: { zh: '您写的经过、要求、金额，照片和文件，对方的姓名和联系办法', en: 'What you wrote, what you want, amounts, photos and files, name and contact of the other side' },
    goesTo: { zh: '调解员；对方看得到经过和要求', en: 'The mediator; the other side sees what happened and what you want' },
    askedSeparately: { zh: '交上来之前分两项问您', en: 'Asked in two parts before you hand it in' },
    kept: WITH_DOSSIER,
    sources: [{ law: 'PIPL', article: '13, 23' }, { law: 'RMTJ', article: '27' }],
  },
  {
    id: 'privacy.sensitive',
    purpose: { zh: '看伤情、算赔偿、付款', en: 'Looking at an injury, working out a sum, paying' },
    data: { zh: '病历、银行账户、未满十四岁孩子的信息', en: 'Medical papers, bank accounts, data of a child under fourteen' },
    askedSeparately: { zh: '用到时再问；孩子的要监护人同意', en: 'Asked when it is needed; for a child the guardian is asked' },
    kept: WITH_DOSSIER,
    sources: [{ law: 'PIPL', article: '28–31' }],
  },
  {
    id: 'privacy.identity',
    purpose: { zh: '确认签名的是本人', en: 'Making sure that whoever signs is who they say' },
    data: { zh: '身份证件的核对结果；申请司法确认时的证件号码（加密保存）。不用人脸识别，不存证件照片', en: 'The result of comparing the identity document; its number (encrypted) when you apply to a court. No face recognition, no picture of the document' },
    goesTo: { zh: '开通了的地方，核验机构只收到姓名和号码', en: 'Where it is connected, the checking body gets name and number only' },
    askedSeparately: { zh: '填号码前问您', en: 'Asked before you type the number' },
    kept: WITH_DOSSIER,
    sources: [{ law: 'PIPL', article: '28, 29' }, { law: 'ZXSS', article: '7' }, { law: 'ESL', article: '13' }],
  },
  {
    id: 'privacy.video',
    purpose: { zh: '视频调解', en: 'Mediation by video' },
    data: { zh: '声音和画面只是传过去，不录；谁几点进出要记下来', en: 'Sound and picture pass through and are not recorded; who came and left when is written down' },
    kept: { zh: '声音画面不保存；进出时间和案卷一起保存', en: 'Sound and picture: not at all; times as long as the dossier' },
    sources: [{ law: 'PIPL', article: '19' }, { law: 'ZXSS', article: '27' }],
  },
  {
    id: 'privacy.court',
    purpose: { zh: '双方申请司法确认', en: 'Applying for judicial confirmation together' },
    data: { zh: '申请书、协议、调解证明、承诺书、送达地址、委托书。谈的时候让的步不交', en: 'Application, agreement, proof of mediation, promise, address for service, powers of attorney. Never what was offered in the talk' },
    goesTo: { zh: '你们选的那家法院', en: 'The court that both of you choose' },
    askedSeparately: { zh: '申请时一项一项问您', en: 'Asked item by item when you apply' },
    kept: WITH_DOSSIER,
    sources: [{ law: 'PIPL', article: '23' }, { law: 'CPLI', article: '354' }, { law: 'ZXTJ', article: '18' }],
  },
  {
    id: 'privacy.trail',
    purpose: { zh: '查得到谁看过、改过', en: 'Being able to find who saw and changed what' },
    data: { zh: '谁、什么时候、做了什么（没有内容）', en: 'Who did what and when (without the content)' },
    kept: { zh: '不能改、不能删，和案卷一起保存', en: 'Cannot be changed or deleted; as long as the dossier' },
    sources: [{ law: 'PIPL', article: '51, 54' }],
  },
];

/** What the portal never does with anybody's data, and where that stands. */
export const NEVER: readonly { readonly id: string; readonly summary: BothLanguages; readonly sources: readonly Source[] }[] = [
  { id: 'privacy.no-score', summary: { zh: '不给人打分、不画像', en: 'Nobody is scored or profiled' }, sources: [{ law: 'PIPL', article: '24' }] },
  { id: 'privacy.human-decides', summary: { zh: '推荐调解员、建议复杂程度都说明理由，由人决定；您可以不要推荐', en: 'Suggested mediators and complexity come with reasons and a human decides; you may refuse the suggestion' }, sources: [{ law: 'PIPL', article: '24' }] },
  { id: 'privacy.no-street-video', summary: { zh: '不接公共场所的监控', en: 'No video of public places is taken in' }, sources: [{ law: 'PIPL', article: '26' }] },
  { id: 'privacy.no-face-recognition', summary: { zh: '不用人脸识别', en: 'No face recognition' }, sources: [{ law: 'PIPL', article: '28, 29' }] },
  { id: 'privacy.stays-here', summary: { zh: '信息存在境内，不往外传', en: 'Data stays in the country' }, sources: [{ law: 'PIPL', article: '36' }] },
];
