import { describe, expect, it } from '@jest/globals';
import { totpNow, table } from './demonstration.mjs';
import { apiEnvironment } from './environment.mjs';
import { liveKitSettings } from './livekit.mjs';
import { countTests } from './test-counts.mjs';

describe('what the terminal shows', () => {
  it('gives the one-time code of RFC 6238 for a demonstration account', () => {
    const uri = `otpauth://totp/Jiefen:x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&digits=8&period=30`;
    expect(totpNow(uri, 59_000)).toBe('94287082');
    expect(totpNow(uri, 1_111_111_109_000)).toBe('07081804');
  });

  it('keeps columns straight with Chinese names', () => {
    expect(table([['王明', 'a'], ['Li', 'b']])).toEqual(['王明  a', 'Li    b']);
  });
});

describe('the environment of the API', () => {
  const secrets = { jiefen: 's', postgres: 'p', livekitKey: 'k', livekitSecret: 'l' };
  const given = { dataDir: '/d', secrets, databaseUrl: 'postgres://x', host: '127.0.0.1', port: 3000, publicUrl: 'http://127.0.0.1:3000' };

  it('says that video is unavailable and names no server when none was found', () => {
    const env = apiEnvironment({ ...given, video: undefined });
    expect(env.JIEFEN_VIDEO).toBe('unavailable');
    expect(env).not.toHaveProperty('LIVEKIT_URL');
  });

  it('names server and certificate when they are there', () => {
    const env = apiEnvironment({ ...given, video: { url: 'http://v', key: 'k', secret: 'l' }, certificate: { keyFile: '/k', certFile: '/c' } });
    expect(env).toMatchObject({ JIEFEN_VIDEO: 'available', LIVEKIT_URL: 'http://v', TLS_CERT_FILE: '/c' });
  });
});

describe('the video server', () => {
  it('opens no room by itself, unmutes nobody, and asks no third party for addresses', () => {
    const settings = liveKitSettings({ ports: { signalling: 1, tcp: 2, udp: 3, stun: 4 }, nodeIp: '127.0.0.1', key: 'k', secret: 's', webhookUrl: 'http://w' });
    expect(settings.room).toMatchObject({ auto_create: false, enable_remote_unmute: false });
    expect(settings.bind_addresses).toEqual(['127.0.0.1']);
    expect(settings.turn).toMatchObject({ enabled: true, udp_port: 4 });
  });
});

describe('the sum of tests', () => {
  it('counts a test file that does not load as failed', () => {
    const report = { numPassedTests: 2, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(countTests(JSON.stringify(report))).toEqual({ passed: 2, failed: 1, skipped: 1 });
  });

  it('counts a story that passed only at the second try as passed', () => {
    expect(countTests(JSON.stringify({ stats: { expected: 3, flaky: 1, unexpected: 0, skipped: 0 } }))).toEqual({ passed: 4, failed: 0, skipped: 0 });
  });
});
