/** A paper of a case as listed for a person who may read it. */
export interface PaperView {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly language: 'zh' | 'en';
  readonly title: string;
  readonly pages: number;
  readonly size: number;
  readonly sha256: string;
  readonly createdAt: string;
  /** An English side can be asked for. */
  readonly inEnglish: boolean;
}
