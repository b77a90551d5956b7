import * as documents from '../src/index.js';
import type { RenderedDocument } from '../src/index.js';

// Invented people, places and numbers. One sample of every paper, used by the tests of text, structure and archival form.

export const base = { createdAt: new Date('2026-05-21T03:52:00Z') };
export const committee = { zh: '柳塘镇人民调解委员会', en: "Liutang Town People's Mediation Committee" };
export const verification = { url: 'https://jiefen.example.cn/v/LT7K-2M9Q', code: 'LT7K-2M9Q' };
export const applicant: documents.PartyEntry = {
  side: 'applicant',
  who: {
    kind: 'person', name: '王芸', gender: 'female', ethnicity: '汉族', age: 34, occupation: '餐厅服务员', phone: '138 0000 0000',
    address: '柳塘镇上杨村 3 组 18 号', birthDate: '1991-08-02', idNumber: '110101199108020000',
  },
};
export const respondent: documents.PartyEntry = {
  side: 'respondent',
  who: {
    kind: 'organization', name: '禾香小馆', address: '柳塘镇建设路 27 号', legalRepresentative: '陈某某', representativePosition: '经营者',
    creditCode: '92110105MA0000000X', phone: '139 0000 0000',
  },
  agents: [{ name: '陈小禾', authority: 'special' }],
};
export const parties = [applicant, respondent];
export const facts =
  '2026年2月27日至28日，甲方在乙方店里做了一天半的临时工，双方口头约定每天工资300元，至今没有付。乙方认为甲方第二天中午提前离开，只同意付一天的工资；甲方认为提前离开是店长同意的，有微信聊天记录为证。双方对一天半的工作时间均无异议（见无争议事实记录），争议在于第二天上午的半天是否计酬。';

export const agreement: documents.AgreementDocument = {
  ...base, language: 'zh', number: '（2026）柳塘民调字第017号', committee, parties, facts,
  clauses: [
    '乙方付给甲方工资450.00元（大写：肆佰伍拾元整），分三期付清，每期的日期和金额见下表。',
    '款项由乙方通过微信转账付到甲方实名认证的账户，甲方收到后当场在手机上确认；任何一方对到账有疑问的，应在3日内向调解员提出。',
    '乙方逾期付款的，每逾期一天按未付金额的万分之五支付违约金，但总额不超过未付金额的30%。',
    '全部款项付清后，甲方不再为这一天半的工资向乙方提出别的要求。',
    '双方同意对调解过程和协议内容保密，法律另有规定的除外。',
    '双方确认“柳塘镇上杨村3组18号”和「柳塘镇建设路27号」为各自的送达地址（变更的，应书面告知对方和调解委员会），并同意在30日内共同向人民法院申请司法确认。',
  ],
  plans: [{ clause: 1, rows: [4, 5, 6].map((month, index) => ({ number: index + 1, due: `2026-0${month}-18`, amountFen: 15_000, method: '微信转账', accountEnding: '6217' })) }],
  performance: '按上表分期履行，履行地点为柳塘镇；每期最迟于当日24:00前付清。',
  copies: 3, mediators: ['周敏和'], recorder: '李书文', signing: 'electronic', verification, courtField: true,
  obligations: [
    {
      id: 'obligation-1', clause: 1, kind: 'payment', debtor: 'party-2', creditor: 'party-1', description: '工资', amountFen: 45_000, method: '微信转账',
      instalments: [4, 5, 6].map((month, index) => ({ number: index + 1, due: `2026-0${month}-18`, amountFen: 15_000 })),
    },
  ],
};

export const agreementInEnglish: documents.AgreementDocument = {
  ...agreement, language: 'en',
  parties: [
    { side: 'applicant', who: { kind: 'person', name: '王芸 (Wang Yun)', gender: 'female', age: 34, phone: '138 0000 0000' } },
    { side: 'respondent', who: { kind: 'organization', name: '禾香小馆 (Hexiang Restaurant)', phone: '139 0000 0000' } },
  ],
  facts: 'On 27 and 28 February 2026 party A worked one and a half days at party B\'s restaurant. They agreed on 300 yuan a day, which has not been paid.',
  clauses: [
    'Party B pays party A wages of CNY 450.00 in three instalments as shown in the table below.',
    'Payment is made by WeChat transfer to the account verified for party A.',
    'After full payment party A makes no further claim for these one and a half days.',
  ],
  plans: (agreement.plans ?? []).map((plan) => ({ ...plan, rows: plan.rows.map((row) => ({ ...row, method: 'WeChat' })) })),
  performance: 'By instalments as above, each paid by the end of the day.',
};

