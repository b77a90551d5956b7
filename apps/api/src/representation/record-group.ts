import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GROUP_POLICIES, judgeAll, type GroupFacts } from '@jiefen/mediation';
import type { GroupView, RecordGroup, RepresentationView } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { speakersOf } from '../cases/acting.js';
import { Cases } from '../cases/cases.js';
import type { Case, CaseParty } from '../cases/case.entity.js';
import { LogInResident } from '../identity/log-in-resident.js';
import { Clock } from '../platform/clock/clock.js';
import { maskPhone } from '../platform/crypto/field-cipher.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { mayRegister } from './register-guardian.js';
import { tellRepresentatives } from './tell-representatives.js';

interface GroupRow {
  readonly party_id: string;
  readonly members: number;
  readonly representatives: string[];
  readonly chose: number;
  readonly agreed: number;
  readonly choice_paper_id: string | null;
}

/** Many on one side: up to five speak for all, and settle only with the consent of each (L-22, CPL 56). */
@Injectable()
export class RecordGroupUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly residents: LogInResident,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async view(person: Person, caseId: string): Promise<RepresentationView> {
    const tx = this.transactions.reader;
    const { parties, relation } = await this.cases.enter(tx, person, caseId, (r) => mayRegister(r) || r.supervisor);
    const all = relation.mediator || relation.handler || relation.supervisor;
    const shown = parties.filter((party) => all || party.id === relation.party?.id);
    const guardians: { id: string; proof: RepresentationView['guardians'][number]['proof']; proven_at: Date | null; paper_id: string | null }[] = await tx.query(
      `SELECT g.id, g.proof, g.proven_at, (SELECT p.id FROM papers p WHERE p.case_id = g.case_id AND p.kind = 'guardianProof' AND p.subject = g.id::text ORDER BY p.version DESC LIMIT 1) AS paper_id FROM guardians g WHERE g.case_id = $1 AND g.ended_at IS NULL`,
      [caseId],
    );
    const speakers = (await speakersOf(tx, caseId, this.clock.today())).filter((one) => one.as === 'guardian' && shown.some((party) => party.id === one.partyId));
    const named: { party_id: string; name: string; phone_masked: string | null }[] = await tx.query(`SELECT party_id, name, phone_masked FROM group_representatives WHERE case_id = $1 AND ended_at IS NULL`, [caseId]);
    const mayUpload = (partyId: string): boolean => relation.mediator || relation.handler || relation.party?.id === partyId;
    const groups = (await this.rows(tx, caseId)).filter((row) => shown.some((party) => party.id === row.party_id));
    return {
      parties: shown.map((party) => ({ id: party.id, name: party.name, side: party.side, kind: party.kind, birthDate: party.birthDate, mine: party.id === relation.party?.id })),
      guardians: speakers.map((one) => {
        const row = guardians.find(({ id }) => id === one.id);
        return { id: one.id, partyId: one.partyId, name: one.name, relation: one.relation ?? '', hasPhone: one.accountId !== null, adjudged: one.adjudged, proof: row?.proof ?? null, provenAt: row?.proven_at ? new Date(row.proven_at).toISOString() : null, benefit: all ? one.benefit : '', proofPaperId: row?.paper_id ?? null, mayUpload: mayUpload(one.partyId) };
      }),
      groups: groups.map(
        (row): GroupView => ({
          partyId: row.party_id,
          members: row.members,
          representatives: row.representatives.map((name) => ({ name, phoneMasked: named.find((one) => one.party_id === row.party_id && one.name === name)?.phone_masked ?? null })),
          chose: row.chose,
          agreed: row.agreed,
          choicePaperId: row.choice_paper_id,
          mayUpload: mayUpload(row.party_id),
          missing: missingOf(row),
        }),
      ),
      mayProve: relation.mediator || relation.handler,
    };
  }

  /** What is not yet there may be recorded; what the law never allows (a sixth representative) may not. */
  async record(person: Person, caseId: string, request: RecordGroup): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, parties } = await this.cases.lock(tx, person, caseId, (relation) => relation.mediator || relation.handler);
      const party = parties.find((one) => one.id === request.partyId);
      if (!party) throw new NotFoundError();
      const names = request.representatives.map((one) => one.name);
      if (new Set(names).size !== names.length) throw new InvalidError('fields.invalid', { count: 1 }, { representatives: 'group.named-twice' });
      for (const { policy, verdict } of judgeAll(GROUP_POLICIES, factsOf({ ...request, representatives: names, party_id: party.id, choice_paper_id: null }))) {
        if (policy.id === 'group.up-to-five' && verdict.kind === 'unmet') throw new RefusalError(verdict.reason.code, verdict.reason.params);
      }
      await tx.query(
        `INSERT INTO party_groups (party_id, case_id, members, representatives, chose, agreed, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (party_id) DO UPDATE SET members = excluded.members, representatives = excluded.representatives, chose = excluded.chose, agreed = excluded.agreed, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
        [party.id, caseId, request.members, names, request.chose, request.agreed, person.accountId, this.clock.now()],
      );
      await this.keepPhones(tx, found, party, parties, request.representatives);
      await tellRepresentatives(tx, this.cases, person, party);
      await this.audit.record(tx, { action: 'group.recorded', actor: person, caseId, subject: party.id, data: { members: request.members, representatives: request.representatives.length, chose: request.chose, agreed: request.agreed } });
      await this.cases.changed(tx, caseId);
    });
  }

  /** Who stays keeps their way in; whoever is no longer named loses it. */
  private async keepPhones(tx: Tx, found: Case, party: CaseParty, parties: readonly CaseParty[], representatives: RecordGroup['representatives']): Promise<void> {
    const standing: { id: string; name: string; account_id: string | null }[] = await tx.query(`SELECT id, name, account_id FROM group_representatives WHERE party_id = $1 AND ended_at IS NULL`, [party.id]);
    const kept = new Set<string>();
    for (const [position, { name, phone }] of representatives.entries()) {
      const before = standing.find((one) => one.name === name);
      // No phone typed again: the one that is known stays.
      if (before && phone === '') {
        kept.add(before.id);
        continue;
      }
      const accountId = phone === '' ? null : await this.residents.accountFor(tx, phone, name, found.language);
      // Nobody speaks for both sides (CC 168).
      if (accountId !== null && parties.some((other) => other.side !== party.side && other.accountId === accountId)) throw new RefusalError('agent.acts-for-both-sides');
      if (before && before.account_id === accountId) {
        kept.add(before.id);
        continue;
      }
      if (before) await this.endRepresentative(tx, before.id);
      const id = randomUUID();
      kept.add(id);
      await tx.query(`INSERT INTO group_representatives (id, case_id, party_id, name, phone_masked, account_id, position, since) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
        id, found.id, party.id, name, phone === '' ? null : maskPhone(phone), accountId, position, this.clock.now(),
      ]);
    }
    for (const one of standing) if (!kept.has(one.id)) await this.endRepresentative(tx, one.id);
  }

  private async endRepresentative(tx: Tx, id: string): Promise<void> {
    await tx.query(`UPDATE group_representatives SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL`, [id, this.clock.now()]);
  }

  private rows(tx: Tx, caseId: string): Promise<GroupRow[]> {
    return tx.query(
      `SELECT g.party_id, g.members, g.representatives, g.chose, g.agreed, (SELECT p.id FROM papers p WHERE p.case_id = g.case_id AND p.kind = 'groupChoice' AND p.subject = g.party_id::text ORDER BY p.version DESC LIMIT 1) AS choice_paper_id FROM party_groups g WHERE g.case_id = $1`,
      [caseId],
    );
  }
}

function factsOf(row: GroupRow): GroupFacts {
  return { members: row.members, representatives: row.representatives.length, membersWhoChose: row.chose, choiceOnFile: row.choice_paper_id !== null, disposes: true, membersWhoAgreedToDisposal: row.agreed };
}

function missingOf(row: GroupRow): string | null {
  for (const { verdict } of judgeAll(GROUP_POLICIES, factsOf(row))) {
    if (verdict.kind === 'unmet') return verdict.reason.code;
    if (verdict.kind === 'open') return verdict.question.code;
  }
  return null;
}
