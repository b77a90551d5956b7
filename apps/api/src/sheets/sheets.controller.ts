import { Body, Controller, Get, HttpCode, Param, Post, Put, StreamableFile } from '@nestjs/common';
import { AnswerLine, Id, LineId, MakeOffer, RecalculateSheet, StartSheet, type OffersView, type SheetsView } from '@jiefen/mediation/wire';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { Offers } from './make-offer.js';
import { RecordFacts } from './record-facts.js';
import { ShareSheet } from './share-sheet.js';
import { SheetQueries } from './sheets.queries.js';

@Controller('cases/:id')
export class SheetsController {
  constructor(
    private readonly sheets: ShareSheet,
    private readonly queries: SheetQueries,
    private readonly offers: Offers,
    private readonly records: RecordFacts,
  ) {}

  @Allow('resident', 'mediator')
  @Get('sheets')
  view(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<SheetsView> {
    return this.queries.view(person, id);
  }

  @Allow('resident', 'mediator')
  @Post('sheets')
  start(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: StartSheet }) body: StartSheet): Promise<{ sheetId: string }> {
    return this.sheets.start(person, id, body);
  }

  @Allow('resident', 'mediator')
  @Put('sheets/:sheetId')
  async recalculate(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('sheetId', { schema: Id }) sheetId: string, @Body({ schema: RecalculateSheet }) body: RecalculateSheet): Promise<{ done: true }> {
    await this.sheets.recalculate(person, id, sheetId, body);
    return { done: true };
  }

  @Allow('resident')
  @Post('sheets/:sheetId/lines/:lineId')
  @HttpCode(200)
  answer(
    @Me() person: Person,
    @Param('id', { schema: Id }) id: string,
    @Param('sheetId', { schema: Id }) sheetId: string,
    @Param('lineId', { schema: LineId }) lineId: string,
    @Body({ schema: AnswerLine }) body: AnswerLine,
  ): Promise<{ frozen: boolean }> {
    return this.sheets.answer(person, id, sheetId, lineId, body);
  }

  @Allow('resident', 'mediator')
  @Get('undisputed-facts.pdf')
  async record(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<StreamableFile> {
    const { number, bytes } = await this.records.paper(person, id);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `inline; filename*=UTF-8''${encodeURIComponent(`${number}.pdf`)}` });
  }

  @Allow('resident', 'mediator')
  @Get('offers')
  seeOffers(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<OffersView> {
    return this.offers.view(person, id);
  }

  @Allow('resident', 'mediator')
  @Post('offers')
  offer(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: MakeOffer }) body: MakeOffer): Promise<{ offerId: string }> {
    return this.offers.make(person, id, body);
  }
}
