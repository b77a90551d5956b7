import { readFile } from 'node:fs/promises';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { agreementTermsSchemaFile } from '@jiefen/documents';
import {
  AnswerClause,
  AnswerTeachBack,
  AskSigningCode,
  CompareScan,
  FreezeAgreement as FreezeRequest,
  Id,
  ReopenDraft,
  SaveDraftAgreement,
  SealAgreement,
  SignAgreement,
  type AgreementAnswer,
  type DraftView,
  type RootsOfTrust,
  type VerifyAnswer,
} from '@jiefen/mediation/wire';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readUpload } from '../evidence/read-multipart.js';
import { Allow, Me, Public, type Person } from '../platform/http/access.js';
import { AgreementQueries } from './agreement.queries.js';
import { DraftAgreement } from './draft-agreement.js';
import { FreezeAgreement } from './freeze-agreement.js';
import { OfflineVerifier } from './offline-verifier.js';
import { PenScan } from './pen-scan.js';
import { SignAgreementUseCase } from './sign-agreement.js';
import { SigningDesk } from './signing-desk.js';
import { VerifyPaper } from './verify-paper.js';

const Code = z.string().min(4).max(40);
const MaybeCode = z.strictObject({ code: Code.optional() });

@Controller()
export class AgreementsController {
  constructor(
    private readonly queries: AgreementQueries,
    private readonly drafts: DraftAgreement,
    private readonly freezing: FreezeAgreement,
    private readonly signing: SignAgreementUseCase,
    private readonly verifying: VerifyPaper,
    private readonly desk: SigningDesk,
    private readonly scans: PenScan,
    private readonly offline: OfflineVerifier,
  ) {}

  @Allow('resident', 'mediator', 'clerk', 'dispatcher')
  @Get('cases/:id/draft')
  draft(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<DraftView> {
    return this.drafts.view(person, id);
  }

  @Allow('mediator')
  @Put('cases/:id/draft')
  save(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: SaveDraftAgreement }) body: SaveDraftAgreement): Promise<{ version: number }> {
    return this.drafts.save(person, id, body);
  }

  @Allow('resident')
  @Post('cases/:id/draft/answers')
  @HttpCode(200)
  async answer(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AnswerClause }) body: AnswerClause): Promise<{ done: true }> {
    await this.drafts.answer(person, id, body);
    return { done: true };
  }

  @Allow('mediator')
  @Post('cases/:id/agreement/freeze')
  @HttpCode(200)
  freeze(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: FreezeRequest }) body: z.infer<typeof FreezeRequest>): Promise<{ agreementId: string }> {
    return this.freezing.freeze(person, id, body.version, body.signing);
  }

  @Allow('mediator', 'resident')
  @Post('cases/:id/agreement/reopen')
  @HttpCode(200)
  async reopen(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: ReopenDraft }) body: z.infer<typeof ReopenDraft>): Promise<{ done: true }> {
    await this.freezing.reopen(person, id, body.reason);
    return { done: true };
  }

  @Allow('resident', 'mediator', 'clerk', 'dispatcher')
  @Get('cases/:id/agreement')
  async agreement(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<AgreementAnswer> {
    const agreement = await this.queries.view(person, id);
    const scan = agreement?.signing === 'pen' ? await this.scans.view(person, id, agreement.id) : null;
    return { agreement: agreement && { ...agreement, scan }, takenBack: agreement ? null : await this.queries.takenBack(person, id), others: await this.queries.others(person, id) };
  }

  @Allow('resident')
  @Post('cases/:id/agreement/teach-back')
  @HttpCode(200)
  teachBack(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AnswerTeachBack }) body: z.infer<typeof AnswerTeachBack>): Promise<{ understood: boolean; again: readonly number[] }> {
    return this.signing.teachBack(person, id, body);
  }

  @Allow('resident')
  @Post('cases/:id/agreement/signing-code')
  @HttpCode(200)
  sendCode(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AskSigningCode }) body: z.infer<typeof AskSigningCode>): Promise<{ validMinutes: number; againInSeconds: number }> {
    return this.signing.sendCode(person, id, body.shown);
  }

  @Allow('resident', 'mediator')
  @Post('cases/:id/agreement/sign')
  @HttpCode(200)
  async sign(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: SignAgreement }) body: SignAgreement): Promise<{ done: true }> {
    await this.signing.sign(person, id, body);
    return { done: true };
  }

  @Allow('clerk', 'dispatcher')
  @Post('cases/:id/agreement/seal')
  @HttpCode(200)
  async seal(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: SealAgreement }) body: z.infer<typeof SealAgreement>): Promise<{ done: true }> {
    await this.signing.seal(person, id, body.code);
    return { done: true };
  }

  @Allow('mediator')
  @Post('cases/:id/agreement/pen-scan')
  @HttpCode(200)
  async uploadScan(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Req() request: FastifyRequest): Promise<{ done: true }> {
    const upload = await readUpload(request);
    await this.scans.upload(person, id, upload.bytes);
    return { done: true };
  }

  @Allow('clerk', 'dispatcher')
  @Post('cases/:id/agreement/pen-scan/compare')
  @HttpCode(200)
  async compareScan(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: CompareScan }) body: CompareScan): Promise<{ done: true }> {
    await this.scans.compare(person, id, body);
    return { done: true };
  }

  /** The off-line verifier with this installation's root in it: one file that needs no network. */
  @Public()
  @Get('verify/offline.html')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="jiefen-verify.html"')
  offlineVerifier(): Promise<string> {
    return this.offline.html();
  }

  /** Every root that papers of this installation are checked against: what it is for, its certificate, and its print to compare by telephone. */
  @Public()
  @Get('verify/root')
  async root(): Promise<RootsOfTrust> {
    return { roots: await this.desk.rootsOfTrust() };
  }

  /** The same roots as one file, for other programs that check PDF signatures. */
  @Public()
  @Get('verify/roots.pem')
  @Header('content-type', 'application/x-pem-file')
  @Header('content-disposition', 'attachment; filename="jiefen-roots.pem"')
  async rootsFile(): Promise<string> {
    return (await this.desk.rootsOfTrust()).map(({ pem }) => pem).join('');
  }

  /** Schema of the machine-readable terms in the agreement's PDF, for courts and whoever reads them; a new version gets a new address. */
  @Public()
  @Get('schemas/agreement-terms/1')
  @Header('content-type', 'application/schema+json; charset=utf-8')
  @Header('cache-control', 'public, max-age=86400')
  @Header('access-control-allow-origin', '*')
  termsSchema(): Promise<string> {
    return readFile(agreementTermsSchemaFile(), 'utf8');
  }

  @Public()
  @Get('verify/:code')
  byCode(@Param('code', { schema: Code }) code: string): Promise<VerifyAnswer> {
    return this.verifying.byCode(code);
  }

  @Public()
  @Post('verify')
  @HttpCode(200)
  async byFile(@Req() request: FastifyRequest, @Query({ schema: MaybeCode }) query: z.infer<typeof MaybeCode>): Promise<VerifyAnswer> {
    const upload = await readUpload(request);
    return this.verifying.byFile(upload.bytes, query.code);
  }
}
