import type { ConfirmationView } from '@jiefen/mediation/wire';
import { computed, type ComputedRef } from 'vue';
import { api } from '../../api/client.js';
import { useAnswer, type Answer } from '../../api/use-answer.js';

/** What waits for this person in the confirmation of a case. */
export type ConfirmationStage = 'none' | 'choose' | 'preparing' | 'sign' | 'waiting-for-signature' | 'at-court' | 'decided';

/** Reads the confirmation of a case and says which stage it is in for this person. */
export function useConfirmation(caseId: () => string): Answer<ConfirmationView> & { stage: ComputedRef<ConfirmationStage> } {
  const answer = useAnswer((signal) => api.get<ConfirmationView>(`/api/cases/${encodeURIComponent(caseId())}/confirmation`, { signal }), () => `case:${caseId()}`);
  return { ...answer, stage: computed(() => stageOf(answer.data.value)) };
}

export function stageOf(view: ConfirmationView | undefined): ConfirmationStage {
  if (!view?.effectiveOn) return 'none';
  const state = view.application?.state;
  switch (state) {
    case undefined:
    case 'choosing':
      return 'choose';
    case 'preparing':
      return 'preparing';
    case 'signing':
      return view.mine?.mustSign ? 'sign' : 'waiting-for-signature';
    case 'filed':
    case 'accepted':
      return 'at-court';
    case 'abandoned':
      return 'none';
    default:
      return 'decided';
  }
}
