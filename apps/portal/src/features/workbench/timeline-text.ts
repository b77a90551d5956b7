import type { TimelineEntry } from '@jiefen/mediation/wire';
import { nearMoment } from '../../i18n/formats.js';
import { hasText, t } from '../../i18n/texts.js';
import { clockName } from './clock-text.js';

/** One line of the timeline for staff: the sentence, and the words that went with it. */
export function timelineText(entry: TimelineEntry): { text: string; note: string } {
  const { params } = entry;
  const actor = entry.actor ?? t('workbench.the-portal');
  const rule = typeof params['rule'] === 'string' ? clockName(params['rule']) : '';
  const key = `timeline.${entry.kind}`;
  const text = hasText(key) ? t(key, { ...params, actor, rule }) : t('workbench.something-happened', { actor });
  return { text, note: notes(params).join(t('workbench.dot')) };
}

function notes(params: TimelineEntry['params']): string[] {
  const { at, place, complexity, attempt, reason, ground, to, message, note } = params;
  const reasonKey = ['workbench.ending', 'triage.reason'].map((prefix) => `${prefix}.${String(reason)}`).find((key) => hasText(key));
  return [
    ...(typeof at === 'string' ? [nearMoment(at)] : []),
    ...(typeof complexity === 'string' ? [t('workbench.complexity-is', { level: t(`workbench.complexity.${complexity}`) })] : []),
    ...(typeof attempt === 'number' ? [t('workbench.attempt', { n: attempt })] : []),
    ...(reason === undefined ? [] : [reasonKey ? t(reasonKey) : String(reason)]),
    ...(typeof ground === 'string' && hasText(`endings.ground.${ground}`) ? [t(`endings.ground.${ground}`)] : []),
    ...[place, to, message, note].filter((each): each is string => typeof each === 'string' && each !== ''),
  ];
}
