/** Something a person is told inside the portal. */
export interface NoticeView {
  readonly id: string;
  readonly caseId: string | null;
  /** Kind of the timeline entry; the portal has the sentence. */
  readonly kind: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly link: string;
  readonly createdAt: string;
  readonly read: boolean;
}

/** A short message in the outbox of the demonstration. */
export interface OutboxMessage {
  readonly id: string;
  readonly phone: string;
  readonly text: string;
  readonly at: string;
}
