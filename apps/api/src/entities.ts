import { Case, CaseParty } from './cases/case.entity.js';
import { Account } from './identity/account.entity.js';
import { Membership } from './identity/membership.entity.js';
import { Organization } from './organizations/organization.entity.js';

/** Every entity; test/schema.itest.ts compares each with its table. */
export const ENTITIES = [Account, Case, CaseParty, Membership, Organization];
