import { note, prose } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { bodyName, longDate, openForm, type BodyName, type Both, type FormData, type PartyEntry } from './common.js';
import { namesOf, officeSlot, partySlots, places } from './places.js';

/** Where a case came from (MOJ statistics). */
export const CASE_SOURCES = {
  application: { zh: '当事人申请', en: 'application of a party' },
  initiative: { zh: '人民调解委员会主动调解', en: 'the committee came by itself' },
  court: { zh: '接受委托移送（法院）', en: 'referred by a court' },
  prosecution: { zh: '接受委托移送（检察院）', en: 'referred by a procuratorate' },
  police: { zh: '接受委托移送（公安）', en: 'referred by the police' },
  petition: { zh: '接受委托移送（信访）', en: 'referred by a petition office' },
  department: { zh: '接受委托移送（其他部门）', en: 'referred by another authority' },
} as const satisfies Record<string, Both>;
export type CaseSource = keyof typeof CASE_SOURCES;

/** 人民调解受理登记表 (forms 3.3). */
export interface RegistrationDocument extends FormData {
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
  const { paper, t, w, language } = openForm(data, {
    name: { zh: '人民调解受理登记表', en: 'Registration of a case accepted for mediation' },
    over: data.committee,
    number: data.number,
    numbered: { zh: `卷号：${data.number}`, en: `Dossier no. ${data.number}` },
  });
  const how = data.source === 'initiative' ? t('主动调解', 'of its own accord') : data.source === 'application' ? t('依当事人申请', 'on application') : t('依委托移送', 'on referral');
  const [day, names] = [longDate(data.acceptedOn, language), namesOf(data.parties, language)];
  prose(paper, t(`${day}，本${w('人民调解委员会', '')}${how}，经当事人同意，调解${names}之间的纠纷。`, `On ${day} the committee, ${how} and with the consent of the parties, took up the dispute between ${names}.`), { after: 8 });
  factTable(paper, [
    { label: t('纠纷类型', 'Kind'), value: data.kind, second: { label: t('案件来源', 'Source'), value: CASE_SOURCES[data.source][language] } },
    { label: t('申请人', 'Applicant'), value: namesOf(data.parties, language, 'applicant') },
    { label: t('被申请人', 'Other side'), value: namesOf(data.parties, language, 'respondent') },
    { label: t('纠纷简要情况', 'What happened'), value: data.facts },
    { label: t('备注', 'Remark'), value: data.remark },
  ]);
  places(paper, [...partySlots(data.parties, '签名'), officeSlot('registrar', '登记人', data.registrar)], { name: 'seal', caption: bodyName(data.committee, language), under: day });
  note(paper, w('此表由人民调解委员会填写。', 'Filled in by the committee.'));
  return paper.finish();
}
