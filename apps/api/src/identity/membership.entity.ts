import type { Role } from '@jiefen/mediation';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A role of an account in a body, for a time. */
@Entity({ name: 'memberships' })
export class Membership {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column('uuid') organizationId: string;
  @Column('text') role: Exclude<Role, 'resident'>;
  @Column('timestamptz') since: Date;
  @Column('timestamptz', { nullable: true }) until: Date | null;
}
