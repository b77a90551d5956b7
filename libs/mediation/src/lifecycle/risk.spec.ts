import { describe, expect, it } from '@jest/globals';
import { judgeAll } from '../policy/policy.js';
import { RISK_POLICIES, type RiskFacts } from './risk.js';

const verdicts = (facts: RiskFacts): string[] => judgeAll(RISK_POLICIES, facts).map(({ verdict }) => (verdict.kind === 'met' ? 'met' : verdict.kind === 'unmet' ? verdict.reason.code : verdict.question.code));

describe('a risk the mediator records (RMTJ 25)', () => {
  it.each<[string, RiskFacts, string[]]>([
    ['names the measures when the conflict may escalate', { kind: 'escalation', measures: '分开谈，请网格员每天去看一次', reported: false }, ['met', 'met']],
    ['is not complete without measures when the conflict may escalate', { kind: 'escalation', measures: '  ', reported: true }, ['risk.measures-missing', 'met']],
    ['waits to be reported when it may become a public-order case', { kind: 'publicOrder', measures: '', reported: false }, ['met', 'risk.still-to-report']],
    ['waits to be reported when it may become a criminal case', { kind: 'crime', measures: '已经劝开', reported: false }, ['met', 'risk.still-to-report']],
    ['rests once it was reported', { kind: 'crime', measures: '', reported: true }, ['met', 'met']],
  ])('%s', (_policy, facts, expected) => expect(verdicts(facts)).toEqual(expected));

  it('never refuses to be recorded because it is not yet reported: what is known is written down first', () => {
    expect(judgeAll(RISK_POLICIES, { kind: 'crime', measures: '', reported: false }).some(({ verdict }) => verdict.kind === 'unmet')).toBe(false);
  });
});
