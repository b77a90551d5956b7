import { AGENT_ACTS, type AgentAct } from '@jiefen/mediation';
import type { PowerView } from '@jiefen/mediation/wire';
import { day } from '../../i18n/formats.js';
import { t } from '../../i18n/texts.js';

export const ACTS = Object.keys(AGENT_ACTS) as AgentAct[];
export const GENERAL: readonly AgentAct[] = ACTS.filter((act) => AGENT_ACTS[act].needs === 'general' && act !== 'apply' && act !== 'applyForConfirmation' && act !== 'chooseMediator');

/** How far a power goes, in one line. */
export function reachOf(power: PowerView): string {
  const list = (acts: readonly AgentAct[]): string => acts.map((act) => t(`attorneys.power.${act}`)).join(t('attorneys.sep'));
  return t('attorneys.powers-given', { list: list(power.powers) });
}

export function untilOf(power: PowerView): string {
  return power.validUntil ? t('attorneys.until', { day: day(power.validUntil) }) : t('attorneys.until-end');
}

export function stateOf(power: PowerView): 'revoked' | 'unsigned' | 'onScreen' | 'onPaper' {
  return power.revokedAt ? 'revoked' : (power.signed ?? 'unsigned');
}

export const LIGHT_OF_STATE = { revoked: 'done', unsigned: 'wait', onScreen: 'green', onPaper: 'green' } as const;
