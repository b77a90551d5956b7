import { z } from 'zod';
import { RISK_KINDS, RISK_REPORTED_TO, type RiskKind, type RiskReportedTo } from '../lifecycle/risk.js';
import { text } from './common.js';

/** To whom the mediator reported what may become a public-order or criminal case, and when (RMTJ 25). */
export const ReportRisk = z.strictObject({
  to: z.enum(RISK_REPORTED_TO),
  /** Which station, department or person. */
  name: z.string().trim().max(100, 'field.too-long').default(''),
  at: z.iso.datetime({ offset: true, message: 'date.invalid' }),
});
export type ReportRisk = z.infer<typeof ReportRisk>;

/** What the mediator saw or heard, and what is done about it. Words about a matter; there is no field for a rating of a person. */
export const RecordRisk = z.strictObject({
  kind: z.enum(RISK_KINDS),
  reason: text(1000),
  measures: z.string().trim().max(1000, 'field.too-long').default(''),
  report: ReportRisk.optional(),
});
export type RecordRisk = z.infer<typeof RecordRisk>;

/** A recorded risk as the staff of the case read it. */
export interface RiskView {
  readonly id: string;
  readonly kind: RiskKind;
  readonly reason: string;
  readonly measures: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly report: { readonly to: RiskReportedTo; readonly name: string; readonly at: string; readonly by: string } | null;
  /** It may become a public-order or criminal case and nobody has been told. */
  readonly stillToReport: boolean;
}
