import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AGENT_ACTS, AGENT_POLICIES, firstRefusal, isFinal, localDate, type Agent, type AgentAct, type AgentKind, type BothLanguages } from '@jiefen/mediation';
import type { MakePower, PowerView } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import type { CaseRelation } from '../cases/case-relation.js';
import { mustNotBeTheMediator } from '../cases/later-part.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { CasePapers, newVerifyCode } from '../papers/case-papers.js';
import { partyEntry } from '../papers/party-entry.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { FieldCipher, maskIdNumber, maskPhone } from '../platform/crypto/field-cipher.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Papers } from '../platform/papers/papers.js';
import { powersOf, type PowerRow } from './power-row.js';

/** The principal, or a guardian for it: an agent names no further agents. */
export function isPrincipal(relation: CaseRelation): boolean {
  return relation.party !== undefined && relation.party.acting?.as !== 'agent';
}

/** A party for itself; the mediator and the staff for somebody who comes to the counter. */
export function mayMakePower(relation: CaseRelation): boolean {
  return isPrincipal(relation) || relation.mediator || relation.handler;
}

/** What the agent is to the principal, as the form prints it. */
export const AGENT_KIND_NAMES: Record<AgentKind, BothLanguages> = {
  lawyer: { zh: '律师', en: 'lawyer' },
  legalWorker: { zh: '基层法律服务工作者', en: 'legal worker' },
  closeRelative: { zh: '近亲属', en: 'close relative' },
  staff: { zh: '本单位工作人员', en: 'member of staff' },
  recommended: { zh: '社区、单位或者社会团体推荐的人', en: 'recommended by community, unit or body' },
};

/** 授权委托书: made from what the party chose in plain words; it counts when it is signed. */
@Injectable()
export class MakePowerOfAttorney {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly cipher: FieldCipher,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A party sees its own; the mediator and the staff see all. */
  async list(person: Person, caseId: string): Promise<PowerView[]> {
    const tx = this.transactions.reader;
    const { relation } = await this.cases.enter(tx, person, caseId, (one) => mayMakePower(one) || one.party !== undefined || one.supervisor);
    const rows = await powersOf(tx, caseId);
    const all = relation.mediator || relation.handler || relation.supervisor;
    return rows.filter((row) => all || row.party_id === relation.party?.id).map((row) => viewOf(row, relation));
  }

