import { capitals, fen, formatYuan } from '@jiefen/mediation';
import { chineseNumber, clauseList, heading, note, numberLine, paragraph, prose, title } from '../layout/blocks.js';
import type { Paper, RenderedDocument } from '../layout/paper.js';
import { particularsBlock } from '../layout/particulars.js';
import { codeBelow, courtBlock, verificationBlock, type Verification } from '../layout/qr.js';
import { signatureSlots, type SignatureSlot } from '../layout/signatures.js';
import { table } from '../layout/table.js';
import { clausesHash, serializeTerms, TERMS_FILE, type AgreementTerms, type ObligationTerm } from './agreement-terms.js';
import { bodyName, longDate, openPaper, particulars, partyLabel, SIDE_NAMES, TRANSLATION, type BodyName, type PaperData, type PartyEntry, worded } from './common.js';
import { KEEP, mediatorSlots } from './places.js';

/** One payment of a plan, as printed in its table. */
export interface InstalmentRow {
  number: number;
  due: string;
  amountFen: number;
  method: string;
  /** Last four digits only: the paper is copied more often than a bank card. */
  accountEnding?: string;
}

/** The table of a clause that is paid in parts. */
export interface InstalmentPlan {
  /** Number of the clause. */
  clause: number;
  rows: readonly InstalmentRow[];
}

/** A mediation agreement whose clauses are already worded. */
export interface AgreementDocument extends PaperData {
  number: string;
  committee: BodyName;
  parties: readonly PartyEntry[];
  /** Main facts, matters in dispute, and who bears what (PML 29). */
  facts: string;
  clauses: readonly string[];
  plans?: readonly InstalmentPlan[];
  /** How, when and where it is carried out; left out when the clauses say it all. */
  performance?: string;
  copies: number;
  mediators: readonly string[];
  /** Left out where the mediator also keeps the record. */
  recorder?: string;
  /** Pen and ink keep a blank for the date; electronic signatures carry their own time. */
  signing: 'electronic' | 'pen';
  signedOn?: string;
  verification?: Verification;
  obligations?: readonly ObligationTerm[];
  /** Keeps a place for a court that confirms the agreement with its own signature. */
  courtField?: boolean;
}

/** 人民调解协议书 (forms 3.7). In English it is a translation: no places to sign, and it says which text counts. */
export function renderAgreement(data: AgreementDocument): Promise<RenderedDocument> {
  const zh = data.language === 'zh';
  const committee = bodyName(data.committee, data.language);
  const paper = openPaper(data, {
    title: zh ? worded(data, `人民调解协议书 ${data.number}`) : `Mediation agreement ${data.number} (translation)`,
    footerLeft: data.number,
    ...codeBelow(data),
    ...(zh ? {} : { watermark: 'TRANSLATION' }),
  });
  title(paper, zh ? worded(data, '人民调解协议书') : 'Mediation agreement', committee);
  numberLine(paper, zh ? `编号：${data.number}` : `No. ${data.number}`);
  if (!zh) note(paper, TRANSLATION, { after: 6 });
  data.parties.forEach((party, index) => {
    const side = SIDE_NAMES[party.side][data.language];
    const label = partyLabel(index, data.language);
    particularsBlock(paper, zh ? `${label}（${side}）` : `${label} (${side})`, particulars(party, data.language));
  });
  heading(paper, zh ? '纠纷主要事实、争议事项' : 'Main facts and matters in dispute');
  prose(paper, data.facts);
  heading(paper, zh ? '经调解，自愿达成如下协议：' : 'After mediation the parties freely agree:');
  clauseList(paper, data.clauses.map((text, index) => ({ label: zh ? `${chineseNumber(index + 1)}、` : `${index + 1}. `, text })));
  const plans = data.plans ?? [];
  for (const plan of plans) instalmentTable(paper, plan);
  if (data.performance) {
    heading(paper, zh ? '履行方式、时限' : 'How and when it is carried out');
    prose(paper, data.performance);
  }
  closing(paper, data, committee);
  if (zh) signatures(paper, data, committee);
  if (data.verification) verificationBlock(paper, data.verification, zh && data.courtField === true);
  else if (zh && data.courtField) courtBlock(paper);
  if (zh) attachTerms(paper, data);
  return paper.finish();
}

