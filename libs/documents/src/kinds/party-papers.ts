import { capitals, fen, formatYuan } from '@jiefen/mediation';
import { clauseList, heading, note, paragraph, prose } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { verificationBlock } from '../layout/qr.js';
import { longDate, openForm, type FormData, type PartyEntry } from './common.js';
import { KEEP, partySlots, places } from './places.js';
import { APPLICANTS_PROMISE, APPLICANTS_PROMISE_EN } from './confirmation-application.js';

/** 送达地址确认书 (forms 3.8). */
export interface ServiceAddressDocument extends FormData {
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
  const { paper, t, language } = openForm(data, { name: { zh: '送达地址确认书', en: 'Address for service' }, ...(data.number ? { number: data.number } : {}) });
  const { electronic } = data;
  factTable(paper, [
    { label: t('当事人', 'Party'), value: data.party.who.name },
    { label: t('收件人', 'Recipient'), value: data.recipient, second: { label: t('电话', 'Telephone'), value: data.phone } },
    { label: t('送达地址', 'Address'), value: data.address, second: { label: t('邮编', 'Postcode'), value: data.postcode } },
    { label: t('电子送达', 'Electronic service'), value: electronic.agreed ? t('同意', 'agreed') : t('不同意', 'not agreed'), second: { label: t('接收短信的号码', 'Text messages to'), value: electronic.agreed ? electronic.sms : undefined } },
    { label: t('电子邮箱', 'E-mail'), value: electronic.agreed ? electronic.mail : undefined },
  ]);
  heading(paper, t('说明', 'What this means'));
  clauseList(paper, [
    t('以上地址用于调解、申请司法确认以及以后可能的诉讼、执行中送达文书。', 'Papers of the mediation, of the confirmation and of a later suit or enforcement are served at this address.'),
    t('地址有变化的，请及时告诉调解委员会；没有告诉的，按以上地址送达，文书退回之日视为送达之日。', 'Tell the committee when it changes. Otherwise papers are served here, and count as served on the day they come back.'),
    t('不同意电子送达，不影响调解；同意以后也可以随时改。', 'Saying no to electronic service changes nothing in the mediation; a yes can be changed at any time.'),
  ].map((text, index) => ({ label: `${index + 1}. `, text })));
  prose(paper, t('以上内容我看过、听过说明，确认无误。', 'I have read this, it was explained to me, and it is right.'), { before: 8, keepWith: KEEP });
  places(paper, partySlots([data.party]));
  paragraph(paper, longDate(data.signedOn, language), { align: 'right' });
  if (data.verification) verificationBlock(paper, data.verification);
  return paper.finish();
}

/** 承诺书 (forms 3.10), where a court asks for it apart from the application. */
export interface PromiseDocument extends FormData {
  court: string;
  agreementNumber: string;
  parties: readonly PartyEntry[];
  online: boolean;
  signedOn?: string;
}

export function renderPromise(data: PromiseDocument): Promise<RenderedDocument> {
  const { paper, t, language } = openForm(data, { name: { zh: '承诺书', en: 'Promise of the applicants' }, number: data.agreementNumber });
  paragraph(paper, t(`${data.court}：`, `To ${data.court}:`), { align: 'left', after: 4 });
  prose(paper, t(`就调解协议（编号：${data.agreementNumber}）申请司法确认一事，申请人郑重承诺：`, `Applying for confirmation of the mediation agreement no. ${data.agreementNumber}, the applicants promise:`));
  const lines = [t(APPLICANTS_PROMISE, APPLICANTS_PROMISE_EN), t('申请人提交的材料真实、完整，不存在伪造、变造或者隐瞒。', 'What the applicants hand in is true and complete; nothing is forged, altered or held back.')];
  if (data.online) lines.push(t('网上的身份核验、确认和签名均由申请人本人完成，是本人真实意思。', 'Identity checks, confirmations and signatures on line were each done by the applicant in person and are what the applicant wants.'));
  clauseList(paper, lines.map((text, index) => ({ label: `${index + 1}. `, text })));
  places(paper, partySlots(data.parties.map((party) => ({ ...party, side: 'applicant' as const })), '签名或者盖章'));
  paragraph(paper, longDate(data.signedOn, language), { align: 'right' });
  if (data.verification) verificationBlock(paper, data.verification);
  return paper.finish();
}

/** 收条: proof that one obligation was carried out. */
export interface PerformanceReceiptDocument extends FormData {
  agreementNumber: string;
  from: string;
  to: PartyEntry;
  amountFen: number;
  paidOn: string;
  method: string;
  instalment?: number;
}

export function renderPerformanceReceipt(data: PerformanceReceiptDocument): Promise<RenderedDocument> {
  const { paper, t, language } = openForm(data, { name: { zh: '收条', en: 'Receipt' }, number: data.agreementNumber });
  const amount = fen(data.amountFen);
  const part = data.instalment === undefined ? '' : t(`第 ${data.instalment} 期`, `, instalment ${data.instalment}`);
  prose(
    paper,
    t(
      `今收到${data.from}按照调解协议（编号：${data.agreementNumber}）支付的${part}款项 ${formatYuan(amount)} 元（大写：${capitals(amount)}），付款方式：${data.method}。`,
      `Received from ${data.from} under the mediation agreement no. ${data.agreementNumber}${part}: CNY ${formatYuan(amount)}, paid by ${data.method}.`,
    ),
  );
  places(paper, partySlots([data.to]).map((slot) => ({ ...slot, caption: '收款人（签名盖章或按指印）：' })));
  paragraph(paper, longDate(data.paidOn, language), { align: 'right' });
  note(paper, t('收款人写好、签好才算数；没有收到，请不要签。', 'It counts when the payee has written and signed it. Do not sign for what you have not received.'));
  return paper.finish();
}
