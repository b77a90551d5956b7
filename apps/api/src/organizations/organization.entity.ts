import type { CommitteeRegister, Level, OrganizationKind, OwnRegime, Specialty } from '@jiefen/mediation';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A body: node of the tree of centres, committees, departments and courts. */
@Entity({ name: 'organizations' })
export class Organization {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) parentId: string | null;
  /** `city.county.township.`: own key at the end, a dot after each; a subtree is a prefix. */
  @Column('text') path: string;
  @Column('text') kind: OrganizationKind;
  @Column('text') level: Level;
  @Column('text') name: string;
  @Column('text') nameEn: string;
  @Column('text') shortName: string;
  @Column('text', { nullable: true }) specialty: Specialty | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) addressEn: string | null;
  @Column('text', { nullable: true }) sealName: string | null;
  @Column('jsonb') settings: OrganizationSettings;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('integer') version: number;
}

/** What a body may decide for itself. */
export interface OrganizationSettings {
  /** The regime it is set up for, where its kind does not say it: a commercial body, an authority. */
  readonly regime?: OwnRegime;
  /** Kinds of dispute for which the other side is asked before a mediator is chosen. */
  readonly askOtherSideFirst?: readonly string[];
  /** Pattern of file and agreement numbers (forms 3.1); `{year} {org} {seq}`. */
  readonly fileNumberPattern?: string;
  readonly agreementNumberPattern?: string;
  /** Where the region wants it: what is not performed at once is put in writing (NB 24). */
  readonly writingUnlessAtOnce?: boolean;
  /** Committee only: its register (RMTJ 7–10). */
  readonly committee?: CommitteeRegister;
  /** Court only: invited organisations (CPL 205). */
  readonly invitedOrganizations?: readonly string[];
}