function instalmentTable(paper: Paper, { clause, rows }: InstalmentPlan): void {
  const zh = paper.language === 'zh';
  const total = fen(rows.reduce((sum, row) => sum + row.amountFen, 0));
  const name = zh ? `分期表（第${chineseNumber(clause)}条）` : `Instalments of clause ${clause}`;
  paragraph(paper, name, { face: 'serifBold', size: 11, before: 6, align: 'left', keepWith: Math.min(paper.depth * 0.4, (rows.length + 2) * 28) });
  table(paper, {
    alt: name,
    widths: zh ? [9, 25, 20, 22, 18] : [8, 26, 20, 24, 22],
    head: zh ? ['期次', '最迟日期', '金额（元）', '付款方式', '账户后四位'] : ['No.', 'By', 'Amount (CNY)', 'Method', 'Account ends in'],
    rows: [
      ...rows.map((row) => [
        { words: String(row.number), align: 'center' as const },
        { words: longDate(row.due, paper.language), align: 'center' as const },
        { words: formatYuan(fen(row.amountFen)), align: 'right' as const },
        { words: row.method, align: 'center' as const },
        { words: row.accountEnding ?? '／', align: 'center' as const },
      ]),
      [
        { words: zh ? '合计' : 'Total', head: 'Row' as const, columns: 2 },
        { words: formatYuan(total), align: 'right' as const },
        { words: zh ? `大写：${capitals(total)}` : '', columns: 2 },
      ],
    ],
  });
}

function closing(paper: Paper, data: AgreementDocument, committee: string): void {
  if (paper.language === 'zh') {
    prose(paper, `本协议一式 ${data.copies} 份，当事人、${committee}各持一份。`, { before: 6 });
    prose(paper, worded(data, '本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。'), { keepWith: KEEP });
  } else {
    prose(paper, `This agreement is made in ${data.copies} copies; each party and ${committee} keep one.`, { before: 6 });
    prose(paper, 'It takes effect on the day all parties and the mediator have signed and the committee has set its seal.');
  }
}

function signatures(paper: Paper, data: AgreementDocument, committee: string): void {
  const parties: SignatureSlot[] = data.parties.map((party, index) => ({
    name: `party-${index + 1}`,
    caption: `${partyLabel(index, 'zh')}（签名盖章或按指印）：`,
    person: signerName(party),
  }));
  paper.y += 14;
  const electronic = data.signing === 'electronic' && data.signedOn === undefined;
  const under = electronic ? '日期以各电子签名的时间为准' : longDate(data.signedOn, 'zh');
  signatureSlots(paper, [...parties, ...mediatorSlots(data.mediators, data.recorder, worded(data, '人民调解员'))], { name: 'seal', caption: committee, under });
}

/** Who holds the pen: the party, or the one who signs in the party's place. */
function signerName(party: PartyEntry): string {
  if (party.guardian) return `${party.who.name}（监护人：${party.guardian.name}）`;
  const agent = party.agents?.find(({ authority }) => authority === 'special');
  return agent ? `${party.who.name}（代理人：${agent.name}）` : party.who.name;
}

/** What the paper says for machines: the same data the printed text is made from. */
export function termsOfAgreement(data: AgreementDocument): AgreementTerms {
  return {
    format: 'jiefen-agreement-terms',
    version: 1,
    agreementNumber: data.number,
    committee: data.committee.zh,
    currency: 'CNY',
    parties: data.parties.map((party, index) => ({ id: `party-${index + 1}`, side: party.side, kind: party.who.kind, name: party.who.name })),
    obligations: data.obligations ?? [],
    clausesSha256: clausesHash(data.clauses),
  };
}

function attachTerms(paper: Paper, data: AgreementDocument): void {
  paper.associate({ name: TERMS_FILE, description: '协议条款的机器可读版本', type: 'application/json', bytes: serializeTerms(termsOfAgreement(data)) });
}
