import { clauseList, heading, paragraph, prose } from '../layout/blocks.js';
import type { RenderedDocument } from '../layout/paper.js';
import { longDate, openForm, STROKE, type PaperData, type PartyEntry, type Wording } from './common.js';
import { KEEP, partySlots, partyTable, places, sideName } from './places.js';

/** What the filer says about other ways already taken; what was not asked is a stroke. */
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
  const { paper, t, w, language } = openForm(data, { name: { zh: '人民调解申请书', en: "Application for people's mediation" }, ...(data.number ? { number: data.number } : {}) });
  data.parties.forEach((party, index) => partyTable(paper, sideName(data.parties, index, language), party));
  heading(paper, t('纠纷简要情况', 'What happened'));
  prose(paper, data.facts);
  heading(paper, t('当事人申请事项', 'What is asked for'));
  clauseList(paper, data.requests.map((text, index) => ({ label: `${index + 1}. `, text })));
  heading(paper, t('是否已经走过别的途径', 'Other ways already taken'));
  prose(paper, waysTaken(data.otherWays ?? {}, t));
  prose(paper, w(DECLARATION, DECLARATION_EN), { before: 10, keepWith: language === 'zh' ? KEEP : 0 });
  places(paper, partySlots(data.parties.filter(({ side }) => side === 'applicant')));
  paragraph(paper, longDate(data.signedOn, language), { align: 'right' });
  return paper.finish();
}

function waysTaken(ways: OtherWaysTaken, t: Wording): string {
  const names: [keyof OtherWaysTaken, string][] = [
    ['lawsuit', t('诉讼', 'court')],
    ['arbitration', t('仲裁', 'arbitration')],
    ['police', t('报警', 'police')],
    ['petition', t('信访', 'petition')],
  ];
  const said = (taken: boolean | undefined): string => (taken === undefined ? STROKE : taken ? t('是', 'yes') : t('否', 'no'));
  return names.map(([key, name]) => `${name}${t('：', ': ')}${said(ways[key])}`).join(t('；', '; '));
}
