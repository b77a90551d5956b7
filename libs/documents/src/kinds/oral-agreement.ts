import { chineseNumber, numberLine, title } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { longDate, openPaper, type BodyName, type PaperData, type PartyEntry } from './common.js';
import { officeSlot, partySlots, partyTable, places, sideLabel } from './places.js';

/** 人民调解口头协议登记表 (forms 3.8): what people agreed without wanting a written agreement (PML 28). */
export interface OralAgreementDocument extends Omit<PaperData, 'language'> {
  number: string;
  committee: BodyName;
  parties: readonly PartyEntry[];
  facts: string;
  clauses: readonly string[];
  performance: string;
  mediator: string;
  recorder: string;
  agreedOn: string;
}

export function renderOralAgreement(data: OralAgreementDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `人民调解口头协议登记表 ${data.number}`, footerLeft: data.number });
  title(paper, '人民调解口头协议登记表', data.committee.zh);
  numberLine(paper, `编号：${data.number}`);
  data.parties.forEach((party, index) => partyTable(paper, sideLabel(data.parties, index), party));
  factTable(paper, [
    { label: '纠纷主要事实、争议事项', value: data.facts },
    { label: '经调解达成的协议内容', value: data.clauses.map((text, index) => `${chineseNumber(index + 1)}、${text}`).join('\n') },
    { label: '履行方式、时限', value: data.performance },
  ]);
  places(paper, [...partySlots(data.parties, '签名或按指印'), officeSlot('mediator', '人民调解员', data.mediator), officeSlot('recorder', '记录人', data.recorder)], { name: 'seal', caption: data.committee.zh, under: longDate(data.agreedOn, 'zh') });
  return paper.finish();
}
