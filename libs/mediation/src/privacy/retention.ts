import type { BothLanguages, Source } from '../policy/policy.js';

/** How long something is kept that is no part of a dossier, and why not shorter or longer (PIPL 19). */
export interface RetentionPeriod {
  /** Calendar days from the moment it came to be (or ended). */
  readonly days: number;
  readonly what: BothLanguages;
  readonly reason: BothLanguages;
}

/** Everything with an end of its own. A dossier's time is set by the archive rules of its committee. */
export const RETENTION = {
  'one-time-codes': {
    days: 2,
    what: { zh: '验证码的记录', en: 'Records of one-time codes' },
    reason: { zh: '验证码十分钟有效，多留一天看有没有人乱要', en: 'A code is good for ten minutes; a day more shows how often a number asked.' },
  },
  'login-sessions': {
    days: 30,
    what: { zh: '登录记录', en: 'Records of log-ins' },
    reason: { zh: '退出以后，只用来查有没有被盗用', en: 'An ended log-in is of use only for finding a misuse.' },
  },
  'filing-drafts': {
    days: 90,
    what: { zh: '没交的草稿', en: 'Drafts not handed in' },
    reason: { zh: '三个月没接着写的，就从头来', en: 'Who did not go on for three months begins anew.' },
  },
  'loose-uploads': {
    days: 30,
    what: { zh: '没交上去的照片和文件', en: 'Photos and files that were not handed in' },
    reason: { zh: '没交的照片不是谁的证据', en: 'A photo that never became part of a filing is nobody’s evidence.' },
  },
  messages: {
    days: 90,
    what: { zh: '发出的短信', en: 'Short messages sent' },
    reason: { zh: '送到了，内容就不用再留', en: 'The text was delivered; that it was sent stays in the audit trail.' },
  },
  'identity-numbers': {
    days: 90,
    what: { zh: '核对过的证件号码（结案以后）', en: 'Numbers of documents that were compared (after the case ended)' },
    reason: { zh: '留着和再次核对时对照；看过证件这件事和遮住的号码和案卷在一起', en: 'Kept to hold a second look against the first; that it was seen, and its masked form, stay with the check.' },
  },
  notices: {
    days: 365,
    what: { zh: '站内的通知', en: 'Notices in the portal' },
    reason: { zh: '案件的经过里有同样的话', en: 'The timeline of the case says the same for as long as the case is kept.' },
  },
  'data-requests': {
    days: 1095,
    what: { zh: '您对个人信息的请求和我们的答复', en: 'Your requests about your data and our answers' },
    reason: { zh: '证明我们按时答复过（影响评估和处理记录保存三年）', en: 'It proves that we answered in time (records of processing are kept for three years).' },
  },
} as const satisfies Readonly<Record<string, RetentionPeriod>>;

export type RetentionId = keyof typeof RETENTION;

/** Why anything is kept no longer than needed. */
export const RETENTION_SOURCES: readonly Source[] = [{ law: 'PIPL', article: '19' }];
