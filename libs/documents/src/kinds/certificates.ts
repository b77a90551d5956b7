import { heading, note, numberLine, paragraph, prose, title } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import type { Verification } from '../layout/qr.js';
import { sealSlot } from '../layout/signatures.js';
import { table } from '../layout/table.js';
import { longDate, longMoment, openPaper, type BodyName, type PaperData, type PartyEntry } from './common.js';
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
}

export function renderMediationProof(data: MediationProofDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `主持调解的证明 ${data.agreementNumber}`, footerLeft: data.number });
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
    { label: '人民调解员', value: data.mediators.join('、') },
    { label: '调解起止', value: `${longDate(data.from, 'zh')} 至 ${longDate(data.to, 'zh')}` },
    { label: '协议编号', value: data.agreementNumber },
  ]);
  sealSlot(paper, { name: 'seal', caption: data.committee.zh, under: longDate(data.issuedOn, 'zh') });
  return paper.finish();
}

/** How one signature came about. */
export interface SigningAct {
  name: string;
  role: string;
  /** Local moment with seconds where known. */
  signedAt: string;
  /** How the person was verified: 身份证核验，短信码. */
  verifiedBy: string;
  certificate: string;
}

/** 签署证明: who signed which bytes, when, and what that proves. */
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
  issuedAt: string;
  verification: Verification;
}

const AUTHORITY = {
  local:
    '签名证书由本平台自设的证书机构签发，能证明文件签署后有没有被改动、签名与本平台记录的核验过程是否对应；它不是依法设立的电子认证服务机构签发的第三方认证（《电子签名法》第十三条、第十六条）。',
  licensed: '签名证书由依法设立的电子认证服务机构签发（《电子签名法》第十六条）。',
} as const;

export function renderSigningCertificate(data: SigningCertificateDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `签署证明 ${data.number}`, footerLeft: data.number, footerRight: data.verification.code });
  title(paper, '签署证明', data.committee.zh);
  factTable(paper, [
    { label: '文件', value: data.documentName },
    { label: '编号', value: data.number, second: { label: '出具时间', value: longMoment(data.issuedAt, 'zh') } },
    { label: '时间戳', value: data.timestampAuthority },
  ]);
  heading(paper, '谁签的，怎么核实的');
  table(paper, {
    alt: '签署记录',
    widths: [15, 15, 27, 23, 20],
    head: ['姓名', '身份', '签署时间', '核实方式', '证书编号'],
    rows: data.acts.map((act) => [
      { words: act.name, align: 'center' },
      { words: act.role, align: 'center' },
      { words: longMoment(act.signedAt, 'zh'), align: 'center' },
      { words: act.verifiedBy },
      { words: act.certificate },
    ]),
  });
  heading(paper, '文件指纹');
  note(paper, `SHA-256　${grouped(data.sha256)}`);
  note(paper, `SM3　${grouped(data.sm3)}`);
  heading(paper, '能证明什么');
  prose(paper, AUTHORITY[data.authority]);
  sealSlot(paper, { name: 'seal', caption: data.committee.zh, under: longDate(data.issuedAt.split('T')[0], 'zh') }, data.verification);
  return paper.finish();
}

/** A hash in groups of eight, so that two people can compare it aloud. */
function grouped(hash: string): string {
  return (hash.toUpperCase().match(/.{1,8}/g) ?? []).join(' ');
}

/** 确认裁定书 as a sample for demonstrations; a real one only ever comes from a court. */
export interface SampleRulingDocument extends Omit<PaperData, 'language'> {
  court: string;
  caseNumber: string;
  parties: readonly PartyEntry[];
  committee: BodyName;
  agreement: { number: string; effectiveOn: string };
  filedOn: string;
  clauses: readonly string[];
  decision: { kind: 'confirmed' } | { kind: 'refused'; reason: string };
  judge: string;
  decidedOn: string;
}

export function renderSampleRuling(data: SampleRulingDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `民事裁定书（样本） ${data.caseNumber}`, watermark: '样本', footerLeft: '样本，没有法律效力' });
  const names = namesOf(data.parties, 'zh');
  const agreed = longDate(data.agreement.effectiveOn, 'zh');
  title(paper, '民事裁定书', data.court);
  numberLine(paper, data.caseNumber);
  data.parties.forEach((party) => paragraph(paper, `申请人：${party.who.name}。`, { indent: 2 }));
  prose(paper, `申请人${names}申请司法确认调解协议一案，本院于 ${longDate(data.filedOn, 'zh')}立案后进行了审查，现已审查终结。`);
  prose(paper, `申请人${names}经${data.committee.zh}主持，于 ${agreed}达成如下调解协议（编号：${data.agreement.number}）：`);
  for (const clause of data.clauses) prose(paper, clause);
  if (data.decision.kind === 'confirmed') {
    prose(paper, '本院经审查认为，申请人达成的协议，符合司法确认调解协议的法定条件。依照《中华人民共和国民事诉讼法》第二百零六条规定，裁定如下：');
    prose(paper, `申请人${names}于 ${agreed}经${data.committee.zh}主持达成的调解协议有效。`);
    prose(paper, '当事人应当按照调解协议的约定自觉履行义务；一方当事人拒绝履行或者未全部履行的，对方当事人可以向人民法院申请执行。');
  } else {
    prose(paper, `本院经审查认为，${data.decision.reason}，不符合司法确认调解协议的法定条件。依照《中华人民共和国民事诉讼法》第二百零六条规定，裁定如下：`);
    prose(paper, `驳回申请人${names}的申请。当事人可以通过调解方式变更原调解协议或者达成新的调解协议，也可以向人民法院提起诉讼。`);
  }
  paragraph(paper, `审判员　${data.judge}`, { align: 'right', before: 24 });
  sealSlot(paper, { name: 'court', caption: data.court, under: longDate(data.decidedOn, 'zh') });
  note(paper, '这是演示用的样本，不是法院文书，没有法律效力。');
  return paper.finish();
}
