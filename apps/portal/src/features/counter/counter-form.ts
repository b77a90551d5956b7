import { MAX_FEN, parseYuan, type DisputeKind } from '@jiefen/mediation';
import { normalizePhone, type SupportNeed } from '@jiefen/mediation/wire';

/** What a clerk types while somebody tells it: everything as typed, judged only on the button. */
export interface CounterForm {
  code: string;
  kind: DisputeKind | '';
  name: string;
  phone: string;
  idNumber: string;
  address: string;
  story: string;
  happenedOn: string;
  place: string;
  wish: string;
  amount: string;
  otherKind: 'person' | 'organization';
  otherName: string;
  otherPhone: string;
  otherNote: string;
  elsewhere: 'none' | 'court' | 'arbitration' | 'police' | 'petition';
  needs: SupportNeed[];
  way: 'signedPaper' | 'voice' | 'inPresence' | '';
  consentNote: string;
  use: boolean;
  share: boolean;
}

export function emptyForm(): CounterForm {
  return {
    code: '', kind: '', name: '', phone: '', idNumber: '', address: '', story: '', happenedOn: '', place: '', wish: '', amount: '', otherKind: 'person', otherName: '', otherPhone: '', otherNote: '',
    elsewhere: 'none', needs: [], way: '', consentNote: '', use: false, share: false,
  };
}

/** What must be mended, by field, each with the code whose sentence says how. */
export function flawsOf(form: CounterForm, files: number, today: string): Record<string, string> {
  const flaws: Record<string, string> = {};
  const blank = (text: string): boolean => text.trim() === '';
  if (form.code === '') flaws['code'] = 'counter.missing.code';
  if (form.kind === '') flaws['kind'] = 'counter.missing.kind';
  if (blank(form.name)) flaws['name'] = 'counter.missing.name';
  if (normalizePhone(form.phone) === undefined) flaws['phone'] = 'error.phone.invalid';
  if (blank(form.story) && files === 0) flaws['story'] = 'counter.missing.story';
  if (form.happenedOn > today) flaws['happenedOn'] = 'counter.missing.future';
  if (blank(form.wish)) flaws['wish'] = 'counter.missing.wish';
  const amount = parseYuan(form.amount);
  if (!blank(form.amount) && (amount === undefined || amount < 0)) flaws['amount'] = 'error.amount.invalid';
  if (amount !== undefined && amount > MAX_FEN) flaws['amount'] = 'error.amount.too-large';
  if (blank(form.otherName) && blank(form.otherNote)) flaws['otherName'] = 'counter.missing.other';
  if (!blank(form.otherPhone) && normalizePhone(form.otherPhone) === undefined) flaws['otherPhone'] = 'error.phone.invalid';
  if (form.way === '') flaws['way'] = 'counter.missing.way';
  if (blank(form.consentNote)) flaws['consentNote'] = 'counter.missing.consent-note';
  if (!form.use || !form.share) flaws['use'] = 'counter.missing.consent';
  return flaws;
}

/** The filing as it is sent; empty answers are left out. */
export function requestOf(form: CounterForm, fileIds: readonly string[], language: 'zh' | 'en'): object {
  const optional = (key: string, text: string): Record<string, string> => (text.trim() === '' ? {} : { [key]: text.trim() });
  const amount = parseYuan(form.amount);
  return {
    code: form.code,
    kind: form.kind,
    whatHappened: form.story.trim(),
    ...optional('happenedOn', form.happenedOn),
    ...optional('place', form.place),
    otherSide: { kind: form.otherKind, name: form.otherName.trim(), ...optional('phone', form.otherPhone), ...optional('note', form.otherNote) },
    wish: form.wish.trim(),
    ...(form.amount.trim() === '' || amount === undefined ? {} : { amountFen: String(amount) }),
    elsewhere: form.elsewhere,
    supportNeeds: [...form.needs],
    fileIds: [...fileIds],
    applicant: { name: form.name.trim(), phone: form.phone.trim(), ...optional('address', form.address), ...optional('idNumber', form.idNumber) },
    language,
    privacyConsent: true,
    shareConsent: true,
    helperConsent: { way: form.way, note: form.consentNote.trim() },
  };
}

/** Where a field that the server refuses stands on the form. */
export const FIELD_ON_FORM: Readonly<Record<string, string>> = {
  'applicant.name': 'name',
  'applicant.phone': 'phone',
  'applicant.idNumber': 'idNumber',
  'applicant.address': 'address',
  'otherSide.phone': 'otherPhone',
  'otherSide.name': 'otherName',
  'helperConsent.note': 'consentNote',
  whatHappened: 'story',
  amountFen: 'amount',
};
