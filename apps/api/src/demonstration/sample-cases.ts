import { Injectable } from '@nestjs/common';
import type { FileCase } from '@jiefen/mediation/wire';
import { AppointMediator } from '../experts/appoint-mediator.js';
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
    private readonly appointments: AppointMediator,
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
    const card = await this.file('孙丽华', 'sample-consumer', {
      code: 'DK5R-8HYM',
      kind: 'consumer',
      whatHappened: '健身房关门了，年卡还有七个月没有用，电话没人接。',
      place: '东渡镇渡口社区',
      otherSide: { kind: 'organization', name: '活力健身馆', note: '老板姓曹' },
      wish: '退还没有用完的会费。',
      amountFen: 210_000,
    });
    await this.askFirst(clerk, card);
    const wages = await this.file('钱大力', 'sample-wages', {
      code: 'QS6M-7YKD',
      kind: 'wages',
      whatHappened: '在新城工地做了两个月木工，还差最后半个月的工钱。',
      place: '新城工地二号楼',
      otherSide: { kind: 'organization', name: '安居劳务有限公司', phone: '13800000010' },
      wish: '把最后半个月的工钱结清。',
      amountFen: 420_000,
    });
    const mediator = await this.askFirst(clerk, wages);
    await this.appointments.answer(mediator, wages, { answer: 'accept', disclosure: { isPartyOrRelative: false, hasInterest: false, hasOtherRelation: false, note: '' } });
    const parking = await this.file('李秀兰', 'sample-referred', {
      code: 'LT7K-2M9Q',
      kind: 'other',
      whatHappened: '家门口的路灯坏了一个多月，晚上看不见。',
      place: '柳塘镇后街',
      otherSide: { kind: 'organization', name: '' },
      wish: '请人来修路灯。',
    });
    await this.triage.decide(clerk, parking, { outcome: 'refer', to: '12345 政务服务热线', message: '修路灯归镇里管，我们已经把电话给您：12345。' });
  }

  /** Accepts and asks the first of the ranking, as a dispatcher would. */
  private async askFirst(clerk: Person, caseId: string): Promise<Person> {
    await this.triage.decide(clerk, caseId, { outcome: 'accept', complexity: 'low', complexityReason: '事实清楚，数额不大', message: '我们收下了，正在请调解员。' });
    const { ranked } = await this.appointments.ranking(clerk, caseId);
    const [first] = ranked;
    if (!first) throw new Error('the pool has nobody for a sample case');
    await this.appointments.ask(clerk, caseId, { expertId: first.expertId, why: '排在最前，离得近，有空' });
    const [row]: { email: string }[] = await this.transactions.reader.query(`SELECT email FROM accounts WHERE id = $1`, [first.expertId]);
    return this.person(row?.email ?? '');
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