const ways: documents.OtherWay[] = [
  { name: '劳动仲裁', where: '青禾县劳动人事争议仲裁委员会，和平路 8 号', until: '2027-02-28', basis: '《劳动争议调解仲裁法》第二十七条' },
  { name: '劳动监察', where: '青禾县人力资源和社会保障局，电话 12333', until: '2028-02-28', basis: '《劳动保障监察条例》第二十条' },
  { name: '法律援助', where: '柳塘镇司法所，电话 12348' },
];

const notice = { ...base, number: '（2026）柳塘人调字第023号', committee, issuedOn: '2026-03-20', phone: '010-0000-0000', verification };

const courtNotice = { ...base, court: '青禾县人民法院', parties, agreementNumber: agreement.number, judge: '孙某', phone: '010-0000-0001', issuedOn: '2026-04-02' };

export const invitation: documents.InvitationDocument = {
  ...notice, language: 'zh', to: '禾香小馆', applicant: '王芸', subject: '一天半的工资 450 元', replyBy: '2026-03-27', mediators: [],
  session: { at: '2026-03-29T19:30', place: '柳塘镇司法所二楼调解室，也可以视频参加' },
};

export const termination: documents.TerminationDocument = {
  ...notice, language: 'zh', to: '王芸', parties: ['王芸', '禾香小馆'], subject: '拖欠工资', acceptedOn: '2026-03-05', endedOn: '2026-03-20', reason: 'partyRefuses', ways,
};

export const rights: documents.RightsNoticeDocument = { ...base, language: 'zh', number: notice.number, committee, parties, online: true };

export const minutes: documents.MinutesDocument = {
  ...base, number: notice.number, committee, from: '2026-03-17T19:30', to: '2026-03-17T20:41', place: '解纷视频调解室，会话编号 S-2026-0318',
  subject: '拖欠工资', parties, invited: ['郑法同（镇人社所）'], mediators: ['周敏和'], recorder: '李书文',
  attendance: [
    { at: '2026-03-17T19:28', who: '王芸', what: 'joined' },
    { at: '2026-03-17T19:31', who: '陈小禾（禾香小馆代理人）', what: 'joined' },
    { at: '2026-03-17T19:50', who: '王芸、周敏和', what: 'private-talk-began' },
    { at: '2026-03-17T19:58', who: '王芸、周敏和', what: 'private-talk-ended' },
    { at: '2026-03-17T20:41', who: '王芸', what: 'left' },
  ],
  rightsTold: '双方在会前收到并签署了权利义务告知书，调解员又当面念了一遍，双方表示听懂了。',
  opening: '调解员说明了自愿、平等、保密的原则和视频调解的方式，介绍了在场人员。双方都不申请回避，不同意录像。',
  statements: [
    { who: '王芸', text: '我做了一天半，说好每天 300 元，店里只肯给一天的。第二天是店长让我先走的。' },
    { who: '陈小禾', text: '工作时间没有异议，但店里规定中午高峰不能走，所以只想付一天。' },
  ],
  checked: '双方看了 2 月 28 日 11 时 20 分的微信聊天记录，陈小禾确认是店长的号码。',
  risksTold: '调解员说明：不能履行的，对方可以申请法院执行；谈不成的，可以在 2027 年 2 月 28 日前申请劳动仲裁。',
  outcome: { kind: 'agreement', text: '乙方付给甲方工资 450 元，分三期付清，具体以调解协议书为准。' },
  checks: [{ who: '王芸', at: '2026-03-17T20:52', answer: 'right' }, { who: '禾香小馆', at: '2026-03-17T21:03', answer: 'objects', words: '高峰是指十一点半到一点。' }],
  undisputedFacts: ['王芸于 2026 年 2 月 27 日全天、28 日上午在禾香小馆工作。', '双方约定每天工资 300 元。'],
};

export const followUp: documents.FollowUpDocument = {
  ...base, committee, parties: ['王芸', '禾香小馆'], agreementNumber: agreement.number, reason: '协议第一、二期到期', visitedAt: '2026-05-20T10:30',
  performance: [{ value: '前两期收到了，各 150 元', givenBy: '王芸', givenAt: '2026-05-20T10:30', way: 'phone' }],
  satisfaction: [], concerns: [], visitor: '何静', mediators: ['周敏和'],
};

