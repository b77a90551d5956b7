import { RETENTION, type RetentionId } from '@jiefen/mediation';

export interface RetentionRule {
  readonly id: RetentionId;
  readonly days: number;
  readonly sql: string;
}

/** How each is removed once its time is over: what is older than `$1`. Answers one row for each removed thing, with `storage_key` where a file goes along. */
const REMOVAL: Readonly<Record<RetentionId, string>> = {
  'one-time-codes': `DELETE FROM one_time_codes WHERE created_at < $1 AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.code_id = one_time_codes.id)`,
  'login-sessions': `DELETE FROM login_sessions WHERE coalesce(ended_at, expires_at) < $1`,
  'filing-drafts': `DELETE FROM filing_drafts WHERE saved_at < $1`,
  'loose-uploads': `DELETE FROM exhibits WHERE case_id IS NULL AND created_at < $1 RETURNING storage_key`,
  messages: `DELETE FROM messages WHERE created_at < $1`,
  'identity-numbers': `UPDATE identity_checks k SET number_cipher = NULL FROM cases c WHERE c.id = k.case_id AND k.number_cipher IS NOT NULL AND c.ended_at < $1`,
  notices: `DELETE FROM notices WHERE created_at < $1`,
  'data-requests': `DELETE FROM data_requests WHERE answered_at < $1`,
};

/** Everything that is no part of a dossier. A dossier's own time is set by the archive rules of the committee (forms 3.9). */
export const RETENTION_RULES: readonly RetentionRule[] = (Object.keys(REMOVAL) as RetentionId[]).map((id) => ({ id, days: RETENTION[id].days, sql: REMOVAL[id] }));
