import type { AgreementDraft, AgreementFacts, Claim, Clause, PaymentClause, PersonParty, OrganizationParty } from '../src/index.js';
import { fen, localDate, planInstalments } from '../src/index.js';

/* Drafts as a mediator would write them; each test changes one thing. Names and places are invented. */

export const wang: PersonParty = { id: 'wang', side: 'applicant', kind: 'person', name: '王芸', gender: 'female', ethnicity: '汉族', birthDate: localDate('1990-05-04'), phone: '10000000001', address: '清禾县东渡镇石桥村 8 号', occupation: '服务员' };
export const chen: PersonParty = { id: 'chen', side: 'respondent', kind: 'person', name: '陈骁', gender: 'male', ethnicity: '汉族', birthDate: localDate('1995-01-20'), phone: '10000000002', address: '清禾县南浦区中山路 2 号' };
export const shop: OrganizationParty = { id: 'shop', side: 'respondent', kind: 'organization', name: '禾香小馆', address: '清禾县东渡镇老街 3 号', phone: '10000000003', legalRepresentative: { name: '陈大河', post: '经营者' } };

export const today = localDate('2026-03-18');
export const onWages: AgreementFacts = { today, disputeKind: 'wages' };
export const onTraffic: AgreementFacts = { today, disputeKind: 'traffic' };
export const onRent: AgreementFacts = { today, disputeKind: 'rent' };
export const onNeighbours: AgreementFacts = { today, disputeKind: 'neighbours' };
export const onLoan: AgreementFacts = { today, disputeKind: 'privateLoan', loan: { lender: 'private', yearlyCapBp: 1240 } };

export function pay(change: Partial<PaymentClause> = {}): PaymentClause {
  return { kind: 'payment', id: 'c1', payerId: 'shop', payeeId: 'wang', amountFen: fen(45_000), purpose: '3 月 14 日、15 日工资', manner: 'wechat', dueDate: localDate('2026-03-18'), ...change };
}

export function claim(change: Partial<Claim> = {}): Claim {
  return { id: 'k1', text: '付一天半的工资', raisedBy: 'applicant', outcome: 'settled', clauseIds: ['c1'], ...change };
}

export const eSign: Clause = { kind: 'eSignature', id: 'e' };
export const oneOff: Clause = { kind: 'oneOffSettlement', id: 'o', exceptClaimIds: [] };
export const confirm: Clause = { kind: 'jointConfirmation', id: 'j' };
export const late: Clause = { kind: 'breach', id: 'b', remedy: 'wholeSumDue', clauseIds: [], afterDaysLate: 7 };
export const words = (text: string): Clause => ({ kind: 'freeText', id: 'f', text });

/** Ms Wang's 450 yuan: the shortest good agreement. */
export function wages(change: Partial<AgreementDraft> = {}): AgreementDraft {
  return { parties: [wang, shop], facts: '王芸在禾香小馆做服务员，2026 年 3 月 15 日被辞退，一天半工资没有付。', claims: [claim()], clauses: [pay(), eSign], copies: 3, ...change };
}

/** The motorcycle and the pedestrian: instalments, one-off, confirmation. */
export function traffic(change: Partial<AgreementDraft> = {}): AgreementDraft {
  return {
    parties: [{ ...wang, id: 'li', name: '李桂香', birthDate: localDate('1959-01-01') }, chen],
    facts: '2026 年 2 月 21 日，陈骁骑摩托车在东渡镇国道旁碰伤李桂香，李桂香左腕骨折。陈骁负主要责任。双方争误工费、护理费。',
    claims: [claim({ text: '误工费、护理费', clauseIds: ['c1'] }), claim({ id: 'k2', text: '以后取钢板的钱', outcome: 'open', clauseIds: [] })],
    clauses: [
      instalments(),
      late,
      { kind: 'oneOffSettlement', id: 'o', exceptClaimIds: ['k2'] },
      confirm,
      { kind: 'serviceAddress', id: 's', addresses: [{ partyId: 'li', address: '东渡镇石桥村 8 号' }, { partyId: 'chen', address: '南浦区中山路 2 号' }] },
      eSign,
    ],
    statedTotalFen: fen(1_860_000),
    copies: 3,
    ...change,
  };
}

export function instalments(change: Partial<PaymentClause> = {}): PaymentClause {
  const plan = planInstalments({ totalFen: fen(1_860_000), parts: 4, firstAmountFen: fen(660_000), firstDue: localDate('2026-03-31'), every: 'month' });
  return pay({ payerId: 'chen', payeeId: 'li', amountFen: fen(1_860_000), purpose: '误工费、护理费', manner: 'bankTransfer', accountTail: '0000', dueDate: undefined, instalments: plan.ok ? plan.value : [], ...change });
}

/** A private loan of 100,000 yuan with interest. */
export function loan(change: Partial<AgreementDraft> = {}): AgreementDraft {
  return {
    parties: [wang, chen],
    facts: '2024 年 11 月 1 日陈骁向王芸借款，写有借条，双方争利息。',
    claims: [claim({ text: '还本付息' })],
    clauses: [pay({ payerId: 'chen', amountFen: fen(10_000_000), purpose: '借款本金', manner: 'bankTransfer', accountTail: '1234', dueDate: localDate('2026-12-31'), interest: { yearlyRateBp: 1200 } }), eSign],
    copies: 3,
    ...change,
  };
}

/** Noise between neighbours: nobody pays. */
export function noise(change: Partial<AgreementDraft> = {}): AgreementDraft {
  return {
    parties: [wang, chen],
    facts: '陈骁家晚上练鼓，楼下王芸睡不着。',
    claims: [claim({ text: '晚上不要敲鼓' })],
    clauses: [{ kind: 'refrain', id: 'c1', whoId: 'chen', what: '在 22:00 至次日 7:00 敲鼓' }, { kind: 'apology', id: 'c2', fromId: 'chen', toId: 'wang', manner: 'inPerson', dueDate: localDate('2026-03-20') }, eSign],
    copies: 3,
    ...change,
  };
}

/** The end of a lease: keys and deposit. */
export function lease(change: Partial<AgreementDraft> = {}): AgreementDraft {
  return {
    parties: [wang, chen],
    facts: '王芸把铺面租给陈骁，双方提前终止租赁，争押金和腾退。',
    claims: [claim({ text: '腾退铺面' }), claim({ id: 'k2', text: '退押金', raisedBy: 'respondent', clauseIds: ['c2'] })],
    clauses: [
      { kind: 'handover', id: 'c1', giverId: 'chen', receiverId: 'wang', property: { description: '老街 3 号铺面钥匙', nature: 'immovable', ownerId: 'wang', proofOnFile: true }, dueDate: localDate('2026-04-10'), where: '铺面门口' },
      pay({ id: 'c2', payerId: 'wang', payeeId: 'chen', amountFen: fen(300_000), purpose: '退还押金', manner: 'cash', dueDate: localDate('2026-04-10') }),
      eSign,
    ],
    copies: 3,
    ...change,
  };
}
