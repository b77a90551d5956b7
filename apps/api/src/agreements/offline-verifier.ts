import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { offlineVerifierFile } from '@jiefen/documents';
import { embedTrustedRoots } from '@jiefen/documents/verify';
import { NotFoundError } from '../platform/http/errors.js';
import { SigningDesk } from './signing-desk.js';

/** The one file with which anybody checks a paper without network, with this installation's root of trust in it. */
@Injectable()
export class OfflineVerifier {
  constructor(private readonly desk: SigningDesk) {}

  async html(): Promise<string> {
    const page = await readFile(offlineVerifierFile(), 'utf8').catch(() => {
      // Made by the build; a server run from sources may lack it.
      throw new NotFoundError('verify.offline-not-built');
    });
    return embedTrustedRoots(page, await this.desk.trustedRoots());
  }
}
