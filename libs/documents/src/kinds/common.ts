import { inRegime, type Regime } from '@jiefen/mediation';
import { assertPrintable } from '../fonts/coverage.js';
import { note, numberLine, title } from '../layout/blocks.js';
import { Paper, type Language, type PaperOptions } from '../layout/paper.js';
import { codeBelow, type Verification } from '../layout/qr.js';

/** What every paper needs. `createdAt` comes from the caller's clock. */
export interface PaperData {
  createdAt: Date;
  language: Language;
  /** In whose words the paper is written; absent: people's mediation. */
  regime?: Regime;
}

/** A text in the words of the paper's regime. */
export function worded(data: Pick<PaperData, 'regime'>, text: string): string {
  return inRegime(data.regime ?? 'people', text);
}

/** A body that makes papers, with its name in both languages. */
export interface BodyName {
  zh: string;
  en?: string;
}

/** A natural person as the forms ask; only the name is needed. */
export interface PersonEntry {
  kind: 'person';
  name: string;
  gender?: 'male' | 'female';
  ethnicity?: string;
  age?: number;
  occupation?: string;
  phone?: string;
  address?: string;
  /** yyyy-mm-dd; only the confirmation set asks for it. */
  birthDate?: string;
  /** Only printed where a court asks for it. */
  idNumber?: string;
}

/** A company or another body as a party. */
export interface OrganizationEntry {
  kind: 'organization';
  name: string;
  address?: string;
  legalRepresentative?: string;
  representativePosition?: string;
  creditCode?: string;
  phone?: string;
}

/** Somebody who acts for a party; special authority may admit, change or waive a claim. */
export interface AgentEntry {
  name: string;
  authority: 'general' | 'special';
  phone?: string;
}

/** A party in the order of the paper. */
export interface PartyEntry {
  side: 'applicant' | 'respondent';
  who: PersonEntry | OrganizationEntry;
  agents?: readonly AgentEntry[];
  /** Signs with or for a child or an adult under guardianship (CC 23). */
  guardian?: { name: string; relation?: string; phone?: string };
}

/** Stands on every English side. */
export const TRANSLATION = 'Translation for reading only. Where it differs from the Chinese paper, the Chinese paper counts. Names and what people wrote or said stand as they are.';

/** A text in both languages. */
export interface Both {
  zh: string;
  en: string;
}

/** With a capital at the front, as at the start of a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const pick = (both: Both, language: Language): string => both[language];

export function bodyName(body: BodyName, language: Language): string {
  return language === 'en' ? (body.en ?? body.zh) : body.zh;
}

/** Checks every character of the data before the first is drawn, then opens the paper. */
export function openPaper(data: PaperData, options: Omit<PaperOptions, 'language' | 'createdAt'>): Paper {
  assertPrintable(data);
  return new Paper({ ...options, language: data.language, createdAt: data.createdAt });
}

/** What a form that exists in both languages is opened with. */
export interface Form {
  name: Both;
  /** Over the name: the body that makes the paper. */
  over?: BodyName;
  /** At the foot of each page, and in the title of the file. */
  number?: string;
  /** Under the name, where the form prints its number there: 卷号. */
  numbered?: Both;
}

/** Texts of a form in its language. */
export type Wording = (zh: string, en: string) => string;

/** Data of a form that is Chinese unless its translation is asked for. */
export interface FormData extends Omit<PaperData, 'language'> {
  language?: Language;
  verification?: Verification | undefined;
}

/** Opens a form with its name in the words of its regime (`w`); an English side says at once, and across every page, that it is a translation. */
export function openForm(data: FormData, form: Form): { paper: Paper; t: Wording; w: Wording; language: Language } {
  const language = data.language ?? 'zh';
  const t: Wording = (zh, en) => (language === 'zh' ? zh : en);
  // Words of the form only: a name or an account must not change its words with the regime.
  const w: Wording = (zh, en) => worded(data, t(zh, en));
  const name = w(form.name.zh, form.name.en);
  const paper = openPaper(
    { ...data, language },
    {
      title: `${[name, form.number].filter(Boolean).join(' ')}${t('', ' (translation)')}`,
      ...(form.number ? { footerLeft: form.number } : {}),
      ...codeBelow(data),
      ...(language === 'zh' ? {} : { watermark: 'TRANSLATION' }),
    },
  );
  title(paper, name, form.over && bodyName(form.over, language));
  if (form.numbered) numberLine(paper, form.numbered[language]);
  if (language === 'en') note(paper, TRANSLATION, { after: 6 });
  return { paper, t, w, language };
}

