import { capitals, fen, formatYuan } from '@jiefen/mediation';
import { clauseList, heading, note, paragraph, prose, title } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { signatureSlots } from '../layout/signatures.js';
import { table } from '../layout/table.js';
import { longDate, openPaper, particulars, type PaperData, type PartyEntry } from './common.js';
import { particularsBlock } from '../layout/particulars.js';
import { KEEP, partySlots, places } from './places.js';
import { APPLICANTS_PROMISE } from './confirmation-application.js';

/** What an agent may do. The last but one items change the party's own position and need special authority. */
export const AGENT_POWERS = {
  apply: '代为申请或者终止调解',
  evidence: '收集、提供证据',
  chooseMediator: '选择或者接受人民调解员',
  attend: '参加调解，签署笔录、告知书',
  collect: '代领文书',
  admit: '代为承认、变更、放弃请求（特别授权）',
  sign: '代为达成和签署调解协议（特别授权）',
  confirm: '代为申请司法确认（特别授权）',
} as const;
export type AgentPower = keyof typeof AGENT_POWERS;

/** 授权委托书 (forms 3.8). Powers that are not given are printed as not given. */
export interface PowerOfAttorneyDocument extends Omit<PaperData, 'language'> {
  number?: string;
  principal: PartyEntry;
  agent: { name: string; relation?: string; idNumber?: string; phone?: string; address?: string };
  subject: string;
  powers: readonly AgentPower[];
  others?: string;
  from: string;
  until?: string;
}

export function renderPowerOfAttorney(data: PowerOfAttorneyDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: '授权委托书', ...(data.number ? { footerLeft: data.number } : {}) });
  title(paper, '授权委托书');
  particularsBlock(paper, '委托人', particulars(data.principal, 'zh'));
  const agent: [string, string | undefined][] = [
    ['姓名', data.agent.name],
    ['与委托人的关系', data.agent.relation],
    ['身份证件号码', data.agent.idNumber],
    ['联系方式', data.agent.phone],
    ['住址', data.agent.address],
  ];
  particularsBlock(paper, '受委托人', agent.flatMap(([label, value]) => (value ? [{ label, value }] : [])));
  prose(paper, `委托人现委托上列受委托人，在${data.subject}的调解中，作为委托人的代理人。委托权限如下：`, { before: 6, after: 6 });
  const powers = Object.keys(AGENT_POWERS) as AgentPower[];
  table(paper, {
    alt: '委托权限',
    widths: [10, 70, 20],
    head: ['序号', '权限', '是否授权'],
    rows: powers.map((power, index) => [
      { words: String(index + 1), align: 'center' },
      { words: AGENT_POWERS[power] },
      { words: data.powers.includes(power) ? '授权' : '不授权', align: 'center' },
    ]),
  });
  factTable(paper, [
    { label: '其他', value: data.others },
    { label: '期限', value: `${longDate(data.from, 'zh')}至${data.until === undefined ? '本次调解结束' : ` ${longDate(data.until, 'zh')}`}` },
  ]);
  paper.y += 6;
  signatureSlots(paper, [
    { name: 'principal', caption: '委托人（签名盖章或按指印）：', person: data.principal.who.name },
    { name: 'agent', caption: '受委托人（签名）：', person: data.agent.name },
  ]);
  paragraph(paper, longDate(data.from, 'zh'), { align: 'right' });
  return paper.finish();
}

/** 送达地址确认书 (forms 3.8). */
export interface ServiceAddressDocument extends Omit<PaperData, 'language'> {
  number?: string;
  party: PartyEntry;
  recipient: string;
  phone: string;
  address: string;
  postcode?: string;
  electronic: { agreed: boolean; sms?: string; mail?: string };
  signedOn?: string;
}

export function renderServiceAddress(data: ServiceAddressDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: '送达地址确认书', ...(data.number ? { footerLeft: data.number } : {}) });
  title(paper, '送达地址确认书');
  factTable(paper, [
    { label: '当事人', value: data.party.who.name },
    { label: '收件人', value: data.recipient, second: { label: '电话', value: data.phone } },
    { label: '送达地址', value: data.address, second: { label: '邮编', value: data.postcode } },
    { label: '电子送达', value: data.electronic.agreed ? '同意' : '不同意', second: { label: '接收短信的号码', value: data.electronic.agreed ? data.electronic.sms : undefined } },
    { label: '电子邮箱', value: data.electronic.agreed ? data.electronic.mail : undefined },
  ]);
  heading(paper, '说明');
  clauseList(paper, [
    '以上地址用于调解、申请司法确认以及以后可能的诉讼、执行中送达文书。',
    '地址有变化的，请及时告诉调解委员会；没有告诉的，按以上地址送达，文书退回之日视为送达之日。',
    '不同意电子送达，不影响调解；同意以后也可以随时改。',
  ].map((text, index) => ({ label: `${index + 1}. `, text })));
  prose(paper, '以上内容我看过、听过说明，确认无误。', { before: 8, keepWith: KEEP });
  places(paper, partySlots([data.party]));
  paragraph(paper, longDate(data.signedOn, 'zh'), { align: 'right' });
  return paper.finish();
}

