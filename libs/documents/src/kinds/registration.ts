import { note, numberLine, prose, title } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { longDate, openPaper, type BodyName, type PaperData, type PartyEntry, worded } from './common.js';
import { namesOf, officeSlot, partySlots, places } from './places.js';

/** Where a case came from (MOJ statistics). */
export const CASE_SOURCES = {
  application: '当事人申请',
  initiative: '人民调解委员会主动调解',
  court: '接受委托移送（法院）',
  prosecution: '接受委托移送（检察院）',
  police: '接受委托移送（公安）',
  petition: '接受委托移送（信访）',
  department: '接受委托移送（其他部门）',
} as const;
export type CaseSource = keyof typeof CASE_SOURCES;

/** 人民调解受理登记表 (forms 3.3). */
export interface RegistrationDocument extends Omit<PaperData, 'language'> {
  /** Number of the dossier. */
  number: string;
  committee: BodyName;
  parties: readonly PartyEntry[];
  acceptedOn: string;
  source: CaseSource;
  kind: string;
  facts: string;
  registrar: string;
  remark?: string;
}

export function renderRegistration(data: RegistrationDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: worded(data, `人民调解受理登记表 ${data.number}`), footerLeft: data.number });
  title(paper, worded(data, '人民调解受理登记表'), data.committee.zh);
  numberLine(paper, `卷号：${data.number}`);
  const how = data.source === 'initiative' ? '主动调解' : data.source === 'application' ? '依当事人申请' : '依委托移送';
  prose(paper, `${longDate(data.acceptedOn, 'zh')}，本${worded(data, '人民调解委员会')}${worded(data, how)}，经当事人同意，调解${namesOf(data.parties, 'zh')}之间的纠纷。`, { after: 8 });
  factTable(paper, [
    { label: '纠纷类型', value: data.kind, second: { label: '案件来源', value: CASE_SOURCES[data.source] } },
    { label: '申请人', value: namesOf(data.parties, 'zh', 'applicant') },
    { label: '被申请人', value: namesOf(data.parties, 'zh', 'respondent') },
    { label: '纠纷简要情况', value: data.facts },
    { label: '备注', value: data.remark },
  ]);
  places(paper, [...partySlots(data.parties, '签名'), officeSlot('registrar', '登记人', data.registrar)], { name: 'seal', caption: data.committee.zh, under: longDate(data.acceptedOn, 'zh') });
  note(paper, worded(data, '此表由人民调解委员会填写。'));
  return paper.finish();
}
