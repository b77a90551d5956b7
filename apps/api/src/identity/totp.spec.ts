import { describe, expect, it } from '@jest/globals';
import { generateSync } from 'otplib';
import { newTotpSecret, stepOfTotp } from './totp.js';

describe('the code of an authenticator', () => {
  const secret = newTotpSecret();
  const now = new Date('2026-03-10T08:00:10Z');
  const at = (seconds: number): string => generateSync({ secret, epoch: seconds });
  const second = now.getTime() / 1000;

  it('is right in its own step and in the one beside it', () => {
    const step = Math.floor(second / 30);
    expect(stepOfTotp(secret, at(second), now)).toBe(step);
    expect(stepOfTotp(secret, at(second - 30), now)).toBe(step - 1);
  });

  it('is wrong two steps later, and a wrong code is wrong', () => {
    expect(stepOfTotp(secret, at(second - 90), now)).toBeUndefined();
    expect(stepOfTotp(newTotpSecret(), at(second), now)).toBeUndefined();
  });
});
