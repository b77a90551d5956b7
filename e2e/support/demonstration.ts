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

const lastStep = new Map<string, number>();

/** A code of the authenticator that was not used yet. Each is good once, so a second act takes the next step's code. */
export function authenticatorCode(secret: string): string {
  const now = Math.floor(Date.now() / 1000 / 30);
  const step = Math.max(now, (lastStep.get(secret) ?? 0) + 1);
  // One step ahead is forgiven by the server, two are not: wait is left to the caller's retry.
  if (step > now + 1) throw new Error('the next code of the authenticator is not due yet');
  lastStep.set(secret, step);
  return generateSync({ secret, epoch: step * 30 });
}

/** Waits until a code may be used again, then gives it. */
export async function nextAuthenticatorCode(secret: string): Promise<string> {
  for (;;) {
    try {
      return authenticatorCode(secret);
    } catch {
      await new Promise((done) => setTimeout(done, 500));
    }
  }
}

/** Text of the newest message to a phone that fits, from the outbox of the demonstration; waits up to 15 s for it. */
export async function messageTo(phone: string, fits: RegExp, after = 0): Promise<RegExpExecArray> {
  const end = Date.now() + 15_000;
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
