import { chineseNumber, note } from '../layout/blocks.js';
import { factTable, type FactRow } from '../layout/facts.js';
import type { Paper } from '../layout/paper.js';
import { QR_SIZE, verificationBlock, type Verification } from '../layout/qr.js';
import { SEAL, signatureSlots, SLOT_ROW, type SealSlot, type SignatureSlot } from '../layout/signatures.js';
import { capital, genderName, SIDE_NAMES, type PartyEntry } from './common.js';

/** Places for all parties: 申请人（签名盖章或按指印）, counted when there are several on a side. */
export function partySlots(parties: readonly PartyEntry[], how = '签名盖章或按指印', prefix = 'party'): SignatureSlot[] {
  return parties.map((party, index) => ({
    name: `${prefix}-${index + 1}`,
    caption: `${sideLabel(parties, index)}（${how}）：`,
    person: party.who.name,
  }));
}

/** 申请人, 被申请人一, 被申请人二 … */
export function sideLabel(parties: readonly PartyEntry[], index: number): string {
  const party = parties[index];
  if (!party) return '';
  const same = parties.filter(({ side }) => side === party.side);
  const place = parties.slice(0, index + 1).filter(({ side }) => side === party.side).length;
  return `${SIDE_NAMES[party.side].zh}${same.length > 1 ? chineseNumber(place) : ''}`;
}

/** One place for a person in an office: 登记人（签名）. */
export function officeSlot(name: string, office: string, person?: string): SignatureSlot {
  return { name, caption: `${office}（签名）：`, ...(person === undefined ? {} : { person }) };
}

/** Places for mediators and recorder; a mediator who also kept the record signs once, in both offices. */
export function mediatorSlots(mediators: readonly string[], recorder: string | undefined, mediator = '人民调解员'): SignatureSlot[] {
  const [first] = mediators;
  const both = recorder === undefined || recorder === first;
  return [
    ...mediators.map((person, index) => officeSlot(index === 0 ? 'mediator' : `mediator-${index + 1}`, index === 0 && both ? `${mediator}、记录人` : mediator, person)),
    ...(both && first !== undefined ? [] : [officeSlot('recorder', '记录人', recorder)]),
  ];
}

/** Height of the first row of places; the words that are signed stay on its page. */
export const KEEP = 108;

/** Space, then the places to sign, and the seal with the last of them. A translation only says who signs: it has no places. */
export function places(paper: Paper, slots: readonly SignatureSlot[], seal?: SealSlot, verification?: Verification): void {
  if (paper.language === 'en') {
    signedElsewhere(paper, slots, seal);
    if (verification) verificationBlock(paper, verification);
    return;
  }
  paper.y += 12;
  signatureSlots(paper, slots, seal, verification);
}

/** Height of that many places with a seal below them. */
export const placesHeight = (slots: number): number => 12 + Math.ceil(slots / 2) * SLOT_ROW + SEAL + 4;

/** Who signs in which office, by the name of the place. */
const OFFICES: Readonly<Record<string, string>> = {
  party: 'party', 'facts-party': 'party', mediator: 'mediator', recorder: 'recorder', investigator: 'asked by', asked: 'person asked', registrar: 'registrar', visitor: 'follow-up by', handler: 'in charge', head: 'head of the committee',
  checker: 'checked by', portal: 'issued by',
};

function signedElsewhere(paper: Paper, slots: readonly SignatureSlot[], seal: SealSlot | undefined): void {
  // The code of the paper does not go over the page alone.
  const people = slots.map(({ name, person }) => `${person ?? 'not named'} (${OFFICES[name.replace(/-\d+$/, '')] ?? 'signer'})`);
  const all = [...people, ...(seal ? [`seal of ${seal.caption}`] : [])];
  if (all.length > 0) note(paper, `Signed on the Chinese paper: ${all.join('; ')}.`, { before: 10, keepWith: paper.options.footerRight ? QR_SIZE + 14 : 0 });
}

/** A party as the boxed forms ask, every question printed; an empty answer has a stroke. */
export function partyTable(paper: Paper, label: string, party: PartyEntry): void {
  const zh = paper.language === 'zh';
  const who = party.who;
  const t = (chinese: string, english: string) => (zh ? chinese : english);
  const agents = party.agents?.map((agent) => agent.name).join(t('、', ', '));
  const guardian = party.guardian && `${party.guardian.name}${party.guardian.relation ? t(`（${party.guardian.relation}）`, ` (${party.guardian.relation})`) : ''}`;
  const actors: FactRow[] = [...(guardian ? [{ label: t('监护人', 'Guardian'), value: guardian }] : []), { label: t('代理人', 'Agent'), value: agents }];
  if (who.kind === 'person') {
    factTable(paper, [
      { label, value: who.name, second: { label: t('性别', 'Gender'), value: who.gender && genderName(who.gender, paper.language) } },
      { label: t('民族', 'Ethnic group'), value: who.ethnicity, second: { label: t('年龄', 'Age'), value: who.age } },
      { label: t('职业或职务', 'Occupation'), value: who.occupation, second: { label: t('联系方式', 'Telephone'), value: who.phone } },
      { label: t('单位或住址', 'Address'), value: who.address },
      ...actors,
    ]);
    return;
  }
  const head = [who.legalRepresentative, who.representativePosition].filter(Boolean).join(t('，', ', '));
  factTable(paper, [
    { label, value: who.name },
    { label: t('统一社会信用代码', 'Credit code'), value: who.creditCode, second: { label: t('联系方式', 'Telephone'), value: who.phone } },
    { label: t('法定代表人及职务', 'Representative'), value: head },
    { label: t('地址', 'Address'), value: who.address },
    ...actors,
  ]);
}

/** Heads of the parties as the boxed forms print them: 申请人, 被申请人二; in English only the side. */
export function sideName(parties: readonly PartyEntry[], index: number, language: 'zh' | 'en'): string {
  const party = parties[index];
  if (language === 'zh' || !party) return sideLabel(parties, index);
  return capital(SIDE_NAMES[party.side].en);
}

/** Names of the parties joined as in a sentence. */
export function namesOf(parties: readonly PartyEntry[], language: 'zh' | 'en', side?: PartyEntry['side']): string {
  return parties
    .filter((party) => side === undefined || party.side === side)
    .map((party) => party.who.name)
    .join(language === 'zh' ? '、' : ', ');
}
