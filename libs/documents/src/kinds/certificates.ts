import { heading, note, numberLine, prose, title } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { codeBelow, verificationBlock, type Verification } from '../layout/qr.js';
import { sealSlot, signatureSlots } from '../layout/signatures.js';
import { table } from '../layout/table.js';
import { longDate, longMoment, openPaper, type BodyName, type PaperData, type PartyEntry, worded } from './common.js';
import { namesOf } from './places.js';

/** 调解组织主持调解的证明 (forms 3.10). */
export interface MediationProofDocument extends Omit<PaperData, 'language'> {
  number: string;
  committee: BodyName;
  /** How the committee was set up and registered. */
  establishment: string;
  parties: readonly PartyEntry[];
  subject: string;
  mediators: readonly string[];
  from: string;
  to: string;
  agreementNumber: string;
  issuedOn: string;
  verification?: Verification;
}

export function renderMediationProof(data: MediationProofDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `主持调解的证明 ${data.agreementNumber}`, footerLeft: data.number, ...codeBelow(data) });
  title(paper, '主持调解的证明', data.committee.zh);
  numberLine(paper, data.number);
  prose(
    paper,
    `兹证明：${namesOf(data.parties, 'zh')}因${data.subject}发生纠纷，由本委员会于 ${longDate(data.from, 'zh')}至 ${longDate(data.to, 'zh')}主持调解，当事人自愿达成调解协议。`,
    { after: 6 },
  );
  factTable(paper, [
    { label: '调解组织', value: data.committee.zh },
    { label: '设立和备案', value: data.establishment },
    { label: worded(data, '人民调解员'), value: data.mediators.join('、') },
    { label: '调解起止', value: `${longDate(data.from, 'zh')} 至 ${longDate(data.to, 'zh')}` },
    { label: '协议编号', value: data.agreementNumber },
  ]);
  sealSlot(paper, { name: 'seal', caption: data.committee.zh, under: longDate(data.issuedOn, 'zh') }, data.verification);
  return paper.finish();
}

/** How one signature came about. */
export interface SigningAct {
  name: string;
  role: string;
  /** Local moment with seconds where known. */
  signedAt: string;
  /** How the person was verified: 短信验证码（138****0000）. */
  verifiedBy: string;
  /** Serial number of the certificate of this act. */
  certificate: string;
  /** SHA-256 of the file as this person saw and signed it. */
  signedSha256: string;
  /** Pages that were scrolled through before. */
  pagesRead?: number;
  /** The questions before signing, where they were asked: how many, the how-manieth try was right, and when. */
  understood?: { questions: number; tries: number; at: string };
}

/** 签署证明: who signed which bytes, when, and what that proves. Issued by the portal itself right after the last signature. */
export interface SigningCertificateDocument extends Omit<PaperData, 'language'> {
  number: string;
  committee: BodyName;
  documentName: string;
  acts: readonly SigningAct[];
  sha256: string;
  sm3: string;
  timestampAuthority: string;
  /** Issued by the portal's own authority, or by a licensed one. */
  authority: 'local' | 'licensed';
  /** SM2 seal that lies in the file beside the committee's seal, in words. */
  sm2Seal?: string;
  issuedAt: string;
  /** Name under which the portal signs. */
  issuer: string;
  verification: Verification;
}

const AUTHORITY = {
  local:
    '签名证书由本平台自设的证书机构签发，能证明文件签署后有没有被改动、签名与本平台记录的核验过程是否对应；它不是依法设立的电子认证服务机构签发的第三方认证（《电子签名法》第十三条、第十六条）。',
  licensed: '签名证书由依法设立的电子认证服务机构签发（《电子签名法》第十六条）。',
} as const;

export function renderSigningCertificate(data: SigningCertificateDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `签署证明 ${data.number}`, footerLeft: data.number, ...codeBelow(data) });
  title(paper, '签署证明', data.committee.zh);
  factTable(paper, [
    { label: '文件', value: data.documentName },
    { label: '编号', value: data.number, second: { label: '出具时间', value: longMoment(data.issuedAt, 'zh') } },
    { label: '时间戳', value: data.timestampAuthority },
    ...(data.sm2Seal ? [{ label: '国密印章', value: data.sm2Seal }] : []),
  ]);
  heading(paper, '谁签的，怎么核实的');
  table(paper, {
    alt: '签署记录',
    widths: [16, 13, 23, 22, 26],
    head: ['姓名', '身份', '签署时间', '核实方式', '证书编号'],
    rows: data.acts.map((act) => [
      { words: act.name, align: 'center' },
      { words: act.role, align: 'center' },
      { words: longMoment(act.signedAt, 'zh'), align: 'center' },
      { words: act.verifiedBy },
      { words: inGroups(act.certificate, 8) },
    ]),
  });
  const before = data.acts.flatMap((act) => confirmationsOf(act));
  if (before.length > 0) {
    heading(paper, '签字前的确认');
    for (const line of before) prose(paper, line);
  }
  heading(paper, '每个人签的是哪份文件');
  note(paper, '下面是每次签署前文件的 SHA-256 指纹；后一份包含前一份和它的签名。');
  for (const act of data.acts) note(paper, `${act.name}　${inGroups(act.signedSha256, 8)}`);
  heading(paper, '签完后的文件指纹');
  note(paper, `SHA-256　${inGroups(data.sha256, 8)}`);
  note(paper, `SM3　${inGroups(data.sm3, 8)}`);
  heading(paper, '能证明什么，不能证明什么');
  prose(paper, AUTHORITY[data.authority]);
  prose(paper, '本证明由系统根据签署时的记录自动出具并签名，不代替协议书；协议书本身的签名可以用二维码、短码或者离线验证页核对。');
  paper.y += 8;
  // The portal speaks for itself only: a committee's seal is set by a person, never by a machine.
  signatureSlots(paper, [{ name: 'portal', caption: '出具：', person: data.issuer }]);
  verificationBlock(paper, data.verification);
  return paper.finish();
}

function confirmationsOf({ name, pagesRead, understood }: SigningAct): string[] {
  const said = [
    ...(pagesRead ? [`看完全部 ${pagesRead} 页`] : []),
    ...(understood
      ? [`${longMoment(understood.at, 'zh')}回答关于协议内容的 ${understood.questions} 个问题（怎么付、什么时候付、做不到会怎样、还能不能去法院等），全部答对${understood.tries > 1 ? `（第 ${understood.tries} 次回答）` : ''}`, '确认出于自愿']
      : []),
  ];
  return said.length > 0 ? [`${name}：${said.join('；')}。`] : [];
}

/** A hash in groups, so that two people can compare it aloud. */
function inGroups(hash: string, size: number): string {
  return (hash.toUpperCase().match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(' ');
}
