import { heading, note, prose } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { verificationBlock, type Verification } from '../layout/qr.js';
import { sealSlot } from '../layout/signatures.js';
import { table } from '../layout/table.js';
import { bodyName, longDate, longMoment, openForm, type BodyName, type FormData, type PartyEntry, type Wording } from './common.js';
import { namesOf, places } from './places.js';

/** 调解组织主持调解的证明 (forms 3.10). */
export interface MediationProofDocument extends FormData {
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
  const { paper, t, w, language } = openForm(data, { name: { zh: '主持调解的证明', en: 'Proof that the committee mediated' }, over: data.committee, number: data.number, numbered: { zh: data.number, en: `No. ${data.number}` } });
  const committee = bodyName(data.committee, language);
  const [names, from, to] = [namesOf(data.parties, language), longDate(data.from, language), longDate(data.to, language)];
  prose(
    paper,
    t(
      `兹证明：${names}因${data.subject}发生纠纷，由本委员会于 ${from}至 ${to}主持调解，当事人自愿达成调解协议。`,
      `This is to certify that this committee mediated the dispute between ${names} (${data.subject}) from ${from} to ${to}, and that the parties freely reached an agreement.`,
    ),
    { after: 6 },
  );
  factTable(paper, [
    { label: t('调解组织', 'Body'), value: committee },
    { label: t('设立和备案', 'Set up and registered'), value: data.establishment },
    { label: w('人民调解员', 'Mediator'), value: data.mediators.join(t('、', ', ')) },
    { label: t('调解起止', 'Mediated'), value: t(`${from} 至 ${to}`, `${from} to ${to}`) },
    { label: t('协议编号', 'Agreement no.'), value: data.agreementNumber },
  ]);
  const day = longDate(data.issuedOn, language);
  if (language === 'zh') sealSlot(paper, { name: 'seal', caption: committee, under: day }, data.verification);
  else {
    places(paper, [], { name: 'seal', caption: committee, under: day });
    if (data.verification) verificationBlock(paper, data.verification);
  }
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
export interface SigningCertificateDocument extends FormData {
  number: string;
  committee: BodyName;
  documentName: string;
  acts: readonly SigningAct[];
  sha256: string;
  sm3: string;
  /** Papers that were signed in the same acts, with their own prints. */
  others?: readonly { name: string; sha256: string; sm3: string }[];
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
  local: {
    zh: '签名证书由本平台自设的证书机构签发，能证明文件签署后有没有被改动、签名与本平台记录的核验过程是否对应；它不是依法设立的电子认证服务机构签发的第三方认证（《电子签名法》第十三条、第十六条）。',
    en: "The certificates were issued by this platform's own authority. They prove whether the file was changed after signing and that each signature belongs to the checks recorded here. They are no certification by a licensed third party (Electronic Signature Law, art. 13, 16).",
  },
  licensed: { zh: '签名证书由依法设立的电子认证服务机构签发（《电子签名法》第十六条）。', en: 'The certificates were issued by a licensed certification body (Electronic Signature Law, art. 16).' },
} as const;

export function renderSigningCertificate(data: SigningCertificateDocument): Promise<RenderedDocument> {
  const { paper, t, language } = openForm(data, { name: { zh: '签署证明', en: 'Certificate of signing' }, over: data.committee, number: data.number });
  factTable(paper, [
    { label: t('文件', 'Paper'), value: data.documentName },
    { label: t('编号', 'No.'), value: data.number, second: { label: t('出具时间', 'Issued'), value: longMoment(data.issuedAt, language) } },
    { label: t('时间戳', 'Time stamp'), value: data.timestampAuthority },
    ...(data.sm2Seal ? [{ label: t('国密印章', 'SM2 seal'), value: data.sm2Seal }] : []),
  ]);
  heading(paper, t('谁签的，怎么核实的', 'Who signed, and how each was verified'));
  table(paper, {
    alt: t('签署记录', 'Signatures'),
    widths: [16, 13, 23, 22, 26],
    head: [t('姓名', 'Name'), t('身份', 'Role'), t('签署时间', 'Signed'), t('核实方式', 'Verified by'), t('证书编号', 'Certificate')],
    rows: data.acts.map((act) => [
      { words: act.name, align: 'center' },
      { words: act.role, align: 'center' },
      { words: longMoment(act.signedAt, language), align: 'center' },
      { words: act.verifiedBy },
      { words: inGroups(act.certificate, 8) },
    ]),
  });
  const before = data.acts.flatMap((act) => confirmationsOf(act, t));
  if (before.length > 0) {
    heading(paper, t('签字前的确认', 'Confirmed before signing'));
    for (const line of before) prose(paper, line);
  }
  heading(paper, t('每个人签的是哪份文件', 'Which file each of them signed'));
  note(paper, t('下面是每次签署前文件的 SHA-256 指纹；后一份包含前一份和它的签名。', 'SHA-256 of the file before each signature; each contains the one before with its signature.'));
  for (const act of data.acts) note(paper, `${act.name}${t('　', '  ')}${inGroups(act.signedSha256, 8)}`);
  heading(paper, t('签完后的文件指纹', 'Fingerprint of the finished file'));
  note(paper, `SHA-256${t('　', '  ')}${inGroups(data.sha256, 8)}`);
  note(paper, `SM3${t('　', '  ')}${inGroups(data.sm3, 8)}`);
  for (const other of data.others ?? []) {
    note(paper, other.name, { before: 4 });
    note(paper, `SHA-256${t('　', '  ')}${inGroups(other.sha256, 8)}`);
    note(paper, `SM3${t('　', '  ')}${inGroups(other.sm3, 8)}`);
  }
  heading(paper, t('能证明什么，不能证明什么', 'What this proves, and what not'));
  prose(paper, AUTHORITY[data.authority][language]);
  prose(
    paper,
    t(
      `本证明由系统根据签署时的记录自动出具并签名，不代替${data.documentName}；${data.documentName}本身的签名可以用二维码、短码或者离线验证页核对。`,
      'This certificate was made and signed by the system from what was recorded at signing. It does not take the place of the paper; the signatures in the paper itself can be checked with the code or the off-line verifier.',
    ),
  );
  paper.y += 8;
  // The portal speaks for itself only: a committee's seal is set by a person, never by a machine.
  places(paper, [{ name: 'portal', caption: '出具：', person: data.issuer }]);
  verificationBlock(paper, data.verification);
  return paper.finish();
}

function confirmationsOf({ name, pagesRead, understood }: SigningAct, t: Wording): string[] {
  const said = [
    ...(pagesRead ? [t(`看完全部 ${pagesRead} 页`, `read all ${pagesRead} pages`)] : []),
    ...(understood
      ? [
          t(
            `${longMoment(understood.at, 'zh')}回答关于协议内容的 ${understood.questions} 个问题（怎么付、什么时候付、做不到会怎样、还能不能去法院等），全部答对${understood.tries > 1 ? `（第 ${understood.tries} 次回答）` : ''}`,
            `answered ${understood.questions} questions about the agreement rightly on ${longMoment(understood.at, 'en')}${understood.tries > 1 ? ` (try ${understood.tries})` : ''}`,
          ),
          t('确认出于自愿', 'said it was of their own free will'),
        ]
      : []),
  ];
  return said.length > 0 ? [t(`${name}：${said.join('；')}。`, `${name}: ${said.join('; ')}.`)] : [];
}

/** A hash in groups, so that two people can compare it aloud. */
function inGroups(hash: string, size: number): string {
  return (hash.toUpperCase().match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(' ');
}