export const confirmation: documents.ConfirmationApplicationDocument = {
  ...base, language: 'zh', court: '青禾县人民法院', parties, agreement: { number: agreement.number, effectiveOn: '2026-03-17' }, committee, mediators: ['周敏和'],
  facts, clauses: agreement.clauses, enclosures: ['人民调解协议书（2 页）', '调解组织主持调解的证明', '申请人身份证明', '送达地址确认书'],
  verification,
};

export const application: documents.ApplicationDocument = {
  ...base, language: 'zh', parties, facts, requests: ['请对方付清一天半的工资 450 元。', '请对方写明付款日期。'],
  otherWays: { lawsuit: false, arbitration: false, police: false }, signedOn: '2026-03-02',
};

export const investigation: documents.InvestigationDocument = {
  ...base, number: notice.number, committee, from: '2026-03-09T15:00', to: '2026-03-09T15:40', place: '禾香小馆', subject: '核实 2 月 28 日离店的经过', asked: '赵店长',
  others: [], investigators: ['周敏和'], recorder: '李书文',
  exchanges: [
    { question: '2 月 28 日中午是您让王芸先走的吗？', answer: '是。那天下雨，客人少，我说你先回去吧，工资照算。' },
    { question: '有没有别人听到？', answer: '后厨的小马在。' },
  ],
};

export const suspension: documents.SuspensionDocument = {
  ...notice, language: 'zh', to: '王芸、禾香小馆', parties: ['王芸', '禾香小馆'], subject: '拖欠工资', suspendedOn: '2026-03-12', reason: 'technology', explanation: '村里的网络断了，修好以前不能视频。', lookAgainOn: '2026-03-19', lastDayBefore: '2026-04-07',
};

export const nonAcceptance: documents.NonAcceptanceDocument = {
  ...notice, language: 'zh', to: '王芸', filedOn: '2026-03-02', subject: '对罚款不服', reason: '对行政处罚不服的争议，法律规定由专门机关处理', basis: '《行政复议法》第十一条',
  ways: [{ name: '行政复议', where: '青禾县人民政府', until: '2026-05-01', basis: '《行政复议法》第二十条' }],
};

export const attorney: documents.PowerOfAttorneyDocument = {
  ...base, number: notice.number, principal: respondent, agent: { name: '陈小禾', relation: '店员', phone: '137 0000 0000' }, subject: '与王芸的工资纠纷',
  powers: ['apply', 'giveEvidence', 'attend', 'receivePapers', 'admitClaim', 'settle'], from: '2026-03-10', language: 'zh',
  verification,
};

export const exhibitList: documents.EvidenceListDocument = {
  ...base, language: 'zh', number: notice.number, party: applicant, handedInOn: '2026-03-02', receiver: '李书文',
  rows: [
    { name: '微信聊天记录', proves: '约定每天 300 元；店长同意先走', source: '王芸手机', pages: 3, original: false, sha256: '8f3a91c0'.repeat(8) },
    { name: '店门口照片', original: true, otherView: 'accepted' },
  ],
};

export const serviceAddress: documents.ServiceAddressDocument = {
  ...base, number: notice.number, party: applicant, recipient: '王芸', phone: '138 0000 0000', address: '柳塘镇上杨村 3 组 18 号', electronic: { agreed: true, sms: '138 0000 0000' }, verification,
};

export const closing: documents.ClosingReportDocument = {
  ...base, number: notice.number, committee, filledOn: '2026-05-21', handler: '周敏和', acceptedOn: '2026-03-05', closedOn: '2026-03-17', parties, source: 'application',
  kind: '劳动争议（拖欠工资）', facts, ending: 'agreement', result: '达成调解协议，工资 450 元分三期付清。', agreementNumber: agreement.number,
};

export const registration: documents.RegistrationDocument = {
  ...base, number: notice.number, committee, parties, acceptedOn: '2026-03-05', source: 'application', kind: '劳动争议（拖欠工资）', facts, registrar: '李书文',
};

export const proof: documents.MediationProofDocument = {
  ...base, number: notice.number, committee, establishment: '依法设立，在青禾县司法局备案（备案号 QH-0021）', parties, subject: '拖欠工资', mediators: ['周敏和'],
  from: '2026-03-05', to: '2026-03-17', agreementNumber: agreement.number, issuedOn: '2026-03-18', verification,
};

