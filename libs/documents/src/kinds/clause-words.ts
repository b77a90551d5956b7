import { capitals, formatYuan, type AgreementDraft, type Clause, type Fen, type PaymentClause } from '@jiefen/mediation';
import { DocumentError } from '../fonts/coverage.js';
import { chineseNumber } from '../layout/blocks.js';
import type { Language } from '../layout/paper.js';
import { longDate, partyLabel, type Both } from './common.js';

/** What a clause refers to: its parties, claims and the other clauses of the same draft. */
export type ClauseContext = Pick<AgreementDraft, 'parties' | 'claims' | 'clauses'>;

const MANNERS: Record<NonNullable<PaymentClause['manner']>, Both> = {
  bankTransfer: { zh: '银行转账', en: 'bank transfer' },
  wechat: { zh: '微信转账', en: 'WeChat' },
  alipay: { zh: '支付宝转账', en: 'Alipay' },
  cash: { zh: '现金', en: 'cash' },
  other: { zh: '约定的其他方式', en: 'other agreed means' },
};

/** How money is paid, as printed in clauses and tables. */
export function mannerName(clause: PaymentClause, language: Language): string {
  return clause.manner === undefined ? '' : MANNERS[clause.manner][language];
}

/**
 * The sentence of a clause as it is printed and signed.
 * @throws DocumentError `agreement.clause-incomplete` naming clause and part: a gap in a signed sentence cannot be mended.
 */
export function wordClause(clause: Clause, context: ClauseContext, language: Language): string {
  const words = new Words(clause, context, language);
  const own = language === 'zh' ? chinese(clause, words) : english(clause, words);
  // A free text is its own sentence.
  const added = clause.kind === 'freeText' || !clause.text ? '' : clause.text.trim();
  return language === 'zh' ? `${own}${added}` : [own, added].filter(Boolean).join(' ');
}

/** Looks up what a clause names, and refuses gaps. */
class Words {
  constructor(
    readonly clause: Clause,
    readonly context: ClauseContext,
    readonly language: Language,
  ) {}

  need<T>(value: T | undefined, part: string): T {
    if (value === undefined || value === '') throw new DocumentError('agreement.clause-incomplete', { clause: this.clause.id, part });
    return value;
  }

  party(id: string | undefined, part: string): string {
    const index = this.context.parties.findIndex((party) => party.id === id);
    return partyLabel(this.need(index < 0 ? undefined : index, part), this.language);
  }

  by(date: string | undefined): string {
    const day = longDate(this.need(date, 'dueDate'), this.language);
    return this.language === 'zh' ? `于 ${day}前（含当日）` : `by ${day}`;
  }

  amount(value: Fen | undefined): string {
    const fen = this.need(value, 'amountFen');
    return this.language === 'zh' ? `${formatYuan(fen)} 元（大写：${capitals(fen)}）` : `CNY ${formatYuan(fen)}`;
  }

  numbers(ids: readonly string[]): string {
    const numbers = ids.map((id) => this.context.clauses.findIndex((clause) => clause.id === id) + 1).filter((number) => number > 0);
    return this.language === 'zh' ? numbers.map((number) => `第${chineseNumber(number)}条`).join('、') : numbers.map((number) => `clause ${number}`).join(', ');
  }

  claims(ids: readonly string[]): string {
    return this.context.claims.filter((claim) => ids.includes(claim.id)).map((claim) => claim.text).join(this.language === 'zh' ? '、' : ', ');
  }
}

function rate(basisPoints: number): string {
  return `${(basisPoints / 100).toFixed(2).replace(/\.?0+$/, '')}%`;
}

