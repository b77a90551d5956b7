import { createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { derive, FieldCipher } from '../platform/crypto/field-cipher.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ConflictError, InvalidError, TooManyError } from '../platform/http/errors.js';
import { Messages } from '../platform/messages/messages.js';

export type CodePurpose = 'login' | 'filing' | 'invitation' | 'signing';

const VALID_MINUTES = 10;
const MOST_ATTEMPTS = 5;
/** At most one message a minute for one thing and ten a day to one number: nobody's phone is made a bell, and no bill runs away. */
const PAUSE_SECONDS = 60;
const MOST_PER_DAY = 10;

/** What the message says; the purpose is named so that a code for signing cannot be talked out of somebody as a log-in. */
const TEXTS: Record<'zh' | 'en', Record<CodePurpose, (code: string, about: string) => string>> = {
  zh: {
    login: (code) => `【解纷】登录验证码 ${code}，${VALID_MINUTES} 分钟内有效。别告诉任何人，我们不会打电话问您要。`,
    filing: (code) => `【解纷】提交申请的验证码 ${code}，${VALID_MINUTES} 分钟内有效。别告诉任何人。`,
    invitation: (code) => `【解纷】确认是您本人的验证码 ${code}，${VALID_MINUTES} 分钟内有效。别告诉任何人。`,
    signing: (code, about) => `【解纷】签字验证码 ${code}，只用于签署 ${about}，${VALID_MINUTES} 分钟内有效。不是您本人要签，请不要告诉任何人。`,
  },
  en: {
    login: (code) => `[Jiefen] Log-in code ${code}, valid for ${VALID_MINUTES} minutes. Tell it to nobody; we never ask for it by phone.`,
    filing: (code) => `[Jiefen] Code for handing in your filing: ${code}, valid for ${VALID_MINUTES} minutes. Tell it to nobody.`,
    invitation: (code) => `[Jiefen] Code to confirm that it is you: ${code}, valid for ${VALID_MINUTES} minutes. Tell it to nobody.`,
    signing: (code, about) => `[Jiefen] Signing code ${code}, only for signing ${about}, valid for ${VALID_MINUTES} minutes. If you are not about to sign, tell it to nobody.`,
  },
};

export interface CodeRequest {
  readonly phone: string;
  readonly purpose: CodePurpose;
  /** What exactly it is good for: the id of the document for a signing; empty for a log-in. */
  readonly subject?: string;
  /** Printed in the message of a signing: the number of the agreement. */
  readonly about?: string;
  readonly language: 'zh' | 'en';
  readonly caseId?: string;
}

/** Six digits by SMS, good once, for one purpose and one subject. */
@Injectable()
export class OneTimeCodes {
  private readonly key: Buffer;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly messages: Messages,
  ) {
    this.key = derive(config.JIEFEN_SECRET, 'one-time-code');
  }

  /** @throws TooManyError when a code was sent within the last minute, or ten today. */
  async send(request: CodeRequest): Promise<{ validMinutes: number; againInSeconds: number }> {
    const index = this.cipher.blindIndex(request.phone, 'phone');
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      // Two taps at once: the second waits here and then sees the first.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [index]);
      const rows: { last: Date | null; today: string }[] = await tx.query(
        `SELECT max(created_at) FILTER (WHERE purpose = $3 AND subject = $4) AS last, count(*) AS today FROM one_time_codes WHERE phone_index = $1 AND created_at > $2`,
        [index, new Date(now.getTime() - 86_400_000), request.purpose, request.subject ?? ''],
      );
      const last = rows[0]?.last;
      const wait = last ? PAUSE_SECONDS - Math.floor((now.getTime() - new Date(last).getTime()) / 1000) : 0;
      if (wait > 0) throw new TooManyError('one-time-code.wait', { seconds: wait });
      if (Number(rows[0]?.today ?? 0) >= MOST_PER_DAY) throw new TooManyError('one-time-code.too-many-today', { most: MOST_PER_DAY });
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const id = randomUUID();
      await tx.query(
        `INSERT INTO one_time_codes (id, phone_index, purpose, subject, code_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, index, request.purpose, request.subject ?? '', this.hash(id, code), now, new Date(now.getTime() + VALID_MINUTES * 60_000)],
      );
      await this.messages.send(tx, {
        phone: request.phone,
        text: TEXTS[request.language][request.purpose](code, request.about ?? ''),
        template: `${request.purpose}.code`,
        ...(request.caseId ? { caseId: request.caseId } : {}),
      });
    });
    return { validMinutes: VALID_MINUTES, againInSeconds: PAUSE_SECONDS };
  }

  /**
   * Checks a code and answers its id for `consume`. Runs in its own statement before the caller's transaction, so that
   * a wrong try counts even when everything else is undone: guessing ends after five tries.
   * @throws InvalidError `one-time-code.ask-first`, `.expired`, `.too-many-tries`, `.for-something-else`, `.for-another-signing`, `.wrong`
   */
  async check(request: Pick<CodeRequest, 'phone' | 'purpose' | 'subject'>, code: string): Promise<string> {
    const index = this.cipher.blindIndex(request.phone, 'phone');
    const row = await this.transactions.run((tx) => this.takeTry(tx, index, request.purpose, request.subject ?? ''));
    if (row && row.attempts > MOST_ATTEMPTS) throw wrong('one-time-code.too-many-tries');
    if (row && same(row.code_hash, this.hash(row.id, code))) {
      if (new Date(row.expires_at) <= this.clock.now()) throw wrong('one-time-code.expired');
      return row.id;
    }
    const other = request.purpose === 'signing' ? await this.madeFor(index, request.subject ?? '', code) : undefined;
    if (other) throw wrong(other.purpose === 'signing' ? 'one-time-code.for-another-signing' : 'one-time-code.for-something-else');
    if (!row) throw wrong('one-time-code.ask-first');
    if (new Date(row.expires_at) <= this.clock.now()) throw wrong('one-time-code.expired');
    throw wrong('one-time-code.wrong', { left: MOST_ATTEMPTS - row.attempts });
  }

  /** Uses a checked code up. @throws ConflictError when a second request with the same code was faster. */
  async consume(tx: Tx, codeId: string): Promise<void> {
    const [, count]: [unknown[], number] = await tx.query(`UPDATE one_time_codes SET used_at = $2 WHERE id = $1 AND used_at IS NULL`, [codeId, this.clock.now()]);
    if (count !== 1) throw new ConflictError('one-time-code.used');
  }

  /**
   * What else a code was made for. Two messages lie in one inbox, and "wrong" would not say which to look for. Only for
   * signing, where the phone is that of the person who is logged in: at a log-in it would help somebody who guesses.
   */
  private async madeFor(index: string, subject: string, code: string): Promise<{ readonly purpose: CodePurpose } | undefined> {
    const rows: { id: string; code_hash: string; purpose: CodePurpose }[] = await this.transactions.reader.query(
      `SELECT id, code_hash, purpose FROM one_time_codes WHERE phone_index = $1 AND created_at > $2 AND (purpose, subject) <> ('signing', $3) ORDER BY created_at DESC LIMIT ${MOST_PER_DAY}`,
      [index, new Date(this.clock.now().getTime() - 86_400_000), subject],
    );
    return rows.find((row) => same(row.code_hash, this.hash(row.id, code)));
  }

  private async takeTry(tx: Tx, index: string, purpose: CodePurpose, subject: string): Promise<TryRow | undefined> {
    const [rows]: [TryRow[], number] = await tx.query(
      `UPDATE one_time_codes SET attempts = attempts + 1 WHERE id =
         (SELECT id FROM one_time_codes WHERE phone_index = $1 AND purpose = $2 AND subject = $3 AND used_at IS NULL ORDER BY created_at DESC LIMIT 1)
       RETURNING id, code_hash, attempts, expires_at`,
      [index, purpose, subject],
    );
    return rows[0];
  }

  private hash(id: string, code: string): string {
    return createHmac('sha256', this.key).update(`${id}:${code}`).digest('base64url');
  }
}

interface TryRow {
  readonly id: string;
  readonly code_hash: string;
  readonly attempts: number;
  readonly expires_at: Date;
}

function wrong(code: string, params: Record<string, number> = {}): InvalidError {
  return new InvalidError(code, params, { code });
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
