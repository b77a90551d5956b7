import { clauseList, heading, note, paragraph, prose, title } from '../layout/blocks.js';
import type { RenderedDocument } from '../layout/paper.js';
import { longDate, openPaper, SIDE_NAMES, TRANSLATION, type PaperData, type PartyEntry, worded } from './common.js';
import { KEEP, partySlots, partyTable, places, sideLabel } from './places.js';

/** What the filer says about other ways already taken; `unknown` prints nothing. */
export interface OtherWaysTaken {
  lawsuit?: boolean;
  arbitration?: boolean;
  police?: boolean;
  petition?: boolean;
}

/** 人民调解申请书 (forms 3.2). */
export interface ApplicationDocument extends PaperData {
  number?: string;
  parties: readonly PartyEntry[];
  facts: string;
  requests: readonly string[];
  otherWays?: OtherWaysTaken;
  signedOn?: string;
}

const DECLARATION = '人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。';
const DECLARATION_EN =
  "The people's mediation committee has told me the rules for applying for mediation. I apply for mediation of my own free will.";

/** Application for mediation. Identity numbers are not printed: they are asked for only when the case is accepted. */
export function renderApplication(data: ApplicationDocument): Promise<RenderedDocument> {
  const zh = data.language === 'zh';
  const paper = openPaper(data, {
    title: worded(data, zh ? '人民调解申请书' : "Application for people's mediation (translation)"),
    ...(data.number ? { footerLeft: data.number } : {}),
    ...(zh ? {} : { watermark: 'TRANSLATION' }),
  });
  title(paper, worded(data, zh ? '人民调解申请书' : "Application for people's mediation"));
  if (!zh) note(paper, TRANSLATION, { after: 6 });
  data.parties.forEach((party, index) => partyTable(paper, zh ? sideLabel(data.parties, index) : capital(SIDE_NAMES[party.side].en), party));
  heading(paper, zh ? '纠纷简要情况' : 'What happened');
  prose(paper, data.facts);
  heading(paper, zh ? '当事人申请事项' : 'What is asked for');
  clauseList(paper, data.requests.map((text, index) => ({ label: `${index + 1}. `, text })));
  const ways = data.otherWays && waysTaken(data.otherWays, zh);
  if (ways) {
    heading(paper, zh ? '是否已经走过别的途径' : 'Other ways already taken');
    prose(paper, ways);
  }
  prose(paper, worded(data, zh ? DECLARATION : DECLARATION_EN), { before: 10, keepWith: zh ? KEEP : 0 });
  if (zh) {
    places(paper, partySlots(data.parties.filter(({ side }) => side === 'applicant')));
    paragraph(paper, longDate(data.signedOn, 'zh'), { align: 'right' });
  }
  return paper.finish();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function waysTaken(ways: OtherWaysTaken, zh: boolean): string {
  const names: [keyof OtherWaysTaken, string, string][] = [
    ['lawsuit', '诉讼', 'court'],
    ['arbitration', '仲裁', 'arbitration'],
    ['police', '报警', 'police'],
    ['petition', '信访', 'petition'],
  ];
  return names
    .flatMap(([key, chinese, english]) => {
      const taken = ways[key];
      if (taken === undefined) return [];
      return [zh ? `${chinese}：${taken ? '是' : '否'}` : `${english}: ${taken ? 'yes' : 'no'}`];
    })
    .join(zh ? '；' : '; ');
}
