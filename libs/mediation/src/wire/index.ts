/** Shapes on the wire: used by the API and by the portal, so that form and server judge by the same schema. */
export * from './common.js';
export * from './identity.js';
export * from './cases.js';
export * from './intake.js';
export * from './papers.js';
export * from './evidence.js';
export * from './triage.js';
export * from './endings.js';
export * from './notifications.js';
export * from './invitations.js';
export * from './experts.js';
export * from './scheduling.js';
export * from './agreements.js';
export * from './demonstration.js';
export * from './sessions.js';
export * from './staff-access.js';
export * from './supervision.js';
