import { createApp, reactive } from 'vue';
import { loadTexts, SHARED } from '../../i18n/load.js';
import SessionEnd from './SessionEnd.vue';
import type { SessionEndState } from './state.js';

let state: SessionEndState | undefined;

/** Shows the dialog above whatever page is open: the page stays as it is, with all that was typed. */
export async function showSessionEnd(found: SessionEndState): Promise<void> {
  await loadTexts(SHARED);
  if (state) {
    Object.assign(state, found);
    return;
  }
  state = reactive(found);
  const place = document.body.appendChild(document.createElement('div'));
  createApp(SessionEnd, { state }).mount(place);
}

/** The person is in again, or went away: nothing to tell any more. */
export function hideSessionEnd(): void {
  if (state) state.stage = 'closed';
}