  async make(person: Person, caseId: string, request: MakePower): Promise<{ id: string }> {
    const entered = await this.cases.enter(this.transactions.reader, person, caseId, mayMakePower);
    const party = principalOf(entered, request.partyId);
    const today = this.clock.today();
    if (request.validUntil !== undefined && request.validUntil < today) throw new InvalidError('fields.invalid', { count: 1 }, { validUntil: 'date.in-past' });
    await this.judge(this.transactions.reader, entered, party.id, request);
    const id = randomUUID();
    const code = newVerifyCode();
    const data = {
      createdAt: this.clock.now(),
      number: entered.case.fileNumber ?? entered.case.number,
      principal: partyEntry(party, this.cases),
      subject: entered.case.title,
      powers: (Object.keys(AGENT_ACTS) as AgentAct[]).filter((act) => request.powers.includes(act)),
      ...(request.others ? { others: request.others } : {}),
      from: today,
      ...(request.validUntil ? { until: request.validUntil } : {}),
      verification: { url: `${this.config.PUBLIC_URL}/v/${code}`, code },
    };
    const agent = (language: 'zh' | 'en'): { name: string; relation: string; idNumber?: string; phone?: string; address?: string } => ({
      name: request.agentName,
      relation: AGENT_KIND_NAMES[request.agentKind][language],
      ...(request.agentIdNumber ? { idNumber: request.agentIdNumber } : {}),
      ...(request.agentPhone ? { phone: request.agentPhone } : {}),
      ...(request.agentAddress ? { address: request.agentAddress } : {}),
    });
    const rendered = await this.rendering.render('renderPowerOfAttorney', { ...data, language: 'zh', agent: agent('zh') }, { ...data, language: 'en', agent: agent('en') });
    const translation = entered.case.language === 'en' ? await this.rendering.render('renderPowerOfAttorney', { ...data, language: 'en', agent: agent('en') }) : undefined;
    await this.transactions.run(async (tx) => {
      const locked = await this.cases.lock(tx, person, caseId, mayMakePower);
      // Two forms sent at the same moment: the second is judged with the first.
      await this.judge(tx, locked, party.id, request);
      const common = { caseId, kind: 'powerOfAttorney', subject: id, partyId: party.id, seenBy: party.side } as const;
      const paper = await this.papers.keep(tx, { ...common, title: `授权委托书（${request.agentName}）`, bytes: rendered.bytes, pages: rendered.pages, fields: rendered.fields, verifyCode: code, number: data.number, english: rendered.english });
      if (translation) await this.papers.keep(tx, { ...common, language: 'en', title: `Power of attorney, ${request.agentName} (translation)`, bytes: translation.bytes, pages: translation.pages });
      const sealed = (value: string, what: string): string | null => (value === '' ? null : this.cipher.encrypt(value, what));
      await tx.query(
        `INSERT INTO powers_of_attorney (id, case_id, party_id, agent_name, agent_kind, agent_phone_cipher, agent_phone_masked, agent_id_cipher, agent_id_masked, agent_address_cipher, powers, others, valid_from, valid_until, made_by, made_at, paper_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
        [
          id, caseId, party.id, request.agentName, request.agentKind,
          sealed(request.agentPhone, 'attorney.phone'), request.agentPhone === '' ? null : maskPhone(request.agentPhone),
          sealed(request.agentIdNumber, 'attorney.id-number'), request.agentIdNumber === '' ? null : maskIdNumber(request.agentIdNumber),
          sealed(request.agentAddress, 'attorney.address'), data.powers, request.others, today, request.validUntil ?? null, person.accountId, this.clock.now(), paper.id,
        ],
      );
      await this.audit.record(tx, { action: 'attorney.made', actor: person, caseId, subject: id, data: { powers: data.powers } });
      await this.cases.changed(tx, caseId);
    });
    return { id };
  }

  /** The principal takes it back at any time, without a reason. */
  async revoke(person: Person, caseId: string, powerId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { relation } = await this.cases.lock(tx, person, caseId, isPrincipal);
      const row = (await powersOf(tx, caseId)).find((one) => one.id === powerId && one.party_id === relation.party?.id);
      if (!row) throw new NotFoundError();
      if (row.revoked_at) return;
      await tx.query(`UPDATE powers_of_attorney SET revoked_at = $2 WHERE id = $1`, [powerId, this.clock.now()]);
      const paper = await this.papers.byId(tx, row.paper_id);
      if (paper.verify_code) await this.papers.void(tx, paper.verify_code);
      await this.audit.record(tx, { action: 'attorney.revoked', actor: person, caseId, subject: powerId });
      if (row.signed_at) await this.cases.tell(tx, caseId, { kind: 'attorney.revoked', params: { name: row.agent_name }, actor: person, side: row.side });
      else await this.cases.changed(tx, caseId);
    });
  }

  private async judge(tx: Tx, { case: found, parties }: EnteredCase, partyId: string, request: MakePower): Promise<void> {
    if (isFinal(found.state)) throw new RefusalError('attorney.not-now');
    await mustNotBeTheMediator(tx, found.id, request.agentName, request.namesake, 'agent');
    const standing = (await powersOf(tx, found.id)).filter((row) => row.revoked_at === null && (row.valid_until === null || row.valid_until >= this.clock.today()));
    const mine = standing.filter((row) => row.party_id === partyId);
    if (mine.some((row) => row.agent_name === request.agentName)) throw new RefusalError('attorney.already-made', { name: request.agentName });
    const side = parties.find((party) => party.id === partyId)?.side;
    const phoneOf = (row: PowerRow): string | undefined => (row.agent_phone_cipher ? this.cipher.decrypt(row.agent_phone_cipher, 'attorney.phone') : undefined);
    // One telephone is one person: the other side, or somebody who acts for it.
    const ofOtherSide =
      request.agentPhone !== '' &&
      (parties.some((party) => party.side !== side && this.cases.phoneOf(party) === request.agentPhone) || standing.some((row) => row.side !== side && phoneOf(row) === request.agentPhone));
    const agents: Agent[] = [
      ...mine.map((row): Agent => ({ id: row.id, kind: row.agent_kind, authority: authorityOf(row.powers), powerOfAttorneyOnFile: true })),
      { id: 'new', kind: request.agentKind, authority: authorityOf(request.powers), powerOfAttorneyOnFile: true, alsoForOtherSide: ofOtherSide, ...(request.validUntil ? { validUntil: request.validUntil } : {}) },
    ];
    const refusal = firstRefusal(AGENT_POLICIES, { agents, act: 'attend', today: localDate(this.clock.today()) });
    if (refusal) throw new RefusalError(refusal.reason.code, refusal.reason.params);
  }
}

/** One special power makes it a special authority (CPL 62). */
export function authorityOf(powers: readonly AgentAct[]): 'general' | 'special' {
  return powers.some((power) => AGENT_ACTS[power].needs === 'special') ? 'special' : 'general';
}

function principalOf({ parties, relation }: EnteredCase, partyId: string | undefined): EnteredCase['parties'][number] {
  const wanted = relation.party && !(relation.mediator || relation.handler) ? relation.party.id : (partyId ?? relation.party?.id);
  const party = parties.find((one) => one.id === wanted);
  if (!party || (relation.party && partyId !== undefined && partyId !== party.id)) throw new InvalidError('fields.invalid', { count: 1 }, { partyId: 'party.unknown' });
  return party;
}

function viewOf(row: PowerRow, relation: CaseRelation): PowerView {
  return {
    id: row.id,
    partyId: row.party_id,
    partyName: row.party_name,
    side: row.side,
    agentName: row.agent_name,
    agentKind: row.agent_kind,
    agentPhoneMasked: row.agent_phone_masked,
    powers: row.powers,
    others: row.others,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    paperId: row.paper_id,
    pages: row.pages,
    signed: row.signed_way,
    signedAt: row.signed_at ? new Date(row.signed_at).toISOString() : null,
    revokedAt: row.revoked_at ? new Date(row.revoked_at).toISOString() : null,
    mine: row.party_id === relation.party?.id,
  };
}
