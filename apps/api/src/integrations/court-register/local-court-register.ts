import { Injectable } from '@nestjs/common';
import { CourtRegister, type CourtEvent, type FiledApplication } from '../../confirmation/court-register.port.js';

/** The judge's desk on this machine: the application is already in the database the judge looks into. */
@Injectable()
export class LocalCourtRegister extends CourtRegister {
  readonly name = 'local';
  readonly desk = true;

  async file(application: FiledApplication): Promise<{ reference: string }> {
    return { reference: application.id };
  }

  async status(): Promise<readonly CourtEvent[]> {
    return [];
  }
}