const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];

/** 甲方, 乙方 …; past the ten stems the parties are counted. */
export function partyLabel(index: number, language: Language): string {
  if (language === 'en') return `Party ${index < 26 ? String.fromCharCode(65 + index) : index + 1}`;
  const stem = STEMS[index];
  return stem ? `${stem}方` : `第 ${index + 1} 方`;
}

export const SIDE_NAMES: Record<PartyEntry['side'], Both> = {
  applicant: { zh: '申请人', en: 'applicant' },
  respondent: { zh: '被申请人', en: 'other side' },
};

const GENDERS: Record<'male' | 'female', Both> = { male: { zh: '男', en: 'male' }, female: { zh: '女', en: 'female' } };

export function genderName(gender: 'male' | 'female', language: Language): string {
  return GENDERS[gender][language];
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `2026-03-17` → `2026 年 3 月 17 日`. A date left open is a row of blanks for a pen. */
export function longDate(date: string | undefined, language: Language): string {
  if (date === undefined) return language === 'zh' ? '　　　　年　　月　　日' : 'Date: ____________';
  const [year = '', month = '', day = ''] = date.split('-');
  if (language === 'en') return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
  return `${year} 年 ${Number(month)} 月 ${Number(day)} 日`;
}

/** A day and an hour already in the zone of the body: `2026-03-17T19:30` → `2026 年 3 月 17 日 19:30`. */
export function longMoment(moment: string, language: Language): string {
  const [date, time] = moment.split('T');
  return time === undefined ? longDate(date, language) : `${longDate(date, language)} ${time.slice(0, 5)}`;
}

/** Stroke in a cell that stays empty, so that nothing can be written in later. */
export const STROKE = '／';

export function orStroke(text: string | number | undefined): string {
  return text === undefined || text === '' ? STROKE : String(text);
}

/**
 * The facts of a party, in the order of the form. What the form asks and nobody has told is a stroke on the Chinese paper, so that
 * nothing can be written in later; what only some people have (a guardian, an agent) is left out where there is none.
 */
export function particulars(party: PartyEntry, language: Language, court = false): { label: string; value: string }[] {
  const who = party.who;
  const zh = language === 'zh';
  const asked = (value: string | undefined): string | undefined => (value === undefined || value === '' ? (zh ? STROKE : undefined) : value);
  const rows: [string, string | undefined][] =
    who.kind === 'person'
      ? [
          [zh ? '姓名' : 'Name', who.name],
          [zh ? '性别' : 'Gender', asked(who.gender && genderName(who.gender, language))],
          [zh ? '民族' : 'Ethnic group', asked(who.ethnicity)],
          [zh ? '出生日期' : 'Born', court ? asked(who.birthDate && longDate(who.birthDate, language)) : undefined],
          [zh ? '年龄' : 'Age', court ? undefined : asked(who.age === undefined ? undefined : zh ? `${who.age} 岁` : String(who.age))],
          [zh ? (court ? '职业或工作单位' : '职业或职务') : 'Occupation', asked(who.occupation)],
          [zh ? '身份证件号码' : 'Identity number', court ? asked(who.idNumber) : undefined],
          [zh ? '联系方式' : 'Telephone', asked(who.phone)],
          [zh ? (court ? '住所' : '单位或住址') : 'Address', asked(who.address)],
        ]
      : [
          [zh ? '名称' : 'Name', who.name],
          [zh ? '统一社会信用代码' : 'Credit code', asked(who.creditCode)],
          [zh ? (court ? '住所' : '地址') : 'Address', asked(who.address)],
          [zh ? '法定代表人或负责人' : 'Representative', asked([who.legalRepresentative, who.representativePosition].filter(Boolean).join(zh ? '，' : ', '))],
          [zh ? '联系方式' : 'Telephone', asked(who.phone)],
        ];
  if (party.guardian) {
    const relation = party.guardian.relation;
    rows.push([zh ? '监护人' : 'Guardian', `${party.guardian.name}${relation ? (zh ? `（${relation}）` : ` (${relation})`) : ''}`]);
  }
  for (const agent of party.agents ?? []) {
    const authority = agent.authority === 'special' ? (zh ? '特别授权' : 'special authority') : zh ? '一般授权' : 'general authority';
    rows.push([zh ? '代理人' : 'Agent', `${agent.name}${zh ? `（${authority}）` : ` (${authority})`}`]);
  }
  return rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
}
