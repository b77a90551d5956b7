import type { DocumentVerdict } from '../verify-document.js';
import type { VerifyReason } from '../reasons.js';
import type { ProofCode } from '../what-it-proves.js';

/** Words of the off-line verifier in one language. */
export interface VerifierTexts {
  readonly title: string;
  readonly lead: string;
  readonly choose: string;
  readonly drop: string;
  readonly private: string;
  readonly registered: string;
  readonly registeredHint: string;
  readonly busy: string;
  readonly verdict: Readonly<Record<DocumentVerdict, { readonly head: string; readonly text: string }>>;
  readonly why: string;
  readonly whoSigned: string;
  readonly noTime: string;
  readonly verifiedBy: Readonly<Record<string, string>>;
  readonly otherwiseVerified: string;
  readonly sealedBy: string;
  readonly sm2: string;
  readonly stamp: string;
  readonly holds: string;
  readonly broken: string;
  readonly untrusted: string;
  readonly proves: string;
  readonly fingerprint: string;
  readonly roots: string;
  readonly noRoots: string;
  readonly next: string;
  readonly advice: string;
  readonly tooOld: string;
  readonly reasons: Readonly<Record<VerifyReason, string>>;
  readonly proof: Readonly<Record<ProofCode, string>>;
}

/** Chinese first: most who hold such a paper read Chinese. */
export const zh: VerifierTexts = {
  title: '验一验这份文件',
  lead: '看看谁签的、什么时候签的、签完有没有被改过。',
  choose: '选一份 PDF 文件',
  drop: '也可以把文件拖到这里',
  private: '文件只在您这台设备上看，不会传到别处。没有网也能用。',
  registered: '登记的文件指纹（可以不填）',
  registeredHint: '64 位，SHA-256。填了就逐字节比对。',
  busy: '正在核对，请稍等',
  verdict: {
    intact: { head: '没有被改过', text: '这份文件和签字时一字不差。' },
    altered: { head: '被改过，别相信', text: '这份文件和签字时不一样。' },
    unknown: { head: '说不准', text: '凭这份文件，还不能说它是真是假。' },
  },
  why: '为什么这样说',
  whoSigned: '谁签的，怎么核实的',
  noTime: '时间没有得到证明',
  verifiedBy: { 'one-time-code': '手机验证码核实', 'password-totp': '工作账号和动态码核实', authenticator: '工作账号和动态码核实', portal: '系统自动出具' },
  otherwiseVerified: '核实方式：',
  sealedBy: '盖章人：',
  sm2: '另有国密（SM2）印章，核对无误',
  stamp: '时间戳',
  holds: '有效',
  broken: '不成立',
  untrusted: '签发者不认识',
  proves: '这些签名能证明什么，不能证明什么',
  fingerprint: '文件指纹',
  roots: '本页信任的签发者指纹',
  noRoots: '这一页里没有放信任的签发者，只能看文件有没有被改过，说不出是谁签的。请从调解中心重新下载这一页。',
  next: '再验一份',
  advice: '先不要付钱，也不要再签字。打电话给出具文件的委员会，告诉他们文件是谁给您的。',
  tooOld: '这个浏览器太旧，验不了。请换一个新的浏览器再打开。',
  reasons: {
    'document.hash-differs': '和登记的那一份不一样。',
    'document.not-a-pdf': '这不是 PDF 文件。',
    'document.unreadable': '这个 PDF 打不开。',
    'document.damaged': '签过字的文件损坏了，或者后面接了别的东西。',
    'document.no-signature': '文件里没有电子签名。',
    'document.signature-hidden': '文件里有签名被藏起来了。',
    'document.added-after-last-signature': '最后一个签名之后，又加了东西。',
    'signature.broken': '有一个签名不成立：签名或它盖住的内容变了。',
    'signature.does-not-cover': '有一个签名没有盖住整份文件。',
    'signature.unknown-profile': '有一个签名的格式，本页不认识。',
    'signature.not-trusted': '有一个签名不是本页信任的签发者签发的。',
    'signature.time-not-proven': '有一个签名的时间没有可信的时间戳。',
    'signature.sm2-not-trusted': '国密（SM2）印章不是由本页信任的机构签发的。',
    'record.unreadable': '证书里的签署记录读不出来。',
    'record.other-field': '证书是给另一个签名位置签发的。',
    'record.other-document': '证书是给另一份文件签发的。',
    'record.other-time': '签名的时间和证书的时间对不上。',
    'change.content': '签字以后，内容变了。',
    'change.page': '签字以后，有一页变了。',
    'change.annotations': '签字以后，页面上加了或改了批注。',
    'change.catalog': '签字以后，文件的结构变了。',
    'change.trailer': '签字以后，文件的入口变了。',
    'change.object-removed': '签字以后，有内容被拿掉了。',
    'change.form': '签字以后，签名表变了。',
    'change.field': '签字以后，签名位置变了。',
    'change.field-added': '签字以后，多出一个签名位置。',
    'change.field-filled': '有一个签名位置被填上，却没有人签名。',
    'change.field-removed': '签字以后，少了一个签名位置。',
    'change.signed-field': '已经签好的签名被改动了。',
    'change.revision-unreadable': '有一次修改读不出来，不能放过。',
    'change.overlapping-signatures': '两个签名互相重叠。',
    'change.unexplained': '最后一个签名之后，多出说不清来历的内容。',
  },
  proof: {
    'proof.local.any-change-is-found': '能证明：签完以后，正文或签名改一个字节都会被发现。',
    'proof.local.one-key-per-act': '能证明：每次签名用一把只用一次的钥匙，记下了人、验证码、文件和时间。',
    'proof.local.verified-by-code-only': '核实靠的是发到手机的验证码或工作账号，没有当面比对身份证或人脸。',
    'proof.local.key-held-by-centre': '签名的钥匙在签的那一刻由调解中心的机器保管，不在签名人手里。',
    'proof.local.no-third-party-certification': '不能证明：这不是依法设立的电子认证机构的认证。',
    'proof.local.time-from-own-clock': '时间来自调解中心自己的时钟。',
    'proof.local.agreed-by-parties': '各方事先同意用这种方式签名。',
    'proof.licensed.any-change-is-found': '能证明：签完以后，正文或签名改一个字节都会被发现。',
    'proof.licensed.certified-by-body': '签名人的身份由电子认证机构认证。',
  },
};

