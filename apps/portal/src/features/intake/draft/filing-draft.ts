import type { DisputeKind } from '@jiefen/mediation';
import type { ResolutionCodeView, SupportNeed } from '@jiefen/mediation/wire';

/** A photo, paper or voice note of the draft. The bytes lie beside it under its id until they are uploaded. */
export interface Attachment {
  readonly id: string;
  readonly kind: 'photo' | 'file' | 'voice';
  readonly name: string;
  readonly size: number;
  readonly seconds?: number;
  /** Id on the server once uploaded: never sent twice. */
  readonly uploadId?: string;
}

/** All answers as they were typed: nothing is mended or thrown away before the person presses the button. */
export interface FilingDraft {
  /** What the scanned code stands for; kept so that the draft works without a network. */
  code: ResolutionCodeView | null;
  kind: DisputeKind | '';
  story: string;
  place: string;
  happenedOn: string;
  otherKind: 'person' | 'organization';
  otherName: string;
  otherPhone: string;
  otherNote: string;
  wish: string;
  amount: string;
  elsewhere: 'none' | 'court' | 'arbitration' | 'police' | 'petition';
  needs: SupportNeed[];
  /** Filed as guardian for a child or an adult without full capacity. */
  forWard: boolean;
  wardName: string;
  wardBirth: string;
  wardRelation: string;
  wardAdjudged: boolean;
  name: string;
  phone: string;
  agreedUse: boolean;
  agreedShare: boolean;
  attachments: Attachment[];
  /** Answers of the guided diagnosis, when the resident brought them along. */
  diagnosis: Record<string, unknown> | null;
  /** One key for this filing, however often it is sent. */
  key: string;
  changedAt: number;
}

export function emptyDraft(key: string): FilingDraft {
  return {
    code: null,
    kind: '',
    story: '',
    place: '',
    happenedOn: '',
    otherKind: 'person',
    otherName: '',
    otherPhone: '',
    otherNote: '',
    wish: '',
    amount: '',
    elsewhere: 'none',
    needs: [],
    forWard: false,
    wardName: '',
    wardBirth: '',
    wardRelation: '',
    wardAdjudged: false,
    name: '',
    phone: '',
    agreedUse: false,
    agreedShare: false,
    attachments: [],
    diagnosis: null,
    key,
    changedAt: 0,
  };
}

/** Takes a stored draft up, whatever release wrote it: known fields of the right type, nothing else. */
export function draftOf(stored: unknown, key: string): FilingDraft {
  const draft = emptyDraft(key);
  if (typeof stored !== 'object' || stored === null) return draft;
  const found = stored as Partial<Record<keyof FilingDraft, unknown>>;
  for (const name of Object.keys(draft) as (keyof FilingDraft)[]) {
    const value = found[name];
    const wanted = draft[name];
    const fits = wanted === null ? typeof value === 'object' : Array.isArray(wanted) ? Array.isArray(value) : typeof value === typeof wanted;
    if (value !== undefined && fits) Object.assign(draft, { [name]: value });
  }
  return draft;
}

/** Of two kept copies the one that was written later: the drawer's, or the last words left when the page was closed. */
export function laterOf(kept: unknown, lastWords: string | undefined): unknown {
  if (lastWords === undefined) return kept;
  try {
    const words: unknown = JSON.parse(lastWords);
    return changedAtOf(words) > changedAtOf(kept) ? words : kept;
  } catch {
    return kept;
  }
}

function changedAtOf(stored: unknown): number {
  const at = typeof stored === 'object' && stored !== null && 'changedAt' in stored ? stored.changedAt : 0;
  return typeof at === 'number' ? at : 0;
}

/** Whether anything was said yet: an opened page is no draft. */
export function hasContent(draft: FilingDraft): boolean {
  return draft.kind !== '' || draft.attachments.length > 0 || [draft.story, draft.place, draft.otherName, draft.otherNote, draft.wish, draft.amount].some((text) => text.trim() !== '');
}
