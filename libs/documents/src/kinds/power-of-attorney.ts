import { AGENT_ACTS, type AgentAct } from '@jiefen/mediation';
import { note, paragraph, prose, title } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { particularsBlock } from '../layout/particulars.js';
import { codeBelow, QR_SIZE, verificationAt, type Verification } from '../layout/qr.js';
import { signatureSlots } from '../layout/signatures.js';
import { table } from '../layout/table.js';
import { capital, longDate, openPaper, particulars, TRANSLATION, type PaperData, type PartyEntry } from './common.js';

/** 授权委托书 (forms 3.8). Powers that are not given are printed as not given, so that none can be added later. */
export interface PowerOfAttorneyDocument extends PaperData {
  number?: string;
  principal: PartyEntry;
  agent: { name: string; relation?: string; idNumber?: string; phone?: string; address?: string };
  subject: string;
  powers: readonly AgentAct[];
  others?: string;
  from: string;
  until?: string;
  verification?: Verification;
}

/** Height of a row of places to sign, with the code below it. */
const FOOT = 88 + QR_SIZE + 4;

/** Names as the form prints them. The words behind a special power are those of CPL 62. */
const POWERS = Object.keys(AGENT_ACTS) as AgentAct[];

export function renderPowerOfAttorney(data: PowerOfAttorneyDocument): Promise<RenderedDocument> {
  const zh = data.language === 'zh';
  const t = (chinese: string, english: string): string => (zh ? chinese : english);
  const paper = openPaper(data, {
    title: t('授权委托书', 'Power of attorney (translation)'),
    ...(data.number ? { footerLeft: data.number } : {}),
    ...codeBelow(data),
    ...(zh ? {} : { watermark: 'TRANSLATION' }),
  });
  title(paper, t('授权委托书', 'Power of attorney'));
  if (!zh) note(paper, TRANSLATION, { after: 6 });
  particularsBlock(paper, t('委托人', 'Principal'), particulars({ ...data.principal, agents: [] }, data.language));
  const agent: [string, string | undefined][] = [
    [t('姓名', 'Name'), data.agent.name],
    [t('与委托人的关系', 'Relation to the principal'), data.agent.relation],
    [t('身份证件号码', 'Identity number'), data.agent.idNumber],
    [t('联系方式', 'Telephone'), data.agent.phone],
    [t('住址', 'Address'), data.agent.address],
  ];
  particularsBlock(paper, t('受委托人', 'Agent'), agent.flatMap(([label, value]) => (value ? [{ label, value }] : [])));
  prose(
    paper,
    t(`委托人现委托上列受委托人，在“${data.subject}”一事的调解中，作为委托人的代理人。委托权限如下：`, `The principal appoints the agent to act in the mediation of “${data.subject}”, with these powers:`),
    { before: 6, after: 6 },
  );
  table(paper, {
    alt: t('委托权限', 'Powers'),
    widths: [10, 70, 20],
    size: 10,
    head: [t('序号', 'No.'), t('权限', 'Power'), t('是否授权', 'Given?')],
    rows: POWERS.map((power, index) => [
      { words: String(index + 1), align: 'center' },
      { words: `${capital(AGENT_ACTS[power][data.language])}${AGENT_ACTS[power].needs === 'special' ? t('（特别授权）', ' (special power)') : ''}` },
      { words: data.powers.includes(power) ? t('授权', 'given') : t('不授权', 'not given'), align: 'center' },
    ]),
  });
  const until = data.until === undefined ? t('本次调解结束', 'the end of this mediation') : longDate(data.until, data.language);
  factTable(paper, [
    { label: t('其他', 'Other'), value: data.others },
    { label: t('期限', 'Valid'), value: t(`${longDate(data.from, 'zh')}至${data.until === undefined ? '' : ' '}${until}`, `from ${longDate(data.from, 'en')} to ${until}`) },
  ]);
  if (zh) {
    paper.y += 6;
    // Names, day and code stay together: a page with nothing but a code could belong to any paper.
    paper.ensure(FOOT);
    signatureSlots(paper, [
      { name: 'principal', caption: '委托人（签名盖章或按指印）：', person: data.principal.who.name },
      { name: 'agent', caption: '受委托人（签名）：', person: data.agent.name },
    ]);
  }
  const top = paper.y;
  paragraph(paper, longDate(data.from, data.language), { align: 'right', ...(zh ? {} : { before: 10 }) });
  if (data.verification) verificationAt(paper, data.verification, top, paper.width * 0.6);
  return paper.finish();
}
