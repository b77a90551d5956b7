import { met, open, unmet, type Policy } from '../policy/policy.js';
import { addDays, daysBetween, type LocalDate } from '../time/local-date.js';

/** What the register knows of a people's mediation committee; null or empty while it is not written down. Days are `yyyy-mm-dd` as they are kept. */
export interface CommitteeRegister<Day extends string = string> {
  readonly members: number | null;
  readonly women: number | null;
  readonly minorityMembers: number | null;
  /** The area is lived in by people of several nationalities; null while nobody said. */
  readonly mixedArea: boolean | null;
  readonly since: Day | null;
  readonly until: Day | null;
  readonly countyBureau: string;
  /** The day on which the county bureau told the basic court. */
  readonly courtToldOn: Day | null;
}

/** The register with the day it is looked at, and the seal of the body. */
export interface CommitteeFacts extends CommitteeRegister<LocalDate> {
  readonly today: LocalDate;
  readonly sealName: string;
}

/** Days before the end of a term from which on the register reminds: an election takes its time. */
export const TERM_SOON_DAYS = 90;

const APPLIED_IN = 'administration: register of committees; shown, never a bar to a case';

const threeToNine: Policy<CommitteeFacts> = {
  id: 'committee.three-to-nine-members',
  summary: { zh: '人民调解委员会由三至九人组成', en: 'A committee has three to nine members' },
  sources: [{ law: 'RMTJ', article: '8' }],
  appliedIn: APPLIED_IN,
  judge: ({ members }) => (members === null ? open('committee.members-unknown') : members < 3 || members > 9 ? unmet('committee.members-not-three-to-nine', { n: members }) : met),
};

const aWoman: Policy<CommitteeFacts> = {
  id: 'committee.has-a-woman',
  summary: { zh: '应当有妇女成员', en: 'Women are among the members' },
  sources: [{ law: 'RMTJ', article: '8' }],
  appliedIn: APPLIED_IN,
  judge: ({ women }) => (women === null ? open('committee.women-unknown') : women < 1 ? unmet('committee.no-woman') : met),
};

const aMinorityMember: Policy<CommitteeFacts> = {
  id: 'committee.minority-where-mixed',
  summary: { zh: '多民族居住的地区，应当有人数较少民族的成员', en: 'Where several nationalities live, the smaller ones are among the members' },
  sources: [{ law: 'RMTJ', article: '8' }],
  appliedIn: APPLIED_IN,
  judge: ({ mixedArea, minorityMembers }) => {
    if (mixedArea === null) return open('committee.area-unknown');
    if (!mixedArea) return met;
    return minorityMembers === null ? open('committee.minority-unknown') : minorityMembers < 1 ? unmet('committee.no-minority-member') : met;
  },
};

const threeYears: Policy<CommitteeFacts> = {
  id: 'committee.term-three-years',
  summary: { zh: '每届任期三年；到期以前换届，可以连选连任', en: 'A term is three years; the election is held before it ends, and members may be elected again' },
  sources: [{ law: 'RMTJ', article: '9' }],
  appliedIn: APPLIED_IN,
  judge: ({ since, until, today }) => {
    if (since === null || until === null) return open('committee.term-unknown');
    if (until < since || until > threeYearsFrom(since)) return unmet('committee.term-not-three-years', { until });
    if (until < today) return unmet('committee.term-over', { until });
    return until <= addDays(today, TERM_SOON_DAYS) ? open('committee.term-soon', { until, days: daysBetween(today, until) }) : met;
  },
};

const sealKnown: Policy<CommitteeFacts> = {
  id: 'committee.has-its-seal',
  summary: { zh: '登记了印章：调解协议要盖它', en: 'Its seal is registered: agreements carry it' },
  sources: [{ law: 'RMTJ', article: '29' }],
  appliedIn: APPLIED_IN,
  judge: ({ sealName }) => (sealName.trim() === '' ? open('committee.seal-unknown') : met),
};

const courtWasTold: Policy<CommitteeFacts> = {
  id: 'committee.court-was-told',
  summary: { zh: '县级司法行政部门统计委员会和人员，及时通报所在地基层人民法院', en: 'The county bureau of justice counts the committees and their members and informs the basic court' },
  sources: [{ law: 'RMTJ', article: '10' }],
  appliedIn: APPLIED_IN,
  judge: ({ countyBureau, courtToldOn, since, today }) => {
    if (countyBureau.trim() === '') return open('committee.bureau-unknown');
    if (courtToldOn === null) return open('committee.court-not-told');
    // What was told before this term names the members of another.
    return courtToldOn > today || (since !== null && courtToldOn < since) ? open('committee.court-not-told') : met;
  },
};

/** The register of a committee (RMTJ 7–10, 34). Hints for whoever keeps it; no case ever waits for them. */
export const COMMITTEE_POLICIES: readonly Policy<CommitteeFacts>[] = [threeToNine, aWoman, aMinorityMember, threeYears, sealKnown, courtWasTold];

/** A term that began on a day ends at the latest on the same day three years on. */
function threeYearsFrom(since: LocalDate): LocalDate {
  return `${String(Number(since.slice(0, 4)) + 3)}${since.slice(4)}` as LocalDate;
}
