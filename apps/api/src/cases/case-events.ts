import { z } from 'zod';
import { jobKind } from '../platform/jobs/jobs.js';

/** Something was written on the timeline of a case. Observers (notifications) react after the commit. */
export const CASE_HAPPENED = jobKind('case.happened', z.object({ caseId: z.uuid(), timelineId: z.string(), kind: z.string() }));
