import { Injectable } from '@nestjs/common';
import { GROUP_POLICIES, judgeAll, type GroupFacts } from '@jiefen/mediation';
import type { GroupView, RecordGroup, RepresentationView } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { speakersOf } from '../cases/acting.js';
import { Cases } from '../cases/cases.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { mayRegister } from './register-guardian.js';

interface GroupRow {
  readonly party_id: string;
  readonly members: number;
  readonly representatives: string[];
  readonly chose: number;
  readonly agreed: number;
}

/** Many on one side: up to five speak for all, and settle only with the consent of each (L-22, CPL 56). */
@Injectable()
export class RecordGroupUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async view(person: Person, caseId: string): Promise<RepresentationView> {
    const tx = this.transactions.reader;
    const { parties, relation } = await this.cases.enter(tx, person, caseId, (r) => mayRegister(r) || r.supervisor);
    const all = relation.mediator || relation.handler || relation.supervisor;
    const shown = parties.filter((party) => all || party.id === relation.party?.id);
    const guardians: { id: string; proof: RepresentationView['guardians'][number]['proof']; proven_at: Date | null }[] = await tx.query(`SELECT id, proof, proven_at FROM guardians WHERE case_id = $1 AND ended_at IS NULL`, [caseId]);
    const speakers = (await speakersOf(tx, caseId, this.clock.today())).filter((one) => one.as === 'guardian' && shown.some((party) => party.id === one.partyId));
    const groups = (await this.rows(tx, caseId)).filter((row) => shown.some((party) => party.id === row.party_id));
    return {
      parties: shown.map((party) => ({ id: party.id, name: party.name, side: party.side, kind: party.kind, birthDate: party.birthDate, mine: party.id === relation.party?.id })),
      guardians: speakers.map((one) => {
        const row = guardians.find(({ id }) => id === one.id);
        return { id: one.id, partyId: one.partyId, name: one.name, relation: one.relation ?? '', hasPhone: one.accountId !== null, adjudged: one.adjudged, proof: row?.proof ?? null, provenAt: row?.proven_at ? new Date(row.proven_at).toISOString() : null, benefit: all ? one.benefit : '' };
      }),
      groups: groups.map((row): GroupView => ({ partyId: row.party_id, members: row.members, representatives: row.representatives, chose: row.chose, agreed: row.agreed, missing: missingOf(row) })),
      mayProve: relation.mediator || relation.handler,
    };
  }

  /** What is not yet there may be recorded; what the law never allows (a sixth representative) may not. */
  async record(person: Person, caseId: string, request: RecordGroup): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { parties } = await this.cases.lock(tx, person, caseId, (relation) => relation.mediator || relation.handler);
      const party = parties.find((one) => one.id === request.partyId);
      if (!party) throw new NotFoundError();
      for (const { policy, verdict } of judgeAll(GROUP_POLICIES, factsOf({ ...request, party_id: party.id }))) {
        if (policy.id === 'group.up-to-five' && verdict.kind === 'unmet') throw new RefusalError(verdict.reason.code, verdict.reason.params);
      }
      await tx.query(
        `INSERT INTO party_groups (party_id, case_id, members, representatives, chose, agreed, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (party_id) DO UPDATE SET members = excluded.members, representatives = excluded.representatives, chose = excluded.chose, agreed = excluded.agreed, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
        [party.id, caseId, request.members, request.representatives, request.chose, request.agreed, person.accountId, this.clock.now()],
      );
      await this.audit.record(tx, { action: 'group.recorded', actor: person, caseId, subject: party.id, data: { members: request.members, representatives: request.representatives.length, chose: request.chose, agreed: request.agreed } });
      await this.cases.changed(tx, caseId);
    });
  }

  private rows(tx: Tx, caseId: string): Promise<GroupRow[]> {
    return tx.query(`SELECT party_id, members, representatives, chose, agreed FROM party_groups WHERE case_id = $1`, [caseId]);
  }
}

function factsOf(row: GroupRow): GroupFacts {
  return { members: row.members, representatives: row.representatives.length, membersWhoChose: row.chose, disposes: true, membersWhoAgreedToDisposal: row.agreed };
}

function missingOf(row: GroupRow): string | null {
  for (const { verdict } of judgeAll(GROUP_POLICIES, factsOf(row))) {
    if (verdict.kind === 'unmet') return verdict.reason.code;
    if (verdict.kind === 'open') return verdict.question.code;
  }
  return null;
}
