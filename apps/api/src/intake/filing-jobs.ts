import { z } from 'zod';
import { jobKind } from '../platform/jobs/jobs.js';

/** Asked for with every filing: the receipt as PDF. */
export const WRITE_RECEIPT = jobKind('intake.write-receipt', z.object({ caseId: z.uuid() }));
