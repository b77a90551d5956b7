import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put, StreamableFile } from '@nestjs/common';
import {
  AskOfficial, ConfirmFact, ConsentToOfficial, Id, JoinSession, PersonOfSession, RaiseHand, RefuseEntry, SayInChat, ShowDocument, StartCaucus, WriteFact, WriteMinutes,
  type JoinAnswer, type OfficialCandidate, type SessionView, type ShowableDocument,
} from '@jiefen/mediation/wire';
import { z } from 'zod';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { EnterRoom } from './enter-room.js';
import { HoldCaucus } from './hold-caucus.js';
import { HoldPause } from './hold-pause.js';
import { InviteOfficial } from './invite-official.js';
import { KeepOrder } from './keep-order.js';
import { KeepRecord } from './keep-record.js';
import { OpenSession } from './open-session.js';
import { SessionQueries } from './session.queries.js';
import { ShowDocumentInRoom } from './show-document.js';

const PageNumber = z.coerce.number().int().min(1).max(500);
const done = { done: true } as const;
type Done = typeof done;

/** The mediation session of a case: waiting room, video room, private talk, officials, record. */
@Controller('cases/:id/session')
export class SessionsController {
  constructor(
    private readonly queries: SessionQueries,
    private readonly opening: OpenSession,
    private readonly entering: EnterRoom,
    private readonly order: KeepOrder,
    private readonly caucus: HoldCaucus,
    private readonly pause: HoldPause,
    private readonly officials: InviteOfficial,
    private readonly record: KeepRecord,
    private readonly documents: ShowDocumentInRoom,
  ) {}

  @Allow('resident', 'mediator', 'official', 'guest')
  @Get()
  @Header('cache-control', 'no-store')
  view(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<SessionView> {
    return this.queries.view(person, id);
  }

  @Allow('mediator')
  @Post()
  @HttpCode(200)
  open(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<{ sessionId: string }> {
    return this.opening.open(person, id);
  }

  /** Sits down in the waiting room, or, once admitted, gets the way into the one room of this moment. */
  @Allow('resident', 'mediator', 'official', 'guest')
  @Post('join')
  @HttpCode(200)
  join(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: JoinSession }) body: JoinSession): Promise<JoinAnswer> {
    return this.entering.join(person, id, body);
  }

