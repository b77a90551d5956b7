/**
 * Inserts jobs inside a larger statement, as pg-boss does by itself for `send`: the settings of the queue are copied
 * into the job. Reserved for the statements that must do all in one go; a test compares such a job with one that was
 * sent, so that a new version of pg-boss cannot drift away from this unnoticed.
 *
 * @param jobs rows of (name text, data jsonb) as SQL. A queue that does not exist breaks the foreign key: no job is lost silently.
 */
export function insertJobs(jobs: string): string {
  return `INSERT INTO pgboss.job (name, data, policy, dead_letter, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, heartbeat_seconds, keep_until)
    SELECT j.name, j.data, q.policy, q.dead_letter, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.expire_seconds, q.deletion_seconds, q.heartbeat_seconds,
           now() + q.retention_seconds * interval '1 second'
      FROM (${jobs}) j (name, data) LEFT JOIN pgboss.queue q ON q.name = j.name`;
}
