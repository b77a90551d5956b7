/** Sends one short message. The real provider is behind this; see integrations/sms. */
export abstract class SmsSender {
  /** Name of the driver for health and audit: `outbox`, or the provider's. */
  abstract readonly name: string;

  /** @throws OutsideError when the provider did not take it; the job then tries again. */
  abstract send(message: { id: string; phone: string; text: string }): Promise<void>;
}
