import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSync } from 'otplib';

interface DemonstrationAccount {
  readonly name: string;
  readonly role: string;
  readonly organization: string;
  readonly email: string;
  readonly password: string;
  readonly totpSecret: string;
}

/** Where the stack of this run answers. */
export function storyUrl(): string {
  const url = process.env['STORY_URL'];
  if (!url) throw new Error('the stack was not started: run through playwright with e2e/playwright.config.ts');
  return url;
}

/** The account of somebody of the demonstration, by name. */
export async function accountOf(name: string): Promise<DemonstrationAccount> {
  const answer = await fetch(`${storyUrl()}/api/demonstration/accounts`);
  const { accounts } = (await answer.json()) as { accounts: DemonstrationAccount[] };
  const found = accounts.find((account) => account.name === name);
  if (!found) throw new Error(`nobody called ${name} in the demonstration`);
  return found;
}

/**
 * A code of the authenticator is good once. The last step given out is kept in a file, because a story that is run
 * again at once, or a second worker, would otherwise send a code that the server has already seen.
 */
const STEPS = join(tmpdir(), 'jiefen-stories');

function takeStep(secret: string): number | undefined {
  const file = join(STEPS, createHash('sha256').update(secret).digest('hex').slice(0, 24));
  const now = Math.floor(Date.now() / 1000 / 30);
  const step = Math.max(now, lastStep(file) + 1);
  // The server forgives one step ahead.
  if (step > now + 1) return undefined;
  mkdirSync(STEPS, { recursive: true });
  writeFileSync(file, String(step));
  return step;
}

function lastStep(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return 0;
  }
}

/** A code of the authenticator that was not used yet; waits for the next one when all of this minute are used up. */
export async function nextAuthenticatorCode(secret: string): Promise<string> {
  for (;;) {
    const step = takeStep(secret);
    if (step !== undefined) return generateSync({ secret, epoch: step * 30 });
    await new Promise((done) => setTimeout(done, 500));
  }
}

/** Text of the newest message to a phone that fits, from the outbox of the demonstration; waits for it, also on a busy machine. */
export async function messageTo(phone: string, fits: RegExp, after = 0): Promise<RegExpExecArray> {
  const end = Date.now() + 45_000;
  for (;;) {
    const answer = await fetch(`${storyUrl()}/api/demonstration/outbox`);
    const messages = (await answer.json()) as { phone: string; text: string; at: string }[];
    for (const message of messages) {
      if (message.phone !== phone || new Date(message.at).getTime() < after) continue;
      const found = fits.exec(message.text);
      if (found) return found;
    }
    if (Date.now() > end) throw new Error(`no message to ${phone} that fits ${fits}`);
    await new Promise((done) => setTimeout(done, 200));
  }
}

/** A phone number that no other run of a story has used: a number may ask for a code only once a minute. */
export function freshPhone(): string {
  return `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
}
