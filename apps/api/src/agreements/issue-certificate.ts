import { Inject, Injectable } from '@nestjs/common';
import { fontOf, type BodyName, type Both, type SigningAct, type SigningCertificateDocument } from '@jiefen/documents';
import { signField, type CertificateFacts } from '@jiefen/documents/signing';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Clock } from '../platform/clock/clock.js';
import { Papers, type MadePaper } from '../platform/papers/papers.js';
import { SigningDesk } from './signing-desk.js';

/** Name under which the system signs what it issues by itself. */
const ISSUER = '解纷系统';

export type Language = 'zh' | 'en';

/** What a certificate of signing is about. */
export interface Certified {
  readonly number: string;
  readonly committee: BodyName;
  readonly documentName: Both;
  readonly acts: (language: Language) => readonly SigningAct[];
  readonly sha256: string;
  readonly sm3: string;
  readonly others?: (language: Language) => NonNullable<SigningCertificateDocument['others']>;
  /** Each key was certified by a licensed body. */
  readonly licensed: boolean;
  readonly sm2Seal: boolean;
  readonly code: string;
  readonly now: Date;
  /** What the system's own signature refers to: `agreement:…`. */
  readonly reference: string;
}

/** Makes a 签署证明 and signs it as what it is: a paper of the system, never of a committee. */
@Injectable()
export class IssueCertificate {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly rendering: Papers,
    private readonly desk: SigningDesk,
    private readonly clock: Clock,
  ) {}

  async issue(about: Certified): Promise<MadePaper> {
    const [service, timestamper] = await Promise.all([this.desk.authority(), this.desk.timestamper()]);
    const rendered = await this.rendering.render('renderSigningCertificate', this.data(about, 'zh'), this.data(about, 'en'));
    const { pdf } = await signField({
      pdf: rendered.bytes,
      field: 'portal',
      signer: { name: ISSUER, phone: null, account: 'portal', verifiedBy: 'portal' },
      appearance: { kind: 'typed', text: ISSUER, font: fontOf('serif') },
      reason: '系统出具签署证明',
      time: about.now,
      codeReference: about.reference,
      service,
      timestamper,
    });
    return { ...rendered, bytes: pdf };
  }

  private data(about: Certified, language: Language): SigningCertificateDocument {
    const t = (zh: string, en: string): string => (language === 'zh' ? zh : en);
    return {
      createdAt: about.now,
      language,
      number: about.number,
      committee: about.committee,
      documentName: about.documentName[language],
      acts: about.acts(language),
      sha256: about.sha256,
      sm3: about.sm3,
      ...(about.others ? { others: about.others(language) } : {}),
      timestampAuthority: this.config.TSA_URL ? `${new URL(this.config.TSA_URL).hostname}${t('（RFC 3161）', ' (RFC 3161)')}` : t('本系统自设的时间戳（RFC 3161）', 'Time stamp of this system (RFC 3161)'),
      authority: about.licensed ? 'licensed' : 'local',
      ...(about.sm2Seal ? { sm2Seal: t('盖章时另有一枚国密印章（SM2、SM3，由本系统计算，不是经认证的商用密码产品）', 'Set beside the seal by SM2 and SM3; computed by this system, which is no certified commercial cryptographic product') } : {}),
      issuedAt: this.clock.localMoment(about.now),
      issuer: ISSUER,
      verification: { url: `${this.config.PUBLIC_URL}/v/${about.code}`, code: about.code },
    };
  }
}

/** How somebody was verified, from the record in their certificate. */
export function verifiedBy(seal: boolean, { record }: Pick<CertificateFacts, 'record'>, language: Language): string {
  const t = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const phone = record.phone ?? t('手机号码未留', 'no number kept');
  const how = record.verifiedBy === 'one-time-code' ? t(`短信验证码（${phone}）`, `one-time code (${phone})`) : t('工作账号和动态码', 'staff account and authenticator');
  return seal ? t(`${how}（${record.name}）`, `${how} (${record.name})`) : how;
}
