import type { CaseState, Complexity, DisputeKind, Entrustment, Regime, Side, TerminationReason } from '@jiefen/mediation';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A case from the filing to the closed dossier. Only `cases` writes its state. */
@Entity({ name: 'cases' })
export class Case {
  @PrimaryColumn('uuid') id: string;
  /** Opaque code for life, printed on the receipt: says nothing about body or count. */
  @Column('text') number: string;
  /** 卷号, given at acceptance, without gaps per committee and year. */
  @Column('text', { nullable: true }) fileNumber: string | null;
  @Column('uuid') organizationId: string;
  @Column('text') organizationPath: string;
  @Column('text', { nullable: true }) resolutionCode: string | null;
  @Column('text') kind: DisputeKind;
  @Column('text') regime: Regime;
  /** How, by which court and on which day a court handed the matter over. */
  @Column('text', { nullable: true }) entrustment: Entrustment | null;
  @Column('uuid', { nullable: true }) entrustedBy: string | null;
  @Column('date', { nullable: true }) entrustedOn: string | null;
  @Column('text') state: CaseState;
  @Column('text', { nullable: true }) complexity: Complexity | null;
  @Column('text', { nullable: true }) complexityReason: string | null;
  @Column('text') title: string;
  @Column('text') source: string;
  @Column('text') language: 'zh' | 'en';
  @Column('uuid', { nullable: true }) mediatorAccountId: string | null;
  @Column('timestamptz') filedAt: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt: Date | null;
  @Column('timestamptz') stateSince: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) terminationReason: TerminationReason | null;
  @Column('text', { nullable: true }) terminationNote: string | null;
  @Column('integer') version: number;
}

/** A party of a case: a person or an organisation on one side. */
@Entity({ name: 'case_parties' })
export class CaseParty {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('text') side: Side;
  @Column('integer') position: number;
  @Column('text') kind: 'person' | 'organization';
  @Column('text') name: string;
  @Column('uuid', { nullable: true }) accountId: string | null;
  @Column('text', { nullable: true }) phoneCipher: string | null;
  @Column('text', { nullable: true }) phoneIndex: string | null;
  @Column('text', { nullable: true }) phoneMasked: string | null;
  @Column('text', { nullable: true }) idNumberCipher: string | null;
  @Column('text', { nullable: true }) idNumberMasked: string | null;
  @Column('text', { nullable: true }) gender: string | null;
  @Column('text', { nullable: true }) ethnicity: string | null;
  @Column('date', { nullable: true }) birthDate: string | null;
  @Column('text', { nullable: true }) occupation: string | null;
  @Column('text', { nullable: true }) addressCipher: string | null;
  @Column('text', { nullable: true }) legalRepresentative: string | null;
  @Column('text', { nullable: true }) creditCode: string | null;
  @Column('jsonb') supportNeeds: string[];
  @Column('text') willing: 'unknown' | 'yes' | 'no';
  @Column('text', { nullable: true }) identityCheckedBy: string | null;
  @Column('timestamptz', { nullable: true }) identityCheckedAt: Date | null;
  @Column('integer') version: number;
}