function chinese(clause: Clause, w: Words): string {
  switch (clause.kind) {
    case 'payment':
      return paymentInChinese(clause, w);
    case 'act': {
      const who = w.party(clause.doerId, 'doerId');
      const whom = clause.forId === undefined ? '' : `为${w.party(clause.forId, 'forId')}`;
      const what = w.need(clause.what, 'what');
      if (clause.alreadyDone) return `${who}已经${whom}${what}。`;
      return `${who}${w.by(clause.dueDate)}${clause.where ? `在${clause.where}` : ''}${whom}${what}。`;
    }
    case 'handover': {
      const [giver, receiver] = [w.party(clause.giverId, 'giverId'), w.party(clause.receiverId, 'receiverId')];
      const thing = w.need(clause.property?.description, 'property');
      if (clause.alreadyDone) return `${giver}已经把${thing}交给${receiver}，${receiver}确认收到。`;
      return `${giver}${w.by(clause.dueDate)}${clause.where ? `在${clause.where}` : ''}把${thing}交给${receiver}。`;
    }
    case 'apology': {
      const [from, to] = [w.party(clause.fromId, 'fromId'), w.party(clause.toId, 'toId')];
      const manner = { inPerson: '当面', written: '书面', public: '公开' }[w.need(clause.manner, 'manner')];
      return clause.alreadyDone ? `${from}已经${manner}向${to}赔礼道歉，${to}表示接受。` : `${from}${w.by(clause.dueDate)}${manner}向${to}赔礼道歉。`;
    }
    case 'refrain': {
      const from = clause.from ? `自 ${longDate(clause.from, 'zh')}起` : '';
      const until = clause.until ? `${from ? '' : '在'}${from ? '至' : ''} ${longDate(clause.until, 'zh')}${from ? '止' : '以前'}` : '';
      return `${w.party(clause.whoId, 'whoId')}${from}${until}不得${w.need(clause.what, 'what')}。`;
    }
    case 'oneOffSettlement': {
      const except = w.claims(clause.exceptClaimIds);
      return `以上各项履行完毕后，各方就本次纠纷互不再提出别的要求${except ? `，但${except}除外` : ''}。`;
    }
    case 'confidentiality':
      return '各方对调解过程和本协议内容保密；法律另有规定，或者履行、申请司法确认、申请执行需要的除外。';
    case 'serviceAddress':
      return `各方确认以下送达地址，调解、司法确认以及以后可能的诉讼、执行中的文书送到这些地址即为送达，变更的应当及时告知：${addressesOf(clause, w)}。`;
    case 'jointConfirmation':
      return `各方同意自本协议生效之日起 30 日内，共同向${clause.courtName ?? '有管辖权的人民法院'}申请司法确认。`;
    case 'eSignature':
      return '各方同意以电子签名签署本协议；可靠的电子签名与手写签名或者盖章具有同等的法律效力。';
    case 'breach':
      return breachInChinese(clause, w);
    case 'freeText':
      return clause.text.trim();
    default:
      return never(clause);
  }
}

function paymentInChinese(clause: PaymentClause, w: Words): string {
  const [payer, payee] = [w.party(clause.payerId, 'payerId'), w.party(clause.payeeId, 'payeeId')];
  const sum = `${clause.purpose ?? ''}${startsWithDigit(w.amount(clause.amountFen))}`;
  if (clause.alreadyDone) return `${payer}已经付给${payee}${sum}，${payee}确认收到。`;
  const tail = clause.accountTail ? `（${clause.bank ?? ''}账户后四位 ${clause.accountTail}）` : clause.bank ? `（${clause.bank}）` : '';
  const manner = w.need(clause.manner === undefined ? undefined : mannerName(clause, 'zh'), 'manner');
  const parts = clause.instalments ?? [];
  const interest = clause.interest
    ? `未付部分${clause.interest.from ? `自 ${longDate(clause.interest.from, 'zh')}起` : '自本协议生效之日起'}按年利率 ${rate(clause.interest.yearlyRateBp)} 计付利息，至付清之日止。`
    : '';
  if (parts.length > 0) return `${payer}付给${payee}${sum}，分 ${parts.length} 期以${manner}${tail}付清，每期的日期和金额见本条的分期表。${interest}`;
  return `${payer}${w.by(clause.dueDate)}付给${payee}${sum}，以${manner}${tail}一次付清。${interest}`;
}

function startsWithDigit(text: string): string {
  return /^\d/.test(text) ? ` ${text}` : text;
}

function addressesOf(clause: Extract<Clause, { kind: 'serviceAddress' }>, w: Words): string {
  const zh = w.language === 'zh';
  return clause.addresses
    .map(({ partyId, address, phone, electronic }) => {
      const parts = [address, phone, electronic === undefined ? undefined : electronic ? (zh ? '同意电子送达' : 'agrees to electronic service') : zh ? '不同意电子送达' : 'no electronic service'];
      return `${w.party(partyId, 'addresses')}${zh ? '：' : ': '}${parts.filter(Boolean).join(zh ? '，' : ', ')}`;
    })
    .join(zh ? '；' : '; ');
}

