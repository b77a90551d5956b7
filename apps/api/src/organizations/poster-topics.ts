import type { DisputeKind } from '@jiefen/mediation';

/** What a poster of a code for one kind of dispute says it is for, in the words of the portal. */
export const POSTER_TOPICS: Readonly<Record<DisputeKind, { zh: string; en: string }>> = {
  wages: { zh: '工资没有发', en: 'Unpaid wages' },
  dismissal: { zh: '被辞退、被开除', en: 'Dismissal' },
  workInjury: { zh: '上班受了伤', en: 'Injury at work' },
  traffic: { zh: '路上碰了、撞了', en: 'Road accident' },
  privateLoan: { zh: '借钱没有还', en: 'Money lent' },
  bankInsurance: { zh: '银行、保险', en: 'Bank or insurance' },
  consumer: { zh: '买东西、办卡', en: 'Purchases' },
  neighbours: { zh: '邻居之间', en: 'Neighbours' },
  property: { zh: '物业', en: 'Property management' },
  rent: { zh: '租房', en: 'Rent' },
  building: { zh: '装修、工程款', en: 'Renovation, building work' },
  contract: { zh: '合同', en: 'Contract' },
  injury: { zh: '有人受伤，要赔偿', en: 'Injury' },
  medical: { zh: '看病', en: 'Medical care' },
  land: { zh: '土地、宅基地', en: 'Land' },
  family: { zh: '家里的事', en: 'Family' },
  succession: { zh: '遗产、赡养', en: 'Inheritance, support of parents' },
  other: { zh: '各种纠纷', en: 'Any dispute' },
};
