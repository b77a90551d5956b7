/** What is kept how long, and why (PIPL 19: the shortest time that is needed). Days are counted from the column named. */
export interface RetentionRule {
  readonly id: string;
  readonly days: number;
  readonly reason: string;
  /** Removes what is older than `$1`; answers one row for each removed thing, with `storage_key` where a file goes along. */
  readonly sql: string;
}

/** Everything that is no part of a dossier. A dossier's own time is set by the archive rules of the committee (forms 3.9). */
export const RETENTION_RULES: readonly RetentionRule[] = [
  {
    id: 'one-time-codes',
    days: 2,
    reason: 'A code is good for ten minutes; a day more shows how often a number asked.',
    sql: `DELETE FROM one_time_codes WHERE created_at < $1 AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.code_id = one_time_codes.id)`,
  },
  { id: 'login-sessions', days: 30, reason: 'An ended log-in is of use only for finding a misuse.', sql: `DELETE FROM login_sessions WHERE coalesce(ended_at, expires_at) < $1` },
  { id: 'filing-drafts', days: 90, reason: 'Who did not go on for three months begins anew.', sql: `DELETE FROM filing_drafts WHERE saved_at < $1` },
  {
    id: 'loose-uploads',
    days: 30,
    reason: 'A photo that never became part of a filing is nobody’s evidence.',
    sql: `DELETE FROM exhibits WHERE case_id IS NULL AND created_at < $1 RETURNING storage_key`,
  },
  {
    id: 'messages',
    days: 90,
    reason: 'The text was delivered; that it was sent stays in the audit trail.',
    sql: `DELETE FROM messages WHERE created_at < $1`,
  },
  {
    id: 'identity-numbers',
    days: 90,
    reason: 'Kept to hold a second look against the first; that it was seen, and its masked form, stay with the check.',
    sql: `UPDATE identity_checks k SET number_cipher = NULL FROM cases c WHERE c.id = k.case_id AND k.number_cipher IS NOT NULL AND c.ended_at < $1`,
  },
  { id: 'notices', days: 365, reason: 'The timeline of the case says the same for as long as the case is kept.', sql: `DELETE FROM notices WHERE created_at < $1` },
];
