import { Injectable } from '@nestjs/common';
import { CourtRegister, LOCAL_REGISTER, type CourtEvent, type FiledApplication } from '../../confirmation/court-register.port.js';

/** The judge's desk on this machine: the application is already in the database the judge looks into. */
@Injectable()
export class LocalCourtRegister extends CourtRegister {
  nameFor(): string {
    return LOCAL_REGISTER;
  }

  async file(application: FiledApplication): Promise<{ reference: string }> {
    return { reference: application.id };
  }

  async events(): Promise<readonly CourtEvent[]> {
    return [];
  }

  async paper(): Promise<Uint8Array> {
    throw new Error('the desk keeps its papers itself');
  }

  async supplement(): Promise<void> {}

  async withdraw(): Promise<void> {}

  isFromCourt(): boolean {
    return false;
  }
}
