export interface OutgoingSms {
  /** Stays the same when it is sent again: the provider must not deliver it twice. */
  readonly id: string;
  /** 11 digits. */
  readonly phone: string;
  readonly text: string;
  /** What kind of message it is: `login.code`, `invitation`. Providers ask for a registered template. */
  readonly template: string;
}

/** The provider will never deliver this one: the number does not exist or wants no messages. Trying again helps nobody. */
export class SmsRefused extends Error {
  constructor(readonly reason: 'unknown-number' | 'not-wanted' | 'other') {
    super(`refused: ${reason}`);
  }
}

/** Sends one short message. The real provider is behind this; see integrations/sms and docs/sms-interface.md. */
export abstract class SmsSender {
  /** Name of the driver, kept with each message: `outbox`, or the provider's host. */
  abstract readonly name: string;

  /**
   * @throws SmsRefused when it will never arrive
   * @throws OutsideError when the provider did not take it; it is tried again
   */
  abstract send(message: OutgoingSms): Promise<void>;
}
