import { Injectable } from '@nestjs/common';
import { BUNDLE_POLICIES, judgeAll, type BundleFacts, type BothLanguages, type Reason } from '@jiefen/mediation';
import type { Tx } from '../platform/database/transactions.js';
import { SheetQueries } from './sheets.queries.js';

/** A fact that may stand in the papers for the court, in the words both sides confirmed. */
export interface CourtFact {
  readonly text: BothLanguages;
  readonly confirmedAt: string;
}

export interface CourtMaterialOfCase {
  readonly facts: readonly CourtFact[];
  /** What stays in the mediation, by kind, with the reason of the rule. No content. */
  readonly kept: readonly { readonly item: BundleFacts['item']; readonly reason: Reason; readonly count: number }[];
}

/** What of the talks may be handed to the court: each thing is put before BUNDLE_POLICIES (L-56). Whoever binds a bundle asks here. */
@Injectable()
export class CourtMaterial {
  constructor(private readonly sheets: SheetQueries) {}

  async of(tx: Tx, caseId: string): Promise<CourtMaterialOfCase> {
    const lines = await this.sheets.facts(tx, caseId);
    const spoken = await this.sheets.spoken(tx, caseId);
    const [counts]: [{ offers: number }] = await tx.query(`SELECT count(*)::int AS offers FROM offers WHERE case_id = $1`, [caseId]);
    const facts: CourtFact[] = [
      ...lines.map(({ fact, confirmed }) => ({ text: { zh: `${fact.label.zh}：${fact.formula.zh}`, en: `${fact.label.en}: ${fact.formula.en}` }, confirmedAt: confirmed.map(({ at }) => at).sort().at(-1) ?? '' })),
      ...spoken.map(({ text, confirmedAt }) => ({ text: { zh: text, en: text }, confirmedAt })),
    ];
    // Nobody has agreed in writing to hand over an offer, and the portal never asks for it.
    const offers = refusalOf({ item: 'offer', confirmedByAll: false });
    return {
      facts: refusalOf({ item: 'undisputedFact', confirmedByAll: true }) ? [] : facts,
      kept: offers && counts.offers > 0 ? [{ item: 'offer', reason: offers, count: counts.offers }] : [],
    };
  }
}

function refusalOf(facts: BundleFacts): Reason | undefined {
  for (const { verdict } of judgeAll(BUNDLE_POLICIES, facts)) {
    if (verdict.kind === 'unmet') return verdict.reason;
    if (verdict.kind === 'open') return verdict.question;
  }
  return undefined;
}
