import { Controller, Headers, HttpCode, Post, Req, type RawBodyRequest } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '../platform/http/access.js';
import { RoomKeeper } from './room-keeper.js';
import { VideoServer } from './video-server.port.js';

/** Where the video server reports who came and went. Open to everybody, believed only with a right signature over the raw body. */
@Controller()
export class LiveKitWebhookController {
  constructor(
    private readonly video: VideoServer,
    private readonly keeper: RoomKeeper,
  ) {}

  @Public()
  @Post(['livekit/webhook', 'webhooks/livekit'])
  @HttpCode(200)
  async hear(@Req() request: RawBodyRequest<FastifyRequest>, @Headers('authorization') authorization: string | undefined): Promise<{ done: true }> {
    await this.keeper.heard(await this.video.verifyWebhook(request.rawBody?.toString('utf8') ?? '', authorization));
    return { done: true };
  }
}
