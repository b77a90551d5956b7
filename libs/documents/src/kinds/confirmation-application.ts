import { chineseNumber, clauseList, heading, note, paragraph, prose, title } from '../layout/blocks.js';
import type { RenderedDocument } from '../layout/paper.js';
import { particularsBlock } from '../layout/particulars.js';
import { codeBelow, verificationBlock, type Verification } from '../layout/qr.js';
import { signatureSlots } from '../layout/signatures.js';
import { bodyName, longDate, openPaper, particulars, TRANSLATION, type BodyName, type PaperData, type PartyEntry, worded } from './common.js';

/** The joint application of all parties to confirm their agreement (forms 3.10; CPL 205). */
export interface ConfirmationApplicationDocument extends PaperData {
  court: string;
  parties: readonly PartyEntry[];
  agreement: { number: string; effectiveOn: string };
  committee: BodyName;
  mediators: readonly string[];
  /** The dispute and how it was mediated. */
  facts: string;
  clauses: readonly string[];
  /** Names of the papers handed in with it. */
  enclosures: readonly string[];
  signedOn?: string;
  verification?: Verification;
}

/** Promise of the applicants; fixed text of the form. */
export const APPLICANTS_PROMISE =
  '申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如果因为该协议内容而给国家、集体或他人造成损害的，愿意承担相应的民事责任和其他法律责任。';

/** The same in English, for reading. */
export const APPLICANTS_PROMISE_EN =
  'The applicants made the agreement freely in order to settle their dispute, without collusion and without evading the law. Should the content of the agreement harm the state, a collective or anyone else, they will bear the civil and other legal responsibility.';

/** 司法确认申请书: one paper, all parties sign it. */
export function renderConfirmationApplication(data: ConfirmationApplicationDocument): Promise<RenderedDocument> {
  const zh = data.language === 'zh';
  const committee = bodyName(data.committee, data.language);
  const names = data.parties.map((party) => party.who.name).join(zh ? '、' : ', ');
  const effective = longDate(data.agreement.effectiveOn, data.language);
  const paper = openPaper(data, {
    title: zh ? `司法确认申请书 ${data.agreement.number}` : `Application for judicial confirmation ${data.agreement.number} (translation)`,
    footerLeft: data.agreement.number,
    ...codeBelow(data),
    ...(zh ? {} : { watermark: 'TRANSLATION' }),
  });
  title(paper, zh ? '申请书' : 'Application');
  paragraph(paper, zh ? '（申请司法确认调解协议用）' : 'Judicial confirmation of a mediation agreement', { align: 'center', after: 12 });
  if (!zh) note(paper, TRANSLATION, { after: 6 });
  data.parties.forEach((party, index) => particularsBlock(paper, zh ? `申请人${data.parties.length > 1 ? chineseNumber(index + 1) : ''}` : `Applicant ${index + 1}`, particulars(party, data.language, true)));
  heading(paper, zh ? '请求事项' : 'Request');
  prose(
    paper,
    zh
      ? `确认申请人${names}于 ${effective}达成的《${worded(data, '人民调解协议书')}》（编号：${data.agreement.number}）有效。`
      : `To confirm as valid the mediation agreement no. ${data.agreement.number} that the applicants ${names} made on ${effective}.`,
  );
  heading(paper, zh ? '事实和理由' : 'Facts and reasons');
  prose(paper, data.facts);
  const mediators = data.mediators.join(zh ? '、' : ', ');
  prose(
    paper,
    zh
      ? `经${committee}（${worded(data, '人民调解员')}：${mediators}）主持调解，申请人于 ${effective}自愿达成如下协议：`
      : `Mediated by ${committee} (mediator: ${mediators}), the applicants freely agreed on ${effective}:`,
  );
  clauseList(paper, data.clauses.map((text, index) => ({ label: zh ? `${chineseNumber(index + 1)}、` : `${index + 1}. `, text })));
  heading(paper, zh ? '承诺' : 'Promise');
  prose(paper, zh ? APPLICANTS_PROMISE : APPLICANTS_PROMISE_EN);
  if (zh) {
    prose(paper, '此致', { before: 8 });
    paragraph(paper, data.court, { after: 8, align: 'left' });
  } else {
    prose(paper, `To: ${data.court}`, { before: 8, after: 8 });
  }
  heading(paper, zh ? '附：' : 'Enclosed');
  clauseList(paper, data.enclosures.map((text, index) => ({ label: `${index + 1}. `, text })));
  if (zh) {
    paper.y += 14;
    signatureSlots(paper, data.parties.map((party, index) => ({
      name: `party-${index + 1}`,
      caption: `申请人${data.parties.length > 1 ? chineseNumber(index + 1) : ''}（签名或者盖章）：`,
      person: party.who.name,
    })));
    paragraph(paper, longDate(data.signedOn, 'zh'), { align: 'right', before: 4 });
  }
  if (data.verification) verificationBlock(paper, data.verification);
  return paper.finish();
}