  @Allow('resident', 'mediator', 'official', 'guest')
  @Post('leave')
  @HttpCode(200)
  async leave(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<Done> {
    await this.entering.leave(person, id);
    return done;
  }

  @Allow('mediator')
  @Post('admit')
  @HttpCode(200)
  async admit(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: PersonOfSession }) body: z.infer<typeof PersonOfSession>): Promise<Done> {
    await this.order.admit(person, id, body.personId);
    return done;
  }

  @Allow('mediator')
  @Post('admit-all')
  @HttpCode(200)
  async admitAll(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<Done> {
    await this.order.admitAll(person, id);
    return done;
  }

  @Allow('mediator')
  @Post('refuse')
  @HttpCode(200)
  async refuse(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: RefuseEntry }) body: RefuseEntry): Promise<Done> {
    await this.order.refuse(person, id, body.personId, body.reason);
    return done;
  }

  @Allow('mediator')
  @Post('remove')
  @HttpCode(200)
  async remove(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: PersonOfSession }) body: z.infer<typeof PersonOfSession>): Promise<Done> {
    await this.order.remove(person, id, body.personId);
    return done;
  }

  @Allow('mediator')
  @Post('mute')
  @HttpCode(200)
  async mute(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: PersonOfSession }) body: z.infer<typeof PersonOfSession>): Promise<Done> {
    await this.order.mute(person, id, body.personId);
    return done;
  }

  @Allow('mediator')
  @Post('mute-all')
  @HttpCode(200)
  async muteAll(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<Done> {
    await this.order.mute(person, id, 'all');
    return done;
  }

  @Allow('resident', 'mediator', 'official', 'guest')
  @Post('hand')
  @HttpCode(200)
  async hand(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: RaiseHand }) body: RaiseHand): Promise<Done> {
    await this.order.hand(person, id, body);
    return done;
  }

  @Allow('mediator')
  @Post('hand/lower')
  @HttpCode(200)
  async lowerHand(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: PersonOfSession }) body: z.infer<typeof PersonOfSession>): Promise<Done> {
    await this.order.lowerHand(person, id, body.personId);
    return done;
  }

  @Allow('resident', 'mediator', 'official', 'guest')
  @Post('chat')
  @HttpCode(200)
  async chat(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: SayInChat }) body: z.infer<typeof SayInChat>): Promise<Done> {
    await this.order.say(person, id, body.text);
    return done;
  }

  @Allow('mediator')
  @Post('caucus')
  @HttpCode(200)
  async startCaucus(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: StartCaucus }) body: z.infer<typeof StartCaucus>): Promise<Done> {
    await this.caucus.start(person, id, body.side);
    return done;
  }

  @Allow('resident', 'mediator')
  @Post('caucus/end')
  @HttpCode(200)
  async endCaucus(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<Done> {
    await this.caucus.end(person, id);
    return done;
  }

  @Allow('mediator')
  @Post('pause')
  @HttpCode(200)
  async startPause(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<Done> {
    await this.pause.start(person, id);
    return done;
  }

  @Allow('mediator')
  @Post('pause/end')
  @HttpCode(200)
  async endPause(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<Done> {
    await this.pause.end(person, id);
    return done;
  }

  @Allow('mediator')
  @Post('end')
  @HttpCode(200)
  async end(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<Done> {
    await this.opening.end(person, id);
    return done;
  }

  @Allow('mediator')
  @Get('documents')
  showable(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<ShowableDocument[]> {
    return this.documents.showable(person, id);
  }

  @Allow('mediator')
  @Post('document')
  @HttpCode(200)
  async show(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: ShowDocument }) body: ShowDocument): Promise<Done> {
    await this.documents.show(person, id, body);
    return done;
  }

  @Allow('resident', 'mediator', 'official', 'guest')
  @Get('document/pages/:page')
  @Header('cache-control', 'private, max-age=3600')
  async page(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('page', { schema: PageNumber }) page: number): Promise<StreamableFile> {
    const { bytes, type } = await this.documents.page(person, id, page);
    return new StreamableFile(bytes, { type });
  }

  @Allow('mediator')
  @Post('minutes')
  @HttpCode(200)
  async write(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: WriteMinutes }) body: z.infer<typeof WriteMinutes>): Promise<Done> {
    await this.record.write(person, id, body);
    return done;
  }

  @Allow('mediator')
  @Put('minutes/:line')
  async correct(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('line', { schema: Id }) line: string, @Body({ schema: WriteMinutes }) body: z.infer<typeof WriteMinutes>): Promise<Done> {
    await this.record.correct(person, id, line, body);
    return done;
  }

  @Allow('mediator')
  @Post('facts')
  @HttpCode(200)
  async writeFact(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: WriteFact }) body: z.infer<typeof WriteFact>): Promise<Done> {
    await this.record.writeFact(person, id, body.text);
    return done;
  }

  @Allow('mediator')
  @Delete('facts/:fact')
  async removeFact(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('fact', { schema: Id }) fact: string): Promise<Done> {
    await this.record.removeFact(person, id, fact);
    return done;
  }

  @Allow('resident')
  @Post('facts/:fact/confirm')
  @HttpCode(200)
  async confirmFact(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('fact', { schema: Id }) fact: string, @Body({ schema: ConfirmFact }) body: z.infer<typeof ConfirmFact>): Promise<Done> {
    await this.record.confirmFact(person, id, fact, body.confirmed);
    return done;
  }

  @Allow('mediator')
  @Get('officials/candidates')
  candidates(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<OfficialCandidate[]> {
    return this.officials.candidates(person, id);
  }

  @Allow('mediator')
  @Post('officials')
  ask(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AskOfficial }) body: AskOfficial): Promise<{ id: string }> {
    return this.officials.ask(person, id, body);
  }

  @Allow('resident')
  @Post('officials/:official/consent')
  @HttpCode(200)
  async consent(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('official', { schema: Id }) official: string, @Body({ schema: ConsentToOfficial }) body: z.infer<typeof ConsentToOfficial>): Promise<Done> {
    await this.officials.consent(person, id, official, body.consent);
    return done;
  }

  @Allow('mediator')
  @Post('officials/:official/ring')
  @HttpCode(200)
  ring(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('official', { schema: Id }) official: string): Promise<{ link: string | null; sentTo: string | null }> {
    return this.officials.ring(person, id, official);
  }

  @Allow('mediator')
  @Post('officials/:official/leave')
  @HttpCode(200)
  async showOut(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('official', { schema: Id }) official: string): Promise<Done> {
    await this.officials.leave(person, id, official);
    return done;
  }
}
