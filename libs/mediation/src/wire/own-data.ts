import { z } from 'zod';
import { DATA_REQUESTS, type DataRequestKind } from '../privacy/own-data.js';
import { text } from './common.js';

const KINDS = Object.keys(DATA_REQUESTS) as [DataRequestKind, ...DataRequestKind[]];

/** A person asks for something about their data that they cannot do by themselves. */
export const AskAboutData = z.strictObject({ kind: z.enum(KINDS), text: text(2000) });
export type AskAboutData = z.infer<typeof AskAboutData>;

/** The centre answers: what was done, or why not. */
export const AnswerDataRequest = z.strictObject({ done: z.boolean(), answer: text(2000) });
export type AnswerDataRequest = z.infer<typeof AnswerDataRequest>;

export interface DataRequestView {
  readonly id: string;
  readonly kind: DataRequestKind;
  readonly text: string;
  /** ISO moment. */
  readonly askedAt: string;
  /** Last day for the answer, `yyyy-mm-dd`. */
  readonly dueOn: string;
  readonly answer: { readonly done: boolean; readonly text: string; readonly at: string } | null;
}

/** The same for whoever answers: with the name, never more. */
export interface StaffDataRequestView extends DataRequestView {
  readonly name: string;
  readonly phoneMasked: string | null;
}

export interface OwnDataView {
  readonly name: string;
  readonly phoneMasked: string | null;
  readonly cases: { readonly open: number; readonly kept: number };
  readonly requests: readonly DataRequestView[];
}
