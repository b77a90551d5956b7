import { Module } from '@nestjs/common';
import { IdentityChecksModule } from '../identity-checks/identity-checks.module.js';
import { EnterRoom } from './enter-room.js';
import { HoldCaucus } from './hold-caucus.js';
import { HoldPause } from './hold-pause.js';
import { InviteOfficial } from './invite-official.js';
import { KeepOrder } from './keep-order.js';
import { KeepRecord } from './keep-record.js';
import { LiveKitWebhookController } from './livekit-webhook.controller.js';
import { CheckMinutesUseCase } from './check-minutes.js';
import { MinutesController } from './minutes.controller.js';
import { MinutesPaper } from './minutes-paper.js';
import { OpenToObservers } from './open-to-observers.js';
import { OpennessController } from './openness.controller.js';
import { OpenSession } from './open-session.js';
import { RoomKeeper } from './room-keeper.js';
import { Seats } from './seats.js';
import { SessionQueries } from './session.queries.js';
import { SessionRecord } from './session-record.queries.js';
import { SessionsController } from './sessions.controller.js';
import { ShowDocumentInRoom } from './show-document.js';

@Module({
  imports: [IdentityChecksModule],
  controllers: [SessionsController, MinutesController, OpennessController, LiveKitWebhookController],
  providers: [Seats, RoomKeeper, OpenSession, OpenToObservers, EnterRoom, KeepOrder, HoldCaucus, HoldPause, InviteOfficial, KeepRecord, ShowDocumentInRoom, SessionQueries, SessionRecord, MinutesPaper, CheckMinutesUseCase],
  exports: [SessionRecord, OpenSession, MinutesPaper],
})
export class SessionsModule {}