function breachInChinese(clause: Extract<Clause, { kind: 'breach' }>, w: Words): string {
  const which = clause.clauseIds.length > 0 ? w.numbers(clause.clauseIds) : '本协议';
  const late = clause.afterDaysLate ? `超过 ${clause.afterDaysLate} 日` : '';
  const start = `${which}约定的义务逾期${late}没有履行的，`;
  switch (clause.remedy) {
    case 'wholeSumDue':
      return `${start}对方可以要求一次付清全部未付的款项。`;
    case 'lateInterest':
      return `${start}自逾期之日起，以未付金额按年利率 ${rate(w.need(clause.yearlyRateBp, 'yearlyRateBp'))} 支付逾期利息，至付清之日止。`;
    case 'penalty':
      return `${start}应当支付违约金 ${w.amount(clause.penaltyFen)}。`;
    case 'other':
      return `${start}按以下约定处理：`;
    default:
      return never(clause.remedy);
  }
}

function english(clause: Clause, w: Words): string {
  switch (clause.kind) {
    case 'payment': {
      const [payer, payee] = [w.party(clause.payerId, 'payerId'), w.party(clause.payeeId, 'payeeId')];
      const sum = `${w.amount(clause.amountFen)}${clause.purpose ? ` (${clause.purpose})` : ''}`;
      if (clause.alreadyDone) return `${payer} has already paid ${payee} ${sum}, which ${payee} confirms.`;
      const by = w.need(clause.manner === undefined ? undefined : mannerName(clause, 'en'), 'manner');
      const interest = clause.interest ? ` Interest of ${rate(clause.interest.yearlyRateBp)} a year is due on what is unpaid.` : '';
      const parts = clause.instalments ?? [];
      if (parts.length > 0) return `${payer} pays ${payee} ${sum} by ${by} in ${parts.length} instalments as shown in the table of this clause.${interest}`;
      return `${payer} pays ${payee} ${sum} in one sum ${w.by(clause.dueDate)}, by ${by}.${interest}`;
    }
    case 'act':
      return `${w.party(clause.doerId, 'doerId')} ${clause.alreadyDone ? 'has done' : `does ${w.by(clause.dueDate)}`}: ${w.need(clause.what, 'what')}.`;
    case 'handover':
      return `${w.party(clause.giverId, 'giverId')} ${clause.alreadyDone ? 'has handed over' : `hands over ${w.by(clause.dueDate)}`} to ${w.party(clause.receiverId, 'receiverId')}: ${w.need(clause.property?.description, 'property')}.`;
    case 'apology': {
      const manner = { inPerson: 'in person', written: 'in writing', public: 'in public' }[w.need(clause.manner, 'manner')];
      const [from, to] = [w.party(clause.fromId, 'fromId'), w.party(clause.toId, 'toId')];
      return clause.alreadyDone ? `${from} has apologized to ${to} ${manner}.` : `${from} apologizes to ${to} ${manner} ${w.by(clause.dueDate)}.`;
    }
    case 'refrain': {
      const from = clause.from ? ` from ${longDate(clause.from, 'en')}` : '';
      const until = clause.until ? ` until ${longDate(clause.until, 'en')}` : '';
      return `${w.party(clause.whoId, 'whoId')} must not${from}${until}: ${w.need(clause.what, 'what')}.`;
    }
    case 'oneOffSettlement': {
      const except = w.claims(clause.exceptClaimIds);
      return `After performance the parties make no further claims in this dispute${except ? `, except: ${except}` : ''}.`;
    }
    case 'confidentiality':
      return 'The parties keep the mediation and this agreement confidential, except as the law, performance, confirmation or enforcement require.';
    case 'serviceAddress':
      return `Addresses for service, also in court: ${addressesOf(clause, w)}.`;
    case 'jointConfirmation':
      return `Within 30 days after this agreement takes effect the parties jointly apply to ${clause.courtName ?? 'the competent court'} for judicial confirmation.`;
    case 'eSignature':
      return 'The parties agree to sign electronically; a reliable electronic signature has the same effect as a handwritten one.';
    case 'breach': {
      const which = clause.clauseIds.length > 0 ? w.numbers(clause.clauseIds) : 'this agreement';
      const start = `If an obligation of ${which} is${clause.afterDaysLate ? ` more than ${clause.afterDaysLate} days` : ''} late, `;
      if (clause.remedy === 'wholeSumDue') return `${start}the other side may ask for the whole unpaid sum at once.`;
      if (clause.remedy === 'lateInterest') return `${start}interest of ${rate(w.need(clause.yearlyRateBp, 'yearlyRateBp'))} a year is due on the unpaid sum.`;
      if (clause.remedy === 'penalty') return `${start}a penalty of ${w.amount(clause.penaltyFen)} is due.`;
      return `${start}the following holds:`;
    }
    case 'freeText':
      return clause.text.trim();
    default:
      return never(clause);
  }
}

function never(value: never): never {
  throw new Error(`unknown clause ${JSON.stringify(value)}`);
}