type Renderers = { [K in keyof typeof documents as (typeof documents)[K] extends (data: never) => Promise<RenderedDocument> ? K : never]: (typeof documents)[K] };
type DataOf<K extends keyof Renderers> = Renderers[K] extends (data: infer D) => Promise<RenderedDocument> ? D : never;

/** A paper with its data, so that a test can ask the same of all kinds. */
export interface Sample {
  (): Promise<RenderedDocument>;
  readonly form: keyof Renderers;
  readonly data: object;
  /** The same form with other data. */
  readonly with: (data: object) => Promise<RenderedDocument>;
}

function sample<K extends keyof Renderers>(form: K, data: DataOf<K> & object): Sample {
  const render = documents[form] as unknown as (data: object) => Promise<RenderedDocument>;
  return Object.assign(() => render(data), { form, data: data as object, with: render });
}

const WANG = { side: 'applicant', who: { kind: 'person', name: 'Wang Yun' } } as const;
const HEXIANG = { side: 'respondent', who: { kind: 'organization', name: 'Hexiang Restaurant' } } as const;
const inEnglish = { language: 'en', parties: [WANG, HEXIANG] } as const;

/** Every paper with sample data. */
export const SAMPLES: Record<string, Sample> = {
  agreement: sample('renderAgreement', agreement),
  'agreement-en': sample('renderAgreement', agreementInEnglish),
  receipt: sample('renderReceipt', {
      ...base, language: 'zh', number: 'LT-2026-0318', body: committee, receivedAt: '2026-03-02T09:14', filer: '王芸', otherSide: '禾香小馆',
      subject: '做了一天半的工，工资 450 元没有付', exhibits: [{ name: '微信聊天记录', pages: 3 }, { name: '店门口照片' }], answerBy: '2026-03-05',
      phone: '010-0000-0000', verification,
    }),
  'receipt-en': sample('renderReceipt', {
      ...base, language: 'en', number: 'LT-2026-0318', body: committee, receivedAt: '2026-03-02T09:14', filer: 'Wang Yun', subject: 'Wages of CNY 450 not paid',
      exhibits: [{ name: 'Chat records', pages: 3 }], answerBy: '2026-03-05', phone: '010-0000-0000',
    }),
  poster: sample('renderPoster', {
      ...base, body: committee, url: 'https://jiefen.example.cn/c/LT7K-2M9Q', code: 'LT7K-2M9Q', phone: '010-0000-0000', place: '上杨村村委会门口', month: '2026-03',
      topic: { zh: '劳动纠纷专用', en: 'For labour disputes' },
    }),
  'confirmation-application': sample('renderConfirmationApplication', confirmation),
  application: sample('renderApplication', application),
  'application-en': sample('renderApplication', { ...application, language: 'en', facts: 'Wages of one and a half days were not paid.', requests: ['Payment of CNY 450.'] }),
  registration: sample('renderRegistration', registration),
  'rights-notice': sample('renderRightsNotice', rights),
  'rights-notice-en': sample('renderRightsNotice', { ...rights, language: 'en' }),
  investigation: sample('renderInvestigation', investigation),
  minutes: sample('renderMinutes', minutes),
  'minutes-without-agreement': sample('renderMinutes', {
      ...minutes, undisputedFacts: [], invited: [], checks: [{ who: '王芸', answer: 'none' }],
      outcome: { kind: 'none', reason: '对第二天上午算不算半天谈不拢。', otherWays: '可以在 2027 年 2 月 28 日前申请劳动仲裁，也可以向劳动监察投诉。' },
    }),
  'oral-agreement': sample('renderOralAgreement', {
      ...base, number: '（2026）柳塘民调字第018号', committee, parties, facts: '两家因楼道堆放纸箱发生口角。', clauses: ['乙方在 3 日内搬走纸箱。', '双方以后有事先打招呼。'],
      performance: '2026 年 3 月 20 日前，楼道内。', mediator: '周敏和', recorder: '李书文', agreedOn: '2026-03-17',
    }),
  'oral-agreement-confirmed': sample('renderOralAgreement', {
      ...base, number: '（2026）柳塘民调字第018号', committee, parties, facts: '两家因楼道堆放纸箱发生口角。', clauses: ['乙方在 3 日内搬走纸箱。', '双方以后有事先打招呼。'],
      performance: '第一条：2026 年 3 月 20 日前（含当日）', mediator: '周敏和', recorder: '周敏和', agreedOn: '2026-03-17',
      confirmations: [{ name: '王芸', at: '2026-03-17T20:05', how: 'phone' }, { name: '禾香小馆', at: '2026-03-17T20:07', how: 'session' }],
      verification: { url: 'https://jiefen.example/v/JF3K-Q9ZT-7M2P', code: 'JF3K-Q9ZT-7M2P' },
    }),
  invitation: sample('renderInvitation', invitation),
  'invitation-en': sample('renderInvitation', { ...invitation, language: 'en', to: 'Hexiang Restaurant', applicant: 'Wang Yun', subject: 'wages of CNY 450', session: { at: '2026-03-29T19:30', place: 'Liutang justice office, or by video' } }),
  'non-acceptance': sample('renderNonAcceptance', nonAcceptance),
  termination: sample('renderTermination', termination),
  'termination-en': sample('renderTermination', { ...termination, language: 'en', to: 'Wang Yun', subject: 'unpaid wages', ways: [{ name: 'Labour arbitration', where: 'Qinghe County', until: '2027-02-28', basis: 'LDMAL art. 27' }] }),
  'follow-up': sample('renderFollowUp', followUp),
  'closing-report': sample('renderClosingReport', closing),
  'power-of-attorney': sample('renderPowerOfAttorney', attorney),
  'power-of-attorney-en': sample('renderPowerOfAttorney', {
      ...base, language: 'en', number: notice.number, principal: { ...respondent, who: { kind: 'organization', name: 'Hexiang Restaurant' }, agents: [] }, agent: { name: 'Chen Xiaohe', relation: 'employee', phone: '137 0000 0000' }, subject: 'wages of Wang Yun',
      powers: ['attend', 'settle'], from: '2026-03-10', until: '2026-04-10',
    }),
  'service-address': sample('renderServiceAddress', serviceAddress),
  promise: sample('renderPromise', { ...base, court: '青禾县人民法院', agreementNumber: agreement.number, parties, online: true, verification }),
  'performance-receipt': sample('renderPerformanceReceipt', { ...base, agreementNumber: agreement.number, from: '禾香小馆', to: applicant, amountFen: 15_000, paidOn: '2026-04-18', method: '微信转账', instalment: 1 }),
  'evidence-list': sample('renderEvidenceList', exhibitList),
  'evidence-list-en': sample('renderEvidenceList', {
      ...base, language: 'en', number: notice.number, party: { side: 'applicant', who: { kind: 'person', name: 'Wang Yun' } }, handedInOn: '2026-03-02', receiver: '李书文',
      rows: [{ name: 'Chat records', proves: '300 yuan a day', pages: 3, original: false, otherView: 'checkOriginal', sha256: '8f3a91c0'.repeat(8) }],
    }),
  suspension: sample('renderSuspension', suspension),
  'suspension-en': sample('renderSuspension', { ...suspension, language: 'en', to: 'Wang Yun, Hexiang Restaurant', parties: ['Wang Yun', 'Hexiang Restaurant'], subject: 'unpaid wages', explanation: 'The video room could not be reached from the village.' }),
  'non-acceptance-en': sample('renderNonAcceptance', {
      ...notice, language: 'en', to: 'Wang Yun', filedOn: '2026-03-02', subject: 'against a fine', reason: 'it is against a decision of an authority', basis: "People's Mediation Law, art. 2",
      ways: [{ name: 'Administrative review or suit' }, { name: 'Legal aid, call 12348' }],
    }),
  'confirmation-application-en': sample('renderConfirmationApplication', {
      ...confirmation, language: 'en', court: "Qinghe County People's Court", parties: agreementInEnglish.parties, facts: agreementInEnglish.facts, clauses: agreementInEnglish.clauses,
      enclosures: ['the mediation agreement', 'proof that the committee mediated', 'proof of identity', 'addresses for service'],
    }),
  'investigation-signed': sample('renderInvestigation', {
      ...investigation, askedIs: '禾香小馆店长', askedPhone: '137 0000 0001', readBack: 'aloud', correction: '下雨是十一点多开始的。',
      strokes: [[{ x: 0, y: 0.1 }, { x: 0.2, y: 0.3 }, { x: 0.3, y: 0.05 }], [{ x: 0.4, y: 0.2 }, { x: 0.7, y: 0.2 }], [{ x: 0.9, y: 0.3 }]],
    }),
  'investigation-refused': sample('renderInvestigation', { ...investigation, notSigned: '说自己不想卷进来。' }),
  'mediation-proof': sample('renderMediationProof', proof),
  'signing-certificate': sample('renderSigningCertificate', {
      ...base, number: agreement.number, committee, documentName: '人民调解协议书', sha256: '8f3a91c07d42e6b5'.repeat(4), sm3: '91c07d42e6b58f3a'.repeat(4),
      timestampAuthority: '解纷本机时间戳（RFC 3161）', authority: 'local', issuedAt: '2026-03-17T19:53', issuer: '解纷系统', verification,
      acts: [
        { name: '王芸', role: '当事人', signedAt: '2026-03-17T19:46', verifiedBy: '短信验证码（138****0000）', certificate: '3f09a177'.repeat(4), signedSha256: '8f3a91c07d42e6b5'.repeat(4), pagesRead: 2, understood: { questions: 4, tries: 1, at: '2026-03-17T19:44' } },
        { name: '陈小禾', role: '当事人', signedAt: '2026-03-17T19:49', verifiedBy: '短信验证码（137****0000）', certificate: '3f09a178'.repeat(4), signedSha256: '7d42e6b58f3a91c0'.repeat(4), pagesRead: 2, understood: { questions: 4, tries: 2, at: '2026-03-17T19:48' } },
        { name: '周敏和', role: '调解员', signedAt: '2026-03-17T19:50', verifiedBy: '工作账号和动态码', certificate: '3f09a179'.repeat(4), signedSha256: '91c07d42e6b58f3a'.repeat(4), pagesRead: 2 },
        { name: committee.zh, role: '盖章', signedAt: '2026-03-17T19:52', verifiedBy: '工作账号和动态码（李书文）', certificate: '3f09a17a'.repeat(4), signedSha256: 'e6b58f3a91c07d42'.repeat(4) },
      ],
    }),
  'sample-ruling': sample('renderSampleRuling', {
      ...base, court: '青禾县人民法院', caseNumber: '（2026）样本 0000 民特 12 号', parties, committee, agreement: { number: agreement.number, effectiveOn: '2026-03-17' },
      filedOn: '2026-04-02', clauses: agreement.clauses.slice(0, 4).map((text, index) => `${'一二三四'.charAt(index)}、${text}`), decision: { kind: 'confirmed' }, judge: '孙某', decidedOn: '2026-04-12',
    }),
  'sample-ruling-not-accepted': sample('renderSampleRuling', {
      ...base, court: '青禾县人民法院', parties, committee, agreement: { number: agreement.number, effectiveOn: '2026-03-17' }, filedOn: '2026-04-02', clauses: [],
      decision: { kind: 'notAccepted', reason: '调解协议的内容是确认婚姻关系解除', basis: '《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第 355 条' }, judge: '孙某', decidedOn: '2026-04-03',
    }),
  'sample-ruling-refused': sample('renderSampleRuling', {
      ...base, court: '青禾县人民法院', caseNumber: '（2026）样本 0000 民特 12 号', parties, committee, agreement: { number: agreement.number, effectiveOn: '2026-03-17' }, filedOn: '2026-04-02', clauses: agreement.clauses.slice(0, 2).map((text, index) => `${'一二'.charAt(index)}、${text}`),
      decision: { kind: 'refused', reason: '第二条没有写明付款的时间和方式，内容不明确。' }, judge: '孙某', decidedOn: '2026-04-12',
    }),
  'sample-ruling-treated-as-withdrawn': sample('renderSampleRuling', {
      ...base, court: '青禾县人民法院', caseNumber: '（2026）样本 0000 民特 12 号', parties, committee, agreement: { number: agreement.number, effectiveOn: '2026-03-17' }, filedOn: '2026-04-02', clauses: [],
      decision: { kind: 'treatedAsWithdrawn', reason: '申请人无正当理由没有在期限内补充材料' }, judge: '孙某', decidedOn: '2026-04-13',
    }),
  'sample-ruling-withdrawn': sample('renderSampleRuling', {
      ...base, court: '青禾县人民法院', caseNumber: '（2026）样本 0000 民特 12 号', parties, committee, agreement: { number: agreement.number, effectiveOn: '2026-03-17' }, filedOn: '2026-04-02', clauses: [],
      decision: { kind: 'withdrawn', askedOn: '2026-04-05', by: '王芸' }, judge: '孙某', decidedOn: '2026-04-06',
    }),
  'sample-notice-accepted': sample('renderSampleNotice', { ...courtNotice, caseNumber: '（2026）样本 0000 民特 12 号', notice: { kind: 'accepted', acceptedOn: '2026-04-02', decideBy: '2026-04-17' } }),
  'sample-notice-supplement': sample('renderSampleNotice', { ...courtNotice, notice: { kind: 'supplement', items: ['2026 年 3 月的工资条', '营业执照副本'], dueDay: '2026-04-10' } }),
  'sample-notice-extended': sample('renderSampleNotice', { ...courtNotice, caseNumber: '（2026）样本 0000 民特 12 号', notice: { kind: 'extended', days: 10, reason: '需要向市场监督管理部门核实主体资格', approvedOn: '2026-04-15', approvedBy: '钱某', until: '2026-04-27' } }),
  'enforcement-application': sample('renderEnforcementApplication', {
      ...base, language: 'zh', court: '青禾县人民法院', applicant, respondents: [respondent], ruling: { court: '青禾县人民法院', number: '（2026）样本 0000 民特 12 号', decidedOn: '2026-04-12' },
      agreementNumber: agreement.number, rows: [{ clause: 1, what: '第三期工资', due: '2026-06-18', agreedFen: 15_000, performedFen: 5_000 }], propertyClues: ['柳塘镇建设路 27 号店内设备'],
      enclosures: ['民事裁定书', '人民调解协议书'],
    }),
  'enforcement-application-en': sample('renderEnforcementApplication', {
      ...base, language: 'en', court: "Qinghe County People's Court", applicant: { side: 'applicant', who: { kind: 'person', name: 'Wang Yun', phone: '138 0000 0000' } }, respondents: [{ side: 'respondent', who: { kind: 'organization', name: 'Hexiang Restaurant', address: '27 Jianshe Road, Liutang' } }],
      ruling: { court: "Qinghe County People's Court", number: '（2026）样本 0000 民特 12 号', decidedOn: '2026-04-12' }, agreementNumber: agreement.number,
      rows: [{ clause: 1, what: 'third part of the wages', due: '2026-06-18', agreedFen: 15_000, performedFen: 5_000 }, { clause: 2, what: 'to issue a certificate of employment.', due: '2026-06-18' }], propertyClues: [], enclosures: ['the ruling of the court', 'the mediation agreement'], sample: true,
    }),
  'undisputed-facts': sample('renderUndisputedFacts', { ...base, number: notice.number, parties, subject: '拖欠工资一事', facts: minutes.undisputedFacts, mediator: '周敏和', confirmedOn: '2026-03-17' }),
  'identity-record': sample('renderIdentityRecord', {
      ...base, number: notice.number, checker: '李书文', checkedOn: '2026-03-05',
      rows: [
        { name: '王芸', role: '申请人', document: '居民身份证', maskedNumber: '110***********0000', way: '当面出示', checkedAt: '2026-03-02T09:14' },
        { name: '陈小禾', role: '代理人', document: '居民身份证', maskedNumber: '110***********1111', way: '视频出示', checkedAt: '2026-03-05T15:02' },
      ],
    }),
  'registration-en': sample('renderRegistration', { ...registration, ...inEnglish, kind: 'Labour (unpaid wages)', facts: 'Wages of one and a half days were not paid.' }),
  'investigation-en': sample('renderInvestigation', {
    ...investigation, language: 'en', place: 'Hexiang Restaurant', subject: 'how the applicant left on 28 February', asked: 'Manager Zhao',
    exchanges: [{ question: 'Did you let Wang Yun go first?', answer: 'Yes. It rained and there were few guests.' }],
  }),
  'minutes-en': sample('renderMinutes', {
    ...minutes, ...inEnglish, place: 'Jiefen video room, session S-2026-0318', subject: 'unpaid wages', invited: ['Zheng Fatong (labour office)'],
    attendance: minutes.attendance.map((row) => ({ ...row, who: row.who.startsWith('王芸') ? 'Wang Yun' : 'Chen Xiaohe' })),
    rightsTold: 'Both sides received and signed the notice before the session.', opening: 'The mediator explained the principles. Nobody asked for another mediator.',
    statements: [{ who: 'Wang Yun', text: 'I worked one and a half days at 300 yuan a day.' }], checked: 'Both sides looked at the chat of 28 February.', risksTold: 'The mediator explained what happens if it is not carried out.',
    outcome: { kind: 'agreement', text: 'Party B pays 450 yuan in three instalments.' }, checks: [{ who: 'Wang Yun', at: '2026-03-17T20:52', answer: 'right' }, { who: 'Hexiang Restaurant', answer: 'none' }],
    undisputedFacts: ['Wang Yun worked on 27 February and the morning of 28 February 2026.'],
  }),
  'minutes-bare': sample('renderMinutes', { ...base, number: notice.number, committee, from: '2026-03-17T19:30', place: '柳塘镇司法所', subject: '拖欠工资', parties, invited: [], mediators: ['周敏和'], recorder: '周敏和', attendance: [], rightsTold: '没有网上确认的记录。', opening: '调解员没有另作记录。', statements: [], outcome: { kind: 'none', reason: '这次没有谈成，调解员没有另记原因。', otherWays: '可以申请劳动仲裁。' }, undisputedFacts: [] }),
  'oral-agreement-en': sample('renderOralAgreement', {
    ...base, language: 'en', number: '（2026）柳塘民调字第018号', committee, parties: [WANG, HEXIANG], facts: 'They quarrelled about boxes in the corridor.', clauses: ['Party B takes the boxes away within three days.'],
    performance: 'Clause 1: by 20 March 2026.', mediator: '周敏和', recorder: '周敏和', agreedOn: '2026-03-17', confirmations: [{ name: 'Wang Yun', at: '2026-03-17T20:05', how: 'phone' }, { name: 'Hexiang Restaurant' }], verification,
  }),
  'follow-up-en': sample('renderFollowUp', { ...followUp, language: 'en', parties: ['Wang Yun', 'Hexiang Restaurant'], reason: 'Instalments 1 and 2 fell due', performance: [{ value: 'Received both, 150 yuan each', givenBy: 'Wang Yun', givenAt: '2026-05-20T10:30', way: 'phone' }] }),
  'closing-report-en': sample('renderClosingReport', { ...closing, ...inEnglish, kind: 'Labour (unpaid wages)', facts: 'Wages of one and a half days were not paid.', result: 'Agreed on 450 yuan in three instalments.' }),
  'service-address-en': sample('renderServiceAddress', { ...serviceAddress, language: 'en', party: WANG, recipient: 'Wang Yun' }),
  'promise-en': sample('renderPromise', { ...base, ...inEnglish, court: "Qinghe County People's Court", agreementNumber: agreement.number, online: true, verification }),
  'performance-receipt-en': sample('renderPerformanceReceipt', { ...base, language: 'en', agreementNumber: agreement.number, from: 'Hexiang Restaurant', to: WANG, amountFen: 15_000, paidOn: '2026-04-18', method: 'WeChat transfer', instalment: 1 }),
  'mediation-proof-en': sample('renderMediationProof', { ...proof, ...inEnglish, establishment: "Set up by the People's Mediation Law, registered in Qinghe County", subject: 'unpaid wages' }),
  'signing-certificate-en': sample('renderSigningCertificate', {
    ...base, language: 'en', number: agreement.number, committee, documentName: 'Mediation agreement', sha256: '8f3a91c07d42e6b5'.repeat(4), sm3: '91c07d42e6b58f3a'.repeat(4), timestampAuthority: 'Time stamp of this platform (RFC 3161)', authority: 'local', issuedAt: '2026-03-17T19:53', issuer: 'Jiefen', verification,
    acts: [{ name: 'Wang Yun', role: 'party', signedAt: '2026-03-17T19:46', verifiedBy: 'one-time code (138****0000)', certificate: '3f09a177'.repeat(4), signedSha256: '8f3a91c07d42e6b5'.repeat(4), pagesRead: 2, understood: { questions: 4, tries: 2, at: '2026-03-17T19:44' } }],
  }),
  'undisputed-facts-en': sample('renderUndisputedFacts', { ...base, ...inEnglish, number: notice.number, subject: 'unpaid wages', facts: ['Wang Yun worked on 27 February 2026.'], mediator: '周敏和', confirmedOn: '2026-03-17' }),
  'identity-record-en': sample('renderIdentityRecord', {
    ...base, language: 'en', number: notice.number, checker: '李书文', checkedOn: '2026-03-05', rows: [{ name: 'Wang Yun', role: 'applicant', document: 'identity card', maskedNumber: '110***********0000', way: 'in person', checkedAt: '2026-03-02T09:14' }],
  }),
};
