import type { FileCase, SupportNeed } from '@jiefen/mediation/wire';

// The lists of the wire schema, written out here because a phone carries no schema library. A test compares them.

export const ELSEWHERE_CHOICES = ['none', 'court', 'arbitration', 'police', 'petition'] as const satisfies readonly FileCase['elsewhere'][];
export const SUPPORT_CHOICES = ['bigText', 'readAloud', 'signLanguage', 'interpreter', 'dialect', 'helper', 'onSite', 'phoneOnly'] as const satisfies readonly SupportNeed[];
