import { capitals, fen, formatYuan } from '@jiefen/mediation';
import { clauseList, heading, note, paragraph, prose, title } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { codeBelow, verificationBlock, type Verification } from '../layout/qr.js';
import { longDate, openPaper, type PaperData, type PartyEntry } from './common.js';
import { KEEP, partySlots, places } from './places.js';
import { APPLICANTS_PROMISE } from './confirmation-application.js';

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
  verification?: Verification;
}

export function renderServiceAddress(data: ServiceAddressDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: '送达地址确认书', ...(data.number ? { footerLeft: data.number } : {}), ...codeBelow(data) });
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
  if (data.verification) verificationBlock(paper, data.verification);
  return paper.finish();
}

/** 承诺书 (forms 3.10), where a court asks for it apart from the application. */
export interface PromiseDocument extends Omit<PaperData, 'language'> {
  court: string;
  agreementNumber: string;
  parties: readonly PartyEntry[];
  online: boolean;
  signedOn?: string;
  verification?: Verification;
}

export function renderPromise(data: PromiseDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `承诺书 ${data.agreementNumber}`, footerLeft: data.agreementNumber, ...codeBelow(data) });
  title(paper, '承诺书');
  paragraph(paper, `${data.court}：`, { align: 'left', after: 4 });
  prose(paper, `就调解协议（编号：${data.agreementNumber}）申请司法确认一事，申请人郑重承诺：`);
  const lines = [APPLICANTS_PROMISE, '申请人提交的材料真实、完整，不存在伪造、变造或者隐瞒。'];
  if (data.online) lines.push('网上的身份核验、确认和签名均由申请人本人完成，是本人真实意思。');
  clauseList(paper, lines.map((text, index) => ({ label: `${index + 1}. `, text })));
  places(paper, partySlots(data.parties.map((party) => ({ ...party, side: 'applicant' as const })), '签名或者盖章'));
  paragraph(paper, longDate(data.signedOn, 'zh'), { align: 'right' });
  if (data.verification) verificationBlock(paper, data.verification);
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
