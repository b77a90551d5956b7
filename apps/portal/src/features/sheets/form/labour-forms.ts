import { is, yes, type Forms } from './fields.js';

/** Wages, dismissal, injury at work (C-5). */
export const LABOUR_FORMS: Forms = {
  wageArrears: [
    { id: 'months', kind: 'rows', start: 1, fields: [{ id: 'month', kind: 'month' }, { id: 'due', kind: 'amount' }, { id: 'paid', kind: 'amount' }] },
    { id: 'workers', kind: 'count', optional: true, more: true },
    { id: 'construction', kind: 'yes', optional: true, more: true },
    { id: '_missedOrder', kind: 'asks', part: 'missedOrder', more: true },
    { id: 'missedOrder.extraPercent', kind: 'decimal', more: true, when: yes('_missedOrder') },
  ],
  severance: [
    { id: 'kind', kind: 'choice', options: ['N', 'N+1', '2N'] },
    { id: 'startOn', kind: 'day' },
    { id: 'endOn', kind: 'day' },
    { id: 'wage.average', kind: 'amount' },
    { id: 'lastMonthWage', kind: 'amount', when: is('kind', 'N+1') },
    { id: 'region', kind: 'region' },
  ],
  doubleWage: [
    { id: 'hiredOn', kind: 'day' },
    { id: 'signedOn', kind: 'day', optional: true },
    { id: 'until', kind: 'day' },
    { id: 'monthlyWage', kind: 'amount' },
    { id: 'notTheEmployersFault', kind: 'yes', optional: true, more: true },
    { id: 'startReading', kind: 'choice', options: ['practice', 'strict'], optional: true, more: true },
  ],
  overtime: [
    { id: 'monthlyWage', kind: 'amount' },
    { id: 'months', kind: 'count' },
    { id: 'weekdayHours', kind: 'decimal' },
    { id: 'restDayHours', kind: 'decimal' },
    { id: 'holidayHours', kind: 'decimal' },
  ],
  annualLeave: [
    { id: 'year', kind: 'count' },
    { id: 'serviceYears', kind: 'count' },
    { id: 'takenDays', kind: 'count' },
    { id: 'monthlyWage', kind: 'amount' },
    { id: 'normalWagePaid', kind: 'yes' },
    { id: 'joinedOn', kind: 'day', optional: true, more: true },
    { id: 'leftOn', kind: 'day', optional: true, more: true },
    { id: 'noLeaveGround', kind: 'choice', options: ['longSchoolHoliday', 'paidPersonalLeave', 'longSickLeave'], optional: true, more: true },
  ],
  workInjury: [{ id: 'grade', kind: 'count' }, { id: 'ownWage', kind: 'amount' }, { id: 'region', kind: 'region' }, { id: 'year', kind: 'count' }],
  workDeath: [
    { id: 'ownWage', kind: 'amount' },
    { id: 'region', kind: 'region' },
    { id: 'year', kind: 'count' },
    { id: 'relatives', kind: 'rows', optional: true, fields: [{ id: 'kind', kind: 'choice', options: ['spouse', 'other'] }, { id: 'aloneOrOrphan', kind: 'yes', optional: true }] },
  ],
};
