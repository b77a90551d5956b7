import { localDate, parseYuan } from '@jiefen/mediation';
import { normalizePhone, type FileCase } from '@jiefen/mediation/wire';
import type { Language } from '../../../i18n/texts.js';
import type { FilingDraft } from './filing-draft.js';

/** Shape of a filing before the server has read it: amounts as digits, as typed on the wire. */
export type FilingRequest = Omit<FileCase, 'amountFen' | 'otherSide'> & { amountFen?: string; otherSide: { kind: FilingDraft['otherKind']; name: string; phone?: string; note?: string } };

/** The draft as it is sent. Empty answers are left out. */
export function requestOf(draft: FilingDraft, name: string, language: Language): FilingRequest {
  const amount = parseYuan(draft.amount);
  const phone = normalizePhone(draft.otherPhone);
  const note = draft.otherNote.trim();
  return {
    code: draft.code?.code ?? '',
    kind: draft.code?.kind ?? (draft.kind === '' ? 'other' : draft.kind),
    whatHappened: draft.story.trim(),
    ...(draft.happenedOn === '' ? {} : { happenedOn: draft.happenedOn }),
    ...(draft.place.trim() === '' ? {} : { place: draft.place.trim() }),
    otherSide: { kind: draft.otherKind, name: draft.otherName.trim(), ...(phone === undefined ? {} : { phone }), ...(note === '' ? {} : { note }) },
    wish: draft.wish.trim(),
    ...(amount === undefined ? {} : { amountFen: String(amount) }),
    elsewhere: draft.elsewhere,
    supportNeeds: [...draft.needs],
    fileIds: draft.attachments.flatMap(({ uploadId }) => (uploadId === undefined ? [] : [uploadId])),
    ...(draft.diagnosis === null ? {} : { diagnosis: draft.diagnosis }),
    applicant: { name },
    ...(draft.forWard ? { onBehalfOf: { name: draft.wardName.trim(), birthDate: localDate(draft.wardBirth), relation: draft.wardRelation.trim(), ...(draft.wardAdjudged ? { adjudged: 'limited' as const } : {}) } } : {}),
    language,
    privacyConsent: true,
    shareConsent: true,
  };
}

/** Where a field that the server refuses is asked. */
export const QUESTION_OF_FIELD: Readonly<Record<string, string>> = {
  code: 'kind',
  kind: 'kind',
  whatHappened: 'story',
  fileIds: 'story',
  happenedOn: 'where',
  place: 'where',
  otherSide: 'other',
  wish: 'want',
  amountFen: 'want',
  supportNeeds: 'support',
  applicant: 'you',
  onBehalfOf: 'support',
  birthDate: 'support',
};
