import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { Id, type DossierView } from '@jiefen/mediation/wire';
import { ZipArchive } from 'archiver';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { Clock } from '../platform/clock/clock.js';
import { BindDossier } from './bind-dossier.js';
import { WriteTerminationNotice } from './write-termination-notice.js';

/** The dossier of a case as a list, one PDF, or a folder; and the notice that a mediation has ended. */
@Controller('cases/:id')
export class DossierController {
  constructor(
    private readonly dossier: BindDossier,
    private readonly notices: WriteTerminationNotice,
    private readonly clock: Clock,
  ) {}

  @Allow('mediator', 'clerk', 'dispatcher')
  @Get('dossier')
  view(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<DossierView> {
    return this.dossier.view(person, id);
  }

  @Allow('mediator', 'clerk', 'dispatcher')
  @Get('dossier.pdf')
  @Header('cache-control', 'private, no-store')
  async pdf(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<StreamableFile> {
    const { bytes, number } = await this.dossier.bind(person, id, 'pdf');
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: attachment(`${number}.pdf`) });
  }

  /** The untouched originals: signatures can be checked in them, which they cannot in the bound file. */
  @Allow('mediator', 'clerk', 'dispatcher')
  @Get('dossier.zip')
  @Header('cache-control', 'private, no-store')
  async zip(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<StreamableFile> {
    const { folder, number } = await this.dossier.bind(person, id, 'zip');
    const archive = new ZipArchive({ zlib: { level: 1 } });
    for (const file of folder) archive.append(Buffer.from(file.bytes), { name: file.path, date: this.clock.now() });
    void archive.finalize();
    return new StreamableFile(archive, { type: 'application/zip', disposition: attachment(`${number}.zip`) });
  }

  @Allow('resident', 'mediator', 'clerk', 'dispatcher')
  @Get('termination.pdf')
  @Header('cache-control', 'private, no-store')
  async termination(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<StreamableFile> {
    const { paper, bytes } = await this.notices.read(person, id);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `inline; filename*=UTF-8''${encodeURIComponent(`${paper.title}.pdf`)}` });
  }
}

function attachment(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
}
