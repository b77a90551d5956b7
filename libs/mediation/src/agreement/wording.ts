import { capitals, formatYuan, type Fen } from '../money/money.js';
import type { LocalDate } from '../time/local-date.js';
import type { AgreementDraft, Clause, PaymentClause, PaymentManner } from './draft.js';
import { scheduleOf } from './instalments.js';

/*
 * The clauses as sentences: printed on the form, shown live to both sides, read out before signing. One wording for all
 * three, so that nobody signs other words than they saw. A gap prints as ____, which the check refuses before signing.
 */

type Language = 'zh' | 'en';
const GAP = '____';

const MANNERS: Record<PaymentManner, Record<Language, string>> = {
  bankTransfer: { zh: '银行转账', en: 'bank transfer' },
  wechat: { zh: '微信转账', en: 'WeChat transfer' },
  alipay: { zh: '支付宝转账', en: 'Alipay transfer' },
  cash: { zh: '现金', en: 'cash' },
  other: { zh: '双方约定的其他方式', en: 'another way agreed by both' },
};

/** Name of a manner of payment in a sentence. */
export function mannerText(manner: PaymentManner, language: Language): string {
  return MANNERS[manner][language];
}

/** `2026-03-18` → `2026年3月18日`. */
export function dayText(day: LocalDate | undefined, language: Language): string {
  if (day === undefined) return GAP;
  const [year = '', month = '', date = ''] = day.split('-');
  return language === 'zh' ? `${year}年${Number(month)}月${Number(date)}日` : day;
}

function amountText(amount: Fen | undefined, language: Language): string {
  if (amount === undefined) return GAP;
  return language === 'zh' ? `人民币${formatYuan(amount)}元（大写：${capitals(amount)}）` : `CNY ${formatYuan(amount)}`;
}

/** Every clause of a draft as one sentence, in order. */
export function wordClauses(draft: Pick<AgreementDraft, 'parties' | 'clauses' | 'claims'>, language: Language): string[] {
  const name = (id: string | undefined): string => draft.parties.find((party) => party.id === id)?.name || GAP;
  return draft.clauses.map((clause) => {
    const sentence = sentenceOf(clause, draft, language, name);
    const own = clause.kind === 'freeText' ? '' : (clause.text ?? '').trim();
    return own === '' ? sentence : `${sentence}${language === 'zh' ? '' : ' '}${own}`;
  });
}

function sentenceOf(clause: Clause, draft: Pick<AgreementDraft, 'parties' | 'clauses' | 'claims'>, language: Language, name: (id: string | undefined) => string): string {
  const zh = language === 'zh';
  switch (clause.kind) {
    case 'payment':
      return payment(clause, language, name);
    case 'act': {
      const where = clause.where ? (zh ? `在${clause.where}` : ` at ${clause.where}`) : '';
      const forWhom = clause.forId ? (zh ? `为${name(clause.forId)}` : ` for ${name(clause.forId)}`) : '';
      if (clause.alreadyDone) return zh ? `${name(clause.doerId)}已${forWhom}${where}完成：${clause.what ?? GAP}。` : `${name(clause.doerId)} has done${forWhom}${where}: ${clause.what ?? GAP}.`;
      return zh ? `${name(clause.doerId)}于${dayText(clause.dueDate, language)}前${forWhom}${where}完成：${clause.what ?? GAP}。` : `${name(clause.doerId)} will do${forWhom}${where} by ${dayText(clause.dueDate, language)}: ${clause.what ?? GAP}.`;
    }
    case 'handover': {
      const where = clause.where ? (zh ? `在${clause.where}` : ` at ${clause.where}`) : '';
      const what = clause.property?.description ?? GAP;
      if (clause.alreadyDone) return zh ? `${name(clause.giverId)}已${where}把${what}交给${name(clause.receiverId)}。` : `${name(clause.giverId)} has handed over ${what}${where} to ${name(clause.receiverId)}.`;
      return zh ? `${name(clause.giverId)}于${dayText(clause.dueDate, language)}前${where}把${what}交给${name(clause.receiverId)}。` : `${name(clause.giverId)} hands over ${what}${where} to ${name(clause.receiverId)} by ${dayText(clause.dueDate, language)}.`;
    }
    case 'apology': {
      const how = { inPerson: { zh: '当面', en: 'in person' }, written: { zh: '书面', en: 'in writing' }, public: { zh: '公开', en: 'in public' } }[clause.manner ?? 'inPerson'][language];
      if (clause.alreadyDone) return zh ? `${name(clause.fromId)}已${how}向${name(clause.toId)}道歉。` : `${name(clause.fromId)} has apologised ${how} to ${name(clause.toId)}.`;
      return zh ? `${name(clause.fromId)}于${dayText(clause.dueDate, language)}前${how}向${name(clause.toId)}道歉。` : `${name(clause.fromId)} apologises ${how} to ${name(clause.toId)} by ${dayText(clause.dueDate, language)}.`;
    }
    case 'refrain': {
      const until = clause.until ? (zh ? `至${dayText(clause.until, language)}` : ` until ${dayText(clause.until, language)}`) : '';
      const from = clause.from ? (zh ? `自${dayText(clause.from, language)}起${until}` : ` from ${dayText(clause.from, language)}${until}`) : '';
      return zh ? `${name(clause.whoId)}${from}不再${clause.what ?? GAP}。` : `${name(clause.whoId)} will not${from}: ${clause.what ?? GAP}.`;
    }
    case 'oneOffSettlement': {
      const except = clause.exceptClaimIds.map((id) => draft.claims.find((claim) => claim.id === id)?.text ?? GAP);
      if (except.length === 0) return zh ? '以上履行完毕后，双方就本纠纷一次性了结，互不再提其他要求。' : 'Once this is performed the matter is settled for good; neither side asks for more.';
      return zh ? `以上履行完毕后，双方就本纠纷一次性了结，但下列事项除外：${except.join('；')}。` : `Once this is performed the matter is settled for good, except for: ${except.join('; ')}.`;
    }
    case 'confidentiality':
      return zh ? '双方对本次调解的内容保密，依法应当提供的除外。' : 'Both sides keep the content of this mediation to themselves, unless the law requires otherwise.';
    case 'serviceAddress': {
      const lines = clause.addresses.map(({ partyId, address, phone, electronic }) => {
        const parts = [address, phone, electronic ? (zh ? '同意电子送达' : 'electronic service agreed') : undefined].filter((part) => part !== undefined && part !== '');
        return `${name(partyId)}${zh ? '：' : ': '}${parts.join(zh ? '，' : ', ') || GAP}`;
      });
      return zh ? `双方确认送达地址：${lines.join('；')}。` : `Addresses for service: ${lines.join('; ')}.`;
    }
    case 'jointConfirmation':
      return zh
        ? `双方同意自本协议生效之日起三十日内，共同向${clause.courtName ?? '有管辖权的人民法院'}申请司法确认。`
        : `Both sides will apply together for judicial confirmation to ${clause.courtName ?? 'a competent court'} within thirty days of effect.`;
    case 'eSignature':
      return zh ? '双方同意以电子签名的方式签署本协议，电子签名与手写签名、盖章具有同等法律效力。' : 'Both sides agree to sign electronically; an electronic signature has the same effect as a hand signature or seal.';
    case 'breach':
      return breach(clause, language);
    case 'freeText':
      return clause.text.trim() || GAP;
  }
}

