/**
 * What a party may do next where no deadline says so: mark times, take one, come, sign. Read from the facts of those
 * steps, so that it is gone the moment it is done. Wants the case as `c` and the account as `$1`; null for everybody else.
 */
export const NEXT_ACT = `
  (SELECT jsonb_build_object('kind', act.kind, 'at', CASE WHEN act.kind = 'comeToSession' THEN (SELECT b.starts_at FROM bookings b WHERE b.case_id = c.id AND b.cancelled_at IS NULL) END)
     FROM (SELECT CASE c.state
             WHEN 'bothWilling' THEN
               CASE WHEN NOT EXISTS (SELECT 1 FROM slot_marks s WHERE s.case_id = c.id AND s.party_key = p.side) THEN 'markTimes'
                    WHEN (SELECT count(*) FROM slot_marks s WHERE s.case_id = c.id AND s.party_key IN ('applicant', 'respondent')) = 2 THEN 'takeTime' END
             WHEN 'sessionBooked' THEN
               CASE WHEN EXISTS (SELECT 1 FROM sessions s WHERE s.case_id = c.id AND s.ended_at IS NULL) THEN 'enterRoom' ELSE 'comeToSession' END
             WHEN 'inSession' THEN
               CASE WHEN EXISTS (SELECT 1 FROM sessions s WHERE s.case_id = c.id AND s.ended_at IS NULL) THEN 'enterRoom'
                    WHEN EXISTS (SELECT 1 FROM agreement_drafts d, jsonb_array_elements(d.content -> 'clauses') AS clause WHERE d.case_id = c.id
                                  AND NOT EXISTS (SELECT 1 FROM draft_answers w WHERE w.case_id = c.id AND w.side = p.side AND w.clause_id = clause ->> 'id')) THEN 'answerDraft' END
             WHEN 'agreementFrozen' THEN
               CASE WHEN EXISTS (SELECT 1 FROM agreements a WHERE a.case_id = c.id AND a.state = 'signing' AND a.signing = 'electronic'
                                  AND NOT EXISTS (SELECT 1 FROM signatures g WHERE g.agreement_id = a.id AND g.party_id = p.id)) THEN 'sign' END
             ELSE
               CASE WHEN EXISTS (SELECT 1 FROM confirmation_applications q WHERE q.case_id = c.id AND q.state = 'signing'
                                  AND NOT EXISTS (SELECT 1 FROM confirmation_signatures g WHERE g.application_id = q.id AND g.party_id = p.id)) THEN 'signApplication' END
             END AS kind
             FROM case_parties p WHERE p.case_id = c.id AND p.account_id = $1 ORDER BY p.position LIMIT 1) act
    WHERE act.kind IS NOT NULL)`;

/** As it comes from the database. */
export interface NextActRow {
  readonly kind: 'markTimes' | 'takeTime' | 'comeToSession' | 'enterRoom' | 'answerDraft' | 'sign' | 'signApplication';
  readonly at: string | null;
}
