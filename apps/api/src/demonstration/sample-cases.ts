import { Injectable } from '@nestjs/common';
import type { FileCase } from '@jiefen/mediation/wire';
import { FileCaseUseCase } from '../intake/file-case.js';
import { TriageUseCase } from '../intake/triage.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { RESIDENTS } from './county.js';
import { mailOf } from './staff.js';

/** Some matters at different steps, brought in by the same use cases as real ones. */
@Injectable()
export class SampleCases {
  constructor(
    private readonly transactions: Transactions,
    private readonly filings: FileCaseUseCase,
    private readonly triage: TriageUseCase,
  ) {}

  async add(): Promise<void> {
    await this.file('郑小琴', 'sample-property', {
      code: 'XW6D-4TJN',
      kind: 'property',
      whatHappened: '地下车库漏水三个多月，我的车顶被滴花了，物业说再等等。',
      place: '新湾花园地下车库 B 区',
      otherSide: { kind: 'organization', name: '新湾物业服务有限公司', note: '服务中心在二号楼' },
      wish: '把漏水修好，赔洗车补漆的钱。',
      amountFen: 180_000,
    });
    const neighbours = await this.file('吴建国', 'sample-neighbours', {
      code: 'SY8D-5QH2',
      kind: 'neighbours',
      whatHappened: '隔壁新砌的墙占了我家门口半米，板车出不去。',
      place: '上杨村三组',
      otherSide: { kind: 'person', name: '吴大勇', phone: '13800000009' },
      wish: '把路让出来，以后怎么走说清楚。',
    });
    const clerk = await this.person(mailOf('gaomingyuan'));
    await this.triage.decide(clerk, neighbours, { outcome: 'accept', complexity: 'low', complexityReason: '两家人，事实清楚', message: '我们收下了，会请一位调解员。' });
  }

  private async file(name: string, key: string, filing: Pick<FileCase, 'code' | 'kind' | 'whatHappened' | 'place' | 'otherSide' | 'wish' | 'amountFen'>): Promise<string> {
    const phone = RESIDENTS.find((resident) => resident.name === name)?.phone ?? '';
    const [row]: { id: string }[] = await this.transactions.reader.query(`SELECT id FROM accounts WHERE kind = 'resident' AND name = $1 LIMIT 1`, [name]);
    if (!row) throw new Error(`no resident for the sample case of ${phone}`);
    const person: Person = { accountId: row.id, sessionId: '', name, kind: 'resident', roles: ['resident'], memberships: [], address: '' };
    const received = await this.filings.file(
      person,
      { ...filing, elsewhere: 'none', supportNeeds: [], fileIds: [], language: 'zh', privacyConsent: true, shareConsent: true, applicant: { name } },
      key,
    );
    return received.caseId;
  }

  private async person(email: string): Promise<Person> {
    const rows: { id: string; name: string; role: Exclude<Person['roles'][number], 'resident'>; organization_id: string; path: string }[] = await this.transactions.reader.query(
      `SELECT a.id, a.name, m.role, o.id AS organization_id, o.path FROM accounts a JOIN memberships m ON m.account_id = a.id JOIN organizations o ON o.id = m.organization_id WHERE a.email = $1`,
      [email],
    );
    const [first] = rows;
    if (!first) throw new Error(`no account ${email}`);
    return {
      accountId: first.id,
      sessionId: '',
      name: first.name,
      kind: 'staff',
      roles: rows.map((row) => row.role),
      memberships: rows.map((row) => ({ role: row.role, organizationId: row.organization_id, path: row.path })),
      address: '',
    };
  }
}