function payment(clause: PaymentClause, language: Language, name: (id: string | undefined) => string): string {
  const zh = language === 'zh';
  const purpose = clause.purpose ? (zh ? clause.purpose : ` for ${clause.purpose}`) : '';
  const manner = clause.manner ? mannerText(clause.manner, language) : GAP;
  const account = clause.accountTail ? (zh ? `（收款账户${clause.bank ?? ''}尾号${clause.accountTail}）` : ` (account ${clause.bank ?? ''} ending ${clause.accountTail})`) : '';
  if (clause.alreadyDone) {
    return zh
      ? `${name(clause.payerId)}已向${name(clause.payeeId)}支付${purpose}${amountText(clause.amountFen, language)}，付款方式：${manner}。`
      : `${name(clause.payerId)} has paid ${name(clause.payeeId)} ${amountText(clause.amountFen, language)}${purpose} by ${manner}.`;
  }
  const parts = clause.instalments && clause.instalments.length > 0 ? scheduleOf(clause) : undefined;
  const when = parts
    ? parts.map((part) => (zh ? `第${part.n}期${dayText(part.dueDate, language)}前付${formatYuan(part.amountFen)}元` : `part ${part.n} of CNY ${formatYuan(part.amountFen)} by ${dayText(part.dueDate, language)}`)).join(zh ? '，' : ', ')
    : '';
  const interest = clause.interest ? (zh ? `，并按年利率${percent(clause.interest.yearlyRateBp)}%计付利息` : `, with interest at ${percent(clause.interest.yearlyRateBp)} % a year`) : '';
  if (zh) {
    return parts
      ? `${name(clause.payerId)}向${name(clause.payeeId)}支付${purpose}${amountText(clause.amountFen, language)}，分${parts.length}期：${when}${interest}，付款方式：${manner}${account}。`
      : `${name(clause.payerId)}于${dayText(clause.dueDate, language)}前向${name(clause.payeeId)}支付${purpose}${amountText(clause.amountFen, language)}${interest}，付款方式：${manner}${account}。`;
  }
  return parts
    ? `${name(clause.payerId)} pays ${name(clause.payeeId)} ${amountText(clause.amountFen, language)}${purpose} in ${parts.length} parts: ${when}${interest}, by ${manner}${account}.`
    : `${name(clause.payerId)} pays ${name(clause.payeeId)} ${amountText(clause.amountFen, language)}${purpose} by ${dayText(clause.dueDate, language)}${interest}, by ${manner}${account}.`;
}

function breach(clause: Extract<Clause, { kind: 'breach' }>, language: Language): string {
  const zh = language === 'zh';
  const late = clause.afterDaysLate !== undefined ? (zh ? `逾期超过${clause.afterDaysLate}日` : `more than ${clause.afterDaysLate} days late`) : zh ? '逾期' : 'late';
  switch (clause.remedy) {
    case 'wholeSumDue':
      return zh ? `任何一期${late}未付的，剩余款项视为全部到期，收款一方可以要求一次付清。` : `If any part is ${late}, all that is not yet paid falls due at once.`;
    case 'lateInterest':
      return zh ? `${late}未付的，自逾期之日起按年利率${percent(clause.yearlyRateBp)}%加付利息。` : `If ${late}, interest at ${percent(clause.yearlyRateBp)} % a year is added from the first late day.`;
    case 'penalty':
      return zh ? `${late}未履行的，另付违约金${amountText(clause.penaltyFen, language)}。` : `If ${late}, a penalty of ${amountText(clause.penaltyFen, language)} is added.`;
    case 'other':
      return zh ? '未按约定履行的，按以下办法办：' : 'If it is not performed as agreed:';
  }
}

/** 1340 → `13.4`. */
function percent(basisPoints: number | undefined): string {
  return basisPoints === undefined ? GAP : String(basisPoints / 100);
}
