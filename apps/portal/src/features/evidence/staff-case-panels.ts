import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

/** None of its own: the workbench shows both sides itself; this brings the timeline's sentences along. */
export const staffCasePanels: StaffCasePanel[] = [];
