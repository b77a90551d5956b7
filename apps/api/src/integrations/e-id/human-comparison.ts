import { Injectable } from '@nestjs/common';
import { IdentityCheck, type IdentityAnswer } from '../../identity/identity-check.port.js';

/** One machine has no register: whoever sits opposite looks at person and document, and that finding stands by itself. */
@Injectable()
export class HumanComparison extends IdentityCheck {
  readonly provider = null;

  async check(): Promise<IdentityAnswer> {
    return { outcome: 'notAvailable', reference: '' };
  }
}
