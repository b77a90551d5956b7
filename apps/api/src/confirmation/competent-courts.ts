import { Injectable } from '@nestjs/common';
import { competentCourts, fen, isObligation, LABOUR, paymentTotal, type AgreementDraft, type CompetentCourts, type CourtRef, type Outcome, type Place } from '@jiefen/mediation';
import type { AgreementRow } from '../agreements/agreement-row.js';
import type { Case } from '../cases/case.entity.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';

export interface CourtRow {
  readonly id: string;
  readonly path: string;
  readonly level: string;
  readonly name: string;
  readonly name_en: string;
  readonly address: string | null;
  readonly address_en: string | null;
  readonly phone: string | null;
  readonly invited: string[] | null;
}

/** Finds the courts that may confirm, from the register of bodies and the addresses the parties gave (CPL 205). */
@Injectable()
export class CourtFinder {
  constructor(private readonly clock: Clock) {}

  async courts(tx: Tx): Promise<CourtRow[]> {
    return tx.query(
      `SELECT id, path, level, name, name_en, address, address_en, phone, settings -> 'invitedOrganizations' AS invited FROM organizations WHERE kind = 'court' AND (closed_at IS NULL OR closed_at > $1) ORDER BY path`,
      [this.clock.now()],
    );
  }

  async competent(tx: Tx, found: Case, agreement: AgreementRow): Promise<{ courts: CourtRow[]; answer: Outcome<CompetentCourts> }> {
    const courts = await this.courts(tx);
    const [body]: { path: string; name: string }[] = await tx.query(`SELECT path, name FROM organizations WHERE id = $1`, [found.organizationId]);
    const path = body?.path ?? found.organizationPath;
    // The court that handed the matter over, otherwise the one that invited the body (CPL 205).
    const inviting = courts.find((court) => court.id === found.entrustedBy) ?? courts.find((court) => court.invited?.includes(found.organizationId));
    const draft = agreement.draft;
    return {
      courts,
      answer: competentCourts({
        kind: found.kind,
        courts: courts.map((court) => refOf(court, courts)),
        ...(inviting ? { invitedByCourtId: inviting.id } : {}),
        parties: draft.parties.map((party) => ({ partyId: party.id, domicile: placeOfAddress(party.address ?? '', courts, path, party.name) })),
        organisations: [{ organisationId: found.organizationId, place: placeOfPath(path, courts, body?.name ?? '') }],
        amountFen: fen(Math.max(0, paymentTotal(draft))),
        labourPaymentOnly: LABOUR.includes(found.kind) && onlyPayment(draft),
      }),
    };
  }
}

function onlyPayment(draft: AgreementDraft): boolean {
  const obligations = draft.clauses.filter(isObligation);
  return obligations.length > 0 && obligations.every((clause) => clause.kind === 'payment');
}

/** A court of a city is the intermediate court of the basic courts below it. */
function refOf(court: CourtRow, courts: readonly CourtRow[]): CourtRef {
  if (court.level === 'city') return { id: court.id, level: 'intermediate' };
  const above = courts.find((other) => other.level === 'city' && court.path.startsWith(areaOf(other)));
  return { id: court.id, level: 'basic', ...(above ? { intermediateCourtId: above.id } : {}) };
}

/** The part of the tree a court stands in: its path without its own key. */
function areaOf(court: CourtRow): string {
  return court.path.replace(/[^.]+\.$/, '');
}

/** The basic court nearest above a body in the tree. */
export function placeOfPath(path: string, courts: readonly CourtRow[], label: string): Place {
  const near = courts
    .filter((court) => court.level !== 'city' && path.startsWith(areaOf(court)))
    // Several courts in one city stand beside each other: only the one of the body's own county is near.
    .sort((a, b) => areaOf(b).length - areaOf(a).length);
  return { label, basicCourtId: near[0]?.id };
}

/**
 * The court for an address: the one whose county or district is named in it. An address that names another county has no
 * court here, and that is said; one that names none is taken for the place the case comes from.
 */
export function placeOfAddress(address: string, courts: readonly CourtRow[], path: string, label: string): Place {
  const named = courts.find((court) => {
    const county = /([^省市州]{2,}[县区市])人民法院$/.exec(court.name)?.[1];
    return court.level !== 'city' && county !== undefined && address.includes(county);
  });
  if (named) return { label, basicCourtId: named.id };
  const elsewhere = /([\u4e00-\u9fff]{2,6}?(?:县|(?<!社|小|园|校|厂|城|片|开发)区))/.exec(address.replace(/^.*?[省市]/, ''))?.[1];
  return elsewhere ? { label: elsewhere } : placeOfPath(path, courts, label);
}
