import { firstRefusal, judgeAll, type Policy } from '@jiefen/mediation';
import { RefusalError } from './errors.js';

/**
 * Lets through only when every rule of the list is met: a refusal comes first, then what is still open.
 * @throws RefusalError with the reason of the rule
 */
export function mustBeMet<Facts>(policies: readonly Policy<Facts>[], facts: Facts): void {
  const refusal = firstRefusal(policies, facts);
  if (refusal) throw new RefusalError(refusal.reason.code, refusal.reason.params);
  for (const { verdict } of judgeAll(policies, facts)) if (verdict.kind === 'open') throw new RefusalError(verdict.question.code, verdict.question.params);
}
