/**
 * The rules between the rooms of the house. One table says which room of the API may look into which other room;
 * everything not in the table is refused, so a new arrow is a decision somebody reads in a review.
 */

/** Open to every feature. They know no dispute: who you are, where you belong, what is written down. */
const FOUNDATION = ['platform', 'identity', 'organizations', 'audit'];

/**
 * room -> rooms it may import, besides FOUNDATION (features) or `platform` (foundation itself).
 * Features follow the flow of a case and never look backwards.
 */
const MAY_IMPORT = {
  // `identity` writes its log-ins to the trail; the readers of `audit` and `organizations` carry access rules of `identity`.
  identity: ['audit'],
  audit: ['identity'],
  organizations: ['identity', 'audit'],

  cases: [],
  // Rendered documents of a case: made from data, kept with their hash.
  papers: ['cases'],
  // A list of what each side handed in is a paper.
  evidence: ['cases', 'papers'],
  // What the case's course itself asks for: application, registration, invitation, non-acceptance, suspension.
  notices: ['cases', 'papers'],
  // Papers that people write down and sign: records of inquiries, powers of attorney.
  inquiries: ['cases', 'evidence', 'papers'],
  // What may escalate or must be reported: read by the staff of the case only, so no other room may reach it.
  risks: ['cases'],
  // Guardians, and representatives of many: known from the filing on.
  representation: ['cases', 'papers', 'evidence'],
  // How and when the people of a case were verified; papers and the gate before a signature read it.
  'identity-checks': ['cases'],
  attorneys: ['cases', 'agreements', 'evidence', 'papers'],
  // A filing brings its photos along and leaves with a receipt.
  intake: ['cases', 'representation', 'experts', 'invitations', 'evidence', 'papers'],
  experts: ['cases', 'invitations', 'papers'],
  // The other side is asked when a mediator is appointed, or first where the centre wants it so.
  invitations: ['cases', 'papers'],
  scheduling: ['cases', 'experts'],
  sessions: ['cases', 'identity-checks', 'scheduling', 'papers'],
  // The check of a draft knows the cap of the day of a loan from the tables of the calculators.
  agreements: ['cases', 'identity-checks', 'evidence', 'papers', 'sheets'],
  // The certificate of an application says how each applicant was verified.
  confirmation: ['cases', 'identity-checks', 'agreements', 'evidence', 'papers', 'sheets'],
  followup: ['cases', 'agreements', 'confirmation', 'evidence', 'papers'],
  // Binds what the others have made; nobody imports it.
  dossier: ['cases', 'identity-checks', 'notices', 'agreements', 'confirmation', 'evidence', 'followup', 'intake', 'papers', 'sessions', 'sheets'],
  // Calculations both sides look at; what they agree on is an undisputed fact.
  sheets: ['cases'],
  // What the portal knows of a person, for that person.
  'own-data': ['cases'],
};

/** Observers hear events and read; nobody imports them, so they can fail or be removed without harm. */
const OBSERVERS = ['notifications', 'supervision', 'insights', 'retention'];

/** Wired by the root files only. `demonstration` fills an empty database and may use every feature. */
const ROOT_ONLY = ['integrations', 'demonstration'];

const API = '^apps/api/src/';
const isFoundation = (room) => FOUNDATION.includes(room);
const rooms = (names) => `${API}(${names.join('|')})/`;
const allRooms = ['platform', ...Object.keys(MAY_IMPORT), ...OBSERVERS, ...ROOT_ONLY];

