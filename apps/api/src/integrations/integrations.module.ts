import { readFileSync } from 'node:fs';
import { Global, Module } from '@nestjs/common';
import { CourtRegister } from '../confirmation/court-register.port.js';
import { IdentityCheck } from '../identity/identity-check.port.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { SmsSender } from '../platform/messages/sms.port.js';
import { VideoServer } from '../sessions/video-server.port.js';
import { CourtConnections } from './court-register/court-connections.js';
import { HttpCourtRegister } from './court-register/http-court-register.js';
import { LocalCourtRegister } from './court-register/local-court-register.js';
import { HttpsEId } from './e-id/https-e-id.js';
import { HumanComparison } from './e-id/human-comparison.js';
import { LiveKitVideo } from './livekit/livekit-video.js';
import { NoVideo } from './livekit/no-video.js';
import { HttpSms } from './sms/http-sms.js';
import { OutboxSms } from './sms/outbox-sms.js';

/** Which adapter stands behind which port. */
@Global()
@Module({
  providers: [
    { provide: CourtRegister, useFactory: courtRegister, inject: [CONFIG, Clock] },
    { provide: IdentityCheck, useFactory: identityCheck, inject: [CONFIG] },
    { provide: SmsSender, useFactory: smsSender, inject: [CONFIG] },
    { provide: VideoServer, useFactory: videoServer, inject: [CONFIG] },
  ],
  exports: [CourtRegister, IdentityCheck, SmsSender, VideoServer],
})
export class IntegrationsModule {}

function videoServer(config: Config): VideoServer {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret, JIEFEN_VIDEO: video } = config;
  return video === 'available' && url && key && secret ? new LiveKitVideo(url, key, secret) : new NoVideo();
}

/** A production installation has a provider (config.ts sees to it); the demonstration keeps its messages in the outbox. */
function smsSender({ SMS_URL: url, SMS_TOKEN: token, SMS_TLS_ROOTS_FILE: roots }: Config): SmsSender {
  if (!url) return new OutboxSms();
  return new HttpSms(url, { ...(token ? { token } : {}), ...(roots ? { tlsRoots: readFileSync(roots, 'utf8') } : {}) });
}

/** Courts that have a system of their own are reached there; without any, the judge's desk here. */
function courtRegister(config: Config, clock: Clock): CourtRegister {
  const connections = CourtConnections.read(config);
  return connections.none ? new LocalCourtRegister() : new HttpCourtRegister(connections, clock);
}

/** A register that is asked beside the comparison by a human; without one that comparison is all. */
function identityCheck({ EID_URL: url, EID_TOKEN: token, EID_TLS_ROOTS_FILE: roots }: Config): IdentityCheck {
  if (!url) return new HumanComparison();
  return new HttpsEId(url, { ...(token ? { token } : {}), ...(roots ? { tlsRoots: readFileSync(roots, 'utf8') } : {}) });
}
