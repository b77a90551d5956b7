import { MAX_FEN, parseYuan } from '@jiefen/mediation';
import { normalizePhone } from '@jiefen/mediation/wire';
import type { TextParams } from '../../../i18n/texts.js';
import type { FilingDraft } from './filing-draft.js';

/** The questions in their order; `code` and `check` follow and are not counted. */
export const QUESTIONS = ['kind', 'story', 'where', 'other', 'want', 'support', 'you'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Something to mend: the field, and the code whose sentence says how. */
export interface Flaw {
  readonly field: string;
  readonly code: string;
  readonly params?: TextParams;
}

/** The questions of this draft: a code for one kind of dispute has answered the first; who is logged in has answered the last. */
export function questionsOf(draft: Pick<FilingDraft, 'code'>, loggedInAs: string | undefined): Question[] {
  return QUESTIONS.filter((question) => !(question === 'kind' && draft.code?.kind) && !(question === 'you' && loggedInAs));
}

/** What must be mended before this question is left. Whether it is allowed is for the rules on the server. */
export function flawsOf(question: Question, draft: FilingDraft, today: string): Flaw[] {
  switch (question) {
    case 'kind':
      return draft.kind === '' ? [{ field: 'kind', code: 'kind.missing' }] : [];
    case 'story':
      return draft.story.trim() === '' && !draft.attachments.some(({ kind }) => kind === 'voice') ? [{ field: 'story', code: 'what-happened.missing' }] : [];
    case 'where':
      return draft.happenedOn > today ? [{ field: 'happenedOn', code: 'date.in-future' }] : [];
    case 'other': {
      const flaws: Flaw[] = draft.otherName.trim() === '' && draft.otherNote.trim() === '' ? [{ field: 'otherName', code: 'other-side.missing' }] : [];
      return [...flaws, ...phoneFlaws('otherPhone', draft.otherPhone, true)];
    }
    case 'want': {
      const flaws: Flaw[] = draft.wish.trim() === '' ? [{ field: 'wish', code: 'wish.missing' }] : [];
      return [...flaws, ...amountFlaws(draft.amount)];
    }
    case 'support':
      return draft.forWard ? wardFlaws(draft, today) : [];
    case 'you': {
      const flaws: Flaw[] = draft.name.trim() === '' ? [{ field: 'name', code: 'name.missing' }] : [];
      return [...flaws, ...phoneFlaws('phone', draft.phone, false)];
    }
  }
}

/** Who files for a ward names the ward, the birthday and what they are to each other. Whether it is a ward at all is for the rules. */
function wardFlaws(draft: FilingDraft, today: string): Flaw[] {
  return [
    ...(draft.wardName.trim() === '' ? [{ field: 'wardName', code: 'ward-name.missing' }] : []),
    ...(draft.wardBirth === '' ? [{ field: 'wardBirth', code: 'ward-birth.missing' }] : draft.wardBirth > today ? [{ field: 'wardBirth', code: 'date.in-future' }] : []),
    ...(draft.wardRelation.trim() === '' ? [{ field: 'wardRelation', code: 'ward-relation.missing' }] : []),
  ];
}

/** A phone that cannot be right, with the number of digits it has: the person sees at once what is missing. */
export function phoneFlaws(field: string, typed: string, mayBeEmpty: boolean): Flaw[] {
  if (typed.trim() === '') return mayBeEmpty ? [] : [{ field, code: 'phone.missing' }];
  if (normalizePhone(typed) !== undefined) return [];
  const n = typed.normalize('NFKC').replace(/^\s*(\+?86|0086)[\s-]*/, '').replace(/\D/g, '').length;
  return [n === 11 ? { field, code: 'phone.not-mobile' } : { field, code: 'phone.wrong-length', params: { n } }];
}

function amountFlaws(typed: string): Flaw[] {
  if (typed.trim() === '') return [];
  const amount = parseYuan(typed);
  if (amount === undefined) return [{ field: 'amount', code: 'amount.invalid' }];
  if (amount < 0) return [{ field: 'amount', code: 'amount.negative' }];
  return amount > MAX_FEN ? [{ field: 'amount', code: 'amount.too-large' }] : [];
}