const roomRules = Object.entries(MAY_IMPORT).map(([room, others]) => ({
  name: `room-${room}`,
  severity: 'error',
  comment: `${room} may import ${[...(isFoundation(room) ? ['platform'] : FOUNDATION), ...others].join(', ')} and nothing else of the API`,
  from: { path: `${API}${room}/` },
  to: { path: `${API}[^/]+/`, pathNot: rooms([room, ...(isFoundation(room) ? ['platform'] : FOUNDATION), ...others]) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'room-is-in-the-table',
      severity: 'error',
      comment: 'a new room gets a line in MAY_IMPORT of .dependency-cruiser.cjs first',
      from: { path: `${API}[^/]+/`, pathNot: rooms(allRooms) },
      to: { path: '^apps/' },
    },
    {
      name: 'platform-knows-no-disputes',
      severity: 'error',
      from: { path: `${API}platform/` },
      to: { path: `${API}[^/]+/`, pathNot: `${API}platform/` },
    },
    {
      name: 'observers-only-listen-and-read',
      severity: 'error',
      comment: 'an observer imports foundation, cases, events and queries (`x.events.ts`, `x-events.ts`); whatever a feature does, it does itself',
      from: { path: `${API}(${OBSERVERS.join('|')})/` },
      to: { path: `${API}[^/]+/`, pathNot: [`${API}$1/`, rooms([...FOUNDATION, 'cases']), '[.-](events|queries)\\.ts$', '\\.module\\.ts$'] },
    },
    {
      name: 'nobody-imports-observers-and-adapters',
      severity: 'error',
      comment: 'notifications, supervision, insights, integrations and demonstration are wired in the root files of the API only',
      from: { path: `${API}([^/]+)/` },
      to: { path: rooms([...OBSERVERS, ...ROOT_ONLY]), pathNot: `${API}$1/` },
    },
    {
      name: 'adapters-implement-ports',
      severity: 'error',
      comment: 'an adapter knows platform, the foundation and the ports (*.port.ts) that features declare',
      from: { path: `${API}integrations/` },
      to: { path: `${API}[^/]+/`, pathNot: [`${API}integrations/`, rooms(FOUNDATION), '\\.port\\.ts$'] },
    },
    {
      name: 'entities-are-private',
      severity: 'error',
      comment: "another feature stores the id and declares @ForeignKey('Name'); it never imports the entity",
      from: { path: `${API}([^/]+)/` },
      to: { path: '\\.entity\\.ts$', pathNot: [`${API}$1/`, `${API}cases/`] },
    },
    {
      name: 'case-is-read-not-kept',
      severity: 'error',
      comment: 'what `cases` hands out may be named as a type; with the class at hand a feature would write the case past the lifecycle',
      from: { path: `${API}([^/]+)/`, pathNot: `${API}cases/` },
      to: { path: `${API}cases/.*\\.entity\\.ts$`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'controllers-decide-nothing',
      severity: 'error',
      comment: 'a controller parses and asks a use case; with TypeORM or an entity at hand it would start to decide',
      from: { path: '\\.controller\\.ts$' },
      to: { path: ['(^|/)node_modules/typeorm/', '\\.entity\\.ts$'] },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'libs/mediation imports nothing: no node:, no framework. Only its door `wire` knows zod',
      from: { path: '^libs/mediation/src/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/mediation/src/', '(^|/)zod(/|$)'] },
    },
    {
      name: 'only-wire-knows-zod',
      severity: 'error',
      from: { path: '^libs/mediation/src/(?!wire/)', pathNot: '\\.spec\\.ts$' },
      to: { path: '(^|/)zod(/|$)' },
    },
    {
      name: 'documents-know-rules-and-pdf-only',
      severity: 'error',
      comment: 'libs/documents turns data into bytes: no application, no database, no network',
      from: { path: '^libs/documents/src/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^apps/', '(^|/)node_modules/(@nestjs|typeorm|pg|vue|fastify|livekit)', '^(node:)?(http|https|net|child_process)$'] },
    },
    {
      name: 'mediation-knows-no-other-package',
      severity: 'error',
      from: { path: '^libs/mediation/' },
      to: { path: ['^apps/', '^libs/documents/', '@jiefen/documents'] },
    },
    {
      name: 'portal-knows-the-rules-only',
      severity: 'error',
      comment: 'the portal speaks to the API over HTTP and shares the words and wire shapes of libs/mediation',
      from: { path: '^apps/portal/' },
      to: { path: ['^apps/api/', '^libs/documents/', '@jiefen/(documents|api)'] },
    },
    {
      name: 'api-knows-no-portal',
      severity: 'error',
      from: { path: '^apps/api/' },
      to: { path: ['^apps/portal/', '@jiefen/portal'] },
    },
    {
      name: 'no-staff-byte-on-a-phone',
      severity: 'error',
      comment: 'the entry of residents must not reach Element Plus, not even by a detour',
      from: { path: '^apps/portal/src/resident\\.ts$' },
      to: { path: '(^|/)element-plus(/|$)', reachable: true },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'entities of one feature may know each other (Relation<T>); everything else has a direction',
      from: { pathNot: '\\.entity\\.ts$' },
      to: { circular: true },
    },
    {
      name: 'resolves',
      severity: 'error',
      from: { path: '/src/' },
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\?', '^@jiefen/'] },
    },
  ],
  options: {
    doNotFollow: { path: ['(^|/)node_modules/', '(^|/)dist/'] },
    exclude: { path: ['^apps/[^/]+/dist/', '^apps/portal/public/'] },
    // Imports of types count too: a forbidden arrow in types is a forbidden arrow in heads.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'], mainFields: ['module', 'main', 'types'] },
  },
};
