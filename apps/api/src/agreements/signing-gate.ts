import { Injectable } from '@nestjs/common';
import { completedYears, GROUP_POLICIES, localDate, SIGNING_POLICIES, type AgreementParty, type CapacityFacts, type GroupFacts, type SigningFacts } from '@jiefen/mediation';
import { speakersOf, type Speaker } from '../cases/acting.js';
import type { EnteredCase } from '../cases/cases.js';
import { IdentityChecks } from '../identity-checks/identity-checks.queries.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { mustBeMet } from '../platform/http/must-be-met.js';
import type { AgreementRow, Signer } from './agreement-row.js';

/** The gate before a signature: every rule of SIGNING_POLICIES is met for this person, this party and this text, or nobody signs. */
@Injectable()
export class SigningGate {
  constructor(
    private readonly clock: Clock,
    private readonly identities: IdentityChecks,
  ) {}

  /** @throws RefusalError with the reason of the rule. `shownHash` is of the text the person was shown; a word that makes an oral agreement is judged like a pen. */
  async pass(tx: Tx, person: Person, entered: EnteredCase, agreement: AgreementRow, signer: Pick<Signer, 'role' | 'partyId'>, shownHash: string, mode: SigningFacts['mode'] = 'electronic'): Promise<void> {
    if (signer.role === 'seal') return;
    const facts: SigningFacts = {
      mode,
      kind: entered.case.kind,
      touchesStatus: agreement.findings.some(({ ground, weight }) => ground === 'statusRelation' && weight !== 'warns'),
      // The one-time code of this signing was right: nobody comes here without.
      verifiedForThisSigning: true,
      shownHash,
      frozenHash: agreement.frozen_sha256,
    };
    // The mediator’s consent to the electronic way is the choice of it when the text was made final.
    if (signer.role === 'mediator') return mustBeMet(SIGNING_POLICIES, { ...facts, agreedToESign: true });
    const speakers = (await speakersOf(tx, entered.case.id, this.clock.today())).filter((one) => one.partyId === signer.partyId);
    const acting = entered.relation.party?.acting;
    const agent = acting?.as === 'agent' ? speakers.find((one) => one.id === acting.id) : undefined;
    const capacity = this.capacity(person, entered, agreement, agreement.draft.parties.find((party) => party.id === signer.partyId), speakers);
    const seen = signer.partyId ? await this.identities.ofSigner(tx, { caseId: entered.case.id, partyId: signer.partyId, accountId: person.accountId, name: person.name }) : undefined;
    mustBeMet(SIGNING_POLICIES, {
      ...facts,
      ...(seen ? { identity: seen.outcome } : {}),
      // Every clause, this one among them, was agreed to by both sides before the text was final.
      ...(agreement.draft.clauses.some((clause) => clause.kind === 'eSignature') ? { agreedToESign: true } : {}),
      ...(capacity ? { capacity } : {}),
      ...(acting?.as === 'agent'
        ? { agents: { today: this.clock.today(), agents: [{ id: acting.id, kind: agent?.agentKind ?? undefined, authority: acting.powers.includes('settle') ? ('special' as const) : ('general' as const), powerOfAttorneyOnFile: agent !== undefined }] } }
        : {}),
    });
    const group = await this.group(tx, signer.partyId);
    if (group) mustBeMet(GROUP_POLICIES, group);
  }

  /** Capacity of a natural person whose age is known. An age that is not known was put to the mediator by the check of the draft. */
  private capacity(person: Person, { parties }: EnteredCase, { draft }: AgreementRow, drafted: AgreementParty | undefined, speakers: readonly Speaker[]): CapacityFacts | undefined {
    if (drafted?.kind !== 'person') return undefined;
    const born = parties.find((party) => party.id === drafted.id)?.birthDate ?? drafted.birthDate;
    const guardian = speakers.find((one) => one.as === 'guardian');
    const age = born ? completedYears(localDate(born), this.clock.today()) : drafted.age;
    if (age === undefined && !guardian?.adjudged) return undefined;
    return {
      person: { ...(age === undefined ? {} : { age }), ...(guardian?.adjudged ? { adjudged: guardian.adjudged } : {}) },
      ...(guardian
        ? {
            guardian: {
              proven: guardian.proven,
              actsOrConsents: guardian.accountId === person.accountId,
              waivesClaim: draft.claims.some((claim) => claim.outcome === 'waived' && claim.raisedBy === drafted.side),
              benefitRecorded: guardian.benefit !== '',
            },
          }
        : {}),
    };
  }

  /** Many on one side: whoever signs for them needs to be chosen, and every member to have agreed (CPL 56). */
  private async group(tx: Tx, partyId: string | null): Promise<GroupFacts | undefined> {
    const [row]: { members: number; representatives: string[]; chose: number; agreed: number; choice_on_file: boolean }[] = await tx.query(
      `SELECT g.members, g.representatives, g.chose, g.agreed, EXISTS (SELECT 1 FROM papers p WHERE p.case_id = g.case_id AND p.kind = 'groupChoice' AND p.subject = g.party_id::text) AS choice_on_file FROM party_groups g WHERE g.party_id = $1`,
      [partyId],
    );
    return row && { members: row.members, representatives: row.representatives.length, membersWhoChose: row.chose, choiceOnFile: row.choice_on_file, disposes: true, membersWhoAgreedToDisposal: row.agreed };
  }
}