/** English, complete. */
export const en: VerifierTexts = {
  title: 'Check this document',
  lead: 'See who signed, when, and whether anything was changed afterwards.',
  choose: 'Choose a PDF file',
  drop: 'or drop the file here',
  private: 'The file is read on this device only and goes nowhere. It works without a network.',
  registered: 'Registered fingerprint (optional)',
  registeredHint: '64 characters, SHA-256. If given, every byte is compared.',
  busy: 'Checking, one moment',
  verdict: {
    intact: { head: 'Not changed', text: 'This document is exactly as it was signed.' },
    altered: { head: "This was changed. Don't trust it", text: 'This document is not as it was signed.' },
    unknown: { head: 'We cannot tell', text: 'From this file alone we cannot say whether it is genuine.' },
  },
  why: 'Why we say so',
  whoSigned: 'Who signed and how they were verified',
  noTime: 'time not proven',
  verifiedBy: { 'one-time-code': 'verified by a code sent to the phone', 'password-totp': 'verified by staff account and one-time code', authenticator: 'verified by staff account and one-time code', portal: 'issued by the system' },
  otherwiseVerified: 'verified by: ',
  sealedBy: 'Seal set by: ',
  sm2: 'also sealed by SM2 and SM3, which holds',
  stamp: 'Time stamp',
  holds: 'holds',
  broken: 'does not hold',
  untrusted: 'issuer unknown',
  proves: 'What these signatures prove, and what not',
  fingerprint: 'Fingerprint of the file',
  roots: 'Fingerprints of the issuers this page trusts',
  noRoots: 'No trusted issuer is stored in this page. It can only tell whether the file was changed, not who signed it. Please download the page again from the mediation centre.',
  next: 'Check another',
  advice: 'Do not pay and do not sign anything for now. Call the committee that issued the document and tell them who gave it to you.',
  tooOld: 'This browser is too old for the check. Please open the page in a newer one.',
  reasons: {
    'document.hash-differs': 'It differs from the registered document.',
    'document.not-a-pdf': 'This is not a PDF file.',
    'document.unreadable': 'This PDF cannot be read.',
    'document.damaged': 'The signed file is damaged, or something was appended to it.',
    'document.no-signature': 'The file carries no electronic signature.',
    'document.signature-hidden': 'A signature in the file has been hidden.',
    'document.added-after-last-signature': 'Something was added after the last signature.',
    'signature.broken': 'A signature does not hold: it, or what it covers, has changed.',
    'signature.does-not-cover': 'A signature does not cover the whole file.',
    'signature.unknown-profile': 'A signature has a format this page does not know.',
    'signature.not-trusted': 'A signature was not issued by an issuer this page trusts.',
    'signature.time-not-proven': 'The time of a signature is not proven by a trusted time stamp.',
    'signature.sm2-not-trusted': 'The SM2 seal was not issued by an issuer this page trusts.',
    'record.unreadable': 'The signing record in a certificate cannot be read.',
    'record.other-field': 'A certificate was issued for another place of signature.',
    'record.other-document': 'A certificate was issued for another document.',
    'record.other-time': 'The time of a signature does not fit its certificate.',
    'change.content': 'Content was changed after signing.',
    'change.page': 'A page was changed after signing.',
    'change.annotations': 'Notes were added or changed after signing.',
    'change.catalog': 'The structure of the file was changed after signing.',
    'change.trailer': 'The entry of the file was changed after signing.',
    'change.object-removed': 'Content was removed after signing.',
    'change.form': 'The list of signatures was changed after signing.',
    'change.field': 'A place of signature was changed after signing.',
    'change.field-added': 'A place of signature was added after signing.',
    'change.field-filled': 'A place of signature was filled although nobody signed.',
    'change.field-removed': 'A place of signature was removed after signing.',
    'change.signed-field': 'A finished signature was changed.',
    'change.revision-unreadable': 'A later change cannot be read and is not let through.',
    'change.overlapping-signatures': 'Two signatures overlap.',
    'change.unexplained': 'There is unexplained content after the last signature.',
  },
  proof: {
    'proof.local.any-change-is-found': 'Proved: one changed byte in text or signature is found.',
    'proof.local.one-key-per-act': 'Proved: each signature used a key made for it alone; person, code, document and time are recorded.',
    'proof.local.verified-by-code-only': 'People were verified by a code sent to the phone or by a staff account; nobody compared an identity card or a face.',
    'proof.local.key-held-by-centre': "At the moment of signing the key was held by the mediation centre's machine, not by the signer.",
    'proof.local.no-third-party-certification': 'Not proved: this is no certification by a licensed certification body.',
    'proof.local.time-from-own-clock': "The time comes from the mediation centre's own clock.",
    'proof.local.agreed-by-parties': 'The parties agreed beforehand to sign in this way.',
    'proof.licensed.any-change-is-found': 'Proved: one changed byte in text or signature is found.',
    'proof.licensed.certified-by-body': 'The identity of the signer was certified by a certification body.',
  },
};
