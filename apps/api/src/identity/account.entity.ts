import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person with a way in: a resident by phone, or staff by e-mail, password and TOTP. */
@Entity({ name: 'accounts' })
export class Account {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: 'resident' | 'staff';
  @Column('text') name: string;
  @Column('text', { nullable: true }) phoneCipher: string | null;
  @Column('text', { nullable: true }) phoneIndex: string | null;
  @Column('text', { nullable: true }) phoneMasked: string | null;
  @Column('text', { nullable: true }) idNumberCipher: string | null;
  @Column('text', { nullable: true }) idNumberIndex: string | null;
  @Column('text', { nullable: true }) idNumberMasked: string | null;
  @Column('text', { nullable: true }) identityCheckedBy: string | null;
  @Column('timestamptz', { nullable: true }) identityCheckedAt: Date | null;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) passwordHash: string | null;
  @Column('text', { nullable: true }) totpCipher: string | null;
  @Column('bigint', { nullable: true }) totpLastStep: string | null;
  @Column('text') language: 'zh' | 'en';
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('integer') version: number;
}