/** 承诺书 (forms 3.10), where a court asks for it apart from the application. */
export interface PromiseDocument extends Omit<PaperData, 'language'> {
  court: string;
  agreementNumber: string;
  parties: readonly PartyEntry[];
  online: boolean;
  signedOn?: string;
}

export function renderPromise(data: PromiseDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `承诺书 ${data.agreementNumber}`, footerLeft: data.agreementNumber });
  title(paper, '承诺书');
  paragraph(paper, `${data.court}：`, { align: 'left', after: 4 });
  prose(paper, `就调解协议（编号：${data.agreementNumber}）申请司法确认一事，申请人郑重承诺：`);
  const lines = [APPLICANTS_PROMISE, '申请人提交的材料真实、完整，不存在伪造、变造或者隐瞒。'];
  if (data.online) lines.push('网上的身份核验、确认和签名均由申请人本人完成，是本人真实意思。');
  clauseList(paper, lines.map((text, index) => ({ label: `${index + 1}. `, text })));
  places(paper, partySlots(data.parties.map((party) => ({ ...party, side: 'applicant' as const })), '签名或者盖章'));
  paragraph(paper, longDate(data.signedOn, 'zh'), { align: 'right' });
  return paper.finish();
}

/** 收条: proof that one obligation was carried out. */
export interface PerformanceReceiptDocument extends Omit<PaperData, 'language'> {
  agreementNumber: string;
  from: string;
  to: PartyEntry;
  amountFen: number;
  paidOn: string;
  method: string;
  instalment?: number;
}

export function renderPerformanceReceipt(data: PerformanceReceiptDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `收条 ${data.agreementNumber}`, footerLeft: data.agreementNumber });
  const amount = fen(data.amountFen);
  title(paper, '收条');
  const part = data.instalment === undefined ? '' : `第 ${data.instalment} 期`;
  prose(paper, `今收到${data.from}按照调解协议（编号：${data.agreementNumber}）支付的${part}款项 ${formatYuan(amount)} 元（大写：${capitals(amount)}），付款方式：${data.method}。`);
  places(paper, partySlots([data.to]).map((slot) => ({ ...slot, caption: '收款人（签名盖章或按指印）：' })));
  paragraph(paper, longDate(data.paidOn, 'zh'), { align: 'right' });
  note(paper, '收款人写好、签好才算数；没有收到，请不要签。');
  return paper.finish();
}

/** 证据清单: what a party handed in. */
export interface EvidenceListDocument extends Omit<PaperData, 'language'> {
  number: string;
  party: PartyEntry;
  rows: readonly { name: string; proves: string; source?: string; pages?: number; original: boolean; sha256?: string }[];
  handedInOn: string;
  receiver: string;
}

export function renderEvidenceList(data: EvidenceListDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `证据清单 ${data.number}`, footerLeft: data.number });
  title(paper, '证据清单');
  prose(paper, `提交人：${data.party.who.name}`, { indent: 0, after: 6 });
  table(paper, {
    alt: '证据清单',
    widths: [8, 26, 30, 14, 8, 14],
    head: ['序号', '名称', '证明什么', '来源', '页数', '原件'],
    rows: data.rows.map((row, index) => [
      { words: String(index + 1), align: 'center' },
      { words: row.name },
      { words: row.proves },
      { words: row.source ?? '／' },
      { words: row.pages === undefined ? '／' : String(row.pages), align: 'center' },
      { words: row.original ? '原件' : '复制件', align: 'center' },
    ]),
  });
  const hashed = data.rows.flatMap((row, index) => (row.sha256 ? [`${index + 1}. ${row.sha256}`] : []));
  if (hashed.length > 0) {
    heading(paper, '电子文件指纹（SHA-256）');
    for (const line of hashed) note(paper, line);
  }
  places(paper, [
    { name: 'party-1', caption: '提交人（签名）：', person: data.party.who.name },
    { name: 'receiver', caption: '接收人（签名）：', person: data.receiver },
  ]);
  paragraph(paper, longDate(data.handedInOn, 'zh'), { align: 'right' });
  return paper.finish();
}
