import type { GroundCode } from '../agreement/grounds.js';
import { open, unmet, type Verdict } from '../policy/policy.js';
import type { ConfirmationFacts } from './confirmation-facts.js';

/** A verdict from the check of the text; undefined when it found nothing on this ground. */
export function onText({ findings }: ConfirmationFacts, ground: GroundCode, code: string): Verdict | undefined {
  if (findings === undefined) return open('confirm.text-not-checked');
  const found = findings.filter((finding) => finding.ground === ground);
  if (found.length === 0) return undefined;
  const first = found[0]?.code ?? '';
  return found.some((finding) => finding.weight === 'blocksSigning') ? unmet(code, { finding: first }) : open(code, { finding: first });
}
