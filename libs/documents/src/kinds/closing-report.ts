import { TERMINATION_REASONS, type TerminationReason } from '@jiefen/mediation';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { bodyName, longDate, openForm, type BodyName, type FormData, type PartyEntry } from './common.js';
import { namesOf, officeSlot, places } from './places.js';
import { CASE_SOURCES, type CaseSource } from './registration.js';

/** 结案报告表 (forms 3.8). */
export interface ClosingReportDocument extends FormData {
  number: string;
  committee: BodyName;
  filledOn: string;
  handler: string;
  acceptedOn: string;
  closedOn: string;
  parties: readonly PartyEntry[];
  source: CaseSource;
  kind: string;
  facts: string;
  ending: TerminationReason;
  result: string;
  agreementNumber?: string;
  performance?: string;
  remark?: string;
}

export function renderClosingReport(data: ClosingReportDocument): Promise<RenderedDocument> {
  const { paper, t, language } = openForm(data, { name: { zh: '结案报告表', en: 'Report on a closed case' }, over: data.committee, number: data.number });
  const day = (date: string) => longDate(date, language);
  const committee = bodyName(data.committee, language);
  factTable(paper, [
    { label: t('卷号', 'Dossier no.'), value: data.number, second: { label: t('填表时间', 'Filled in on'), value: day(data.filledOn) } },
    { label: t('承办单位', 'Body'), value: committee, second: { label: t('承办人', 'In charge'), value: data.handler } },
    { label: t('受案时间', 'Accepted on'), value: day(data.acceptedOn), second: { label: t('结案时间', 'Closed on'), value: day(data.closedOn) } },
    { label: t('申请人', 'Applicant'), value: namesOf(data.parties, language, 'applicant') },
    { label: t('被申请人', 'Other side'), value: namesOf(data.parties, language, 'respondent') },
    { label: t('纠纷类型', 'Kind'), value: data.kind, second: { label: t('案件来源', 'Source'), value: CASE_SOURCES[data.source][language] } },
    { label: t('纠纷简要事实', 'What happened'), value: data.facts },
    { label: t('结案方式', 'Ending'), value: TERMINATION_REASONS[data.ending][language], second: { label: t('协议编号', 'Agreement no.'), value: data.agreementNumber } },
    { label: t('调解结果', 'Result'), value: data.result },
    { label: t('履行情况', 'Carried out'), value: data.performance },
    { label: t('备注', 'Remark'), value: data.remark },
  ]);
  places(paper, [officeSlot('handler', '承办人', data.handler), officeSlot('head', '负责人')], { name: 'seal', caption: committee, under: day(data.filledOn) });
  return paper.finish();
}
