import { describe, expect, it } from '@jest/globals';
import { FileForSomebody } from '@jiefen/mediation/wire';
import { emptyForm, flawsOf, requestOf, type CounterForm } from './counter-form.js';

const told: CounterForm = {
  ...emptyForm(), code: 'LT7K-2M9Q', kind: 'wages', name: '王芸', phone: '138 0000 0021', story: '一天半的工资没有给', wish: '付清 450 元', amount: '450', otherKind: 'organization', otherName: '禾香小馆', way: 'inPresence', consentNote: '本人在窗口', use: true, share: true,
};

describe('filing for somebody at the counter', () => {
  it('is what the server takes, word for word', () => {
    expect(flawsOf(told, 0, '2026-03-10')).toEqual({});
    expect(FileForSomebody.parse(requestOf(told, [], 'zh'))).toMatchObject({ amountFen: 45000, applicant: { phone: '13800000021' }, helperConsent: { way: 'inPresence' } });
  });
  it('does not go out without recorded consent', () => {
    expect(flawsOf({ ...told, way: '', consentNote: '', use: false }, 0, '2026-03-10')).toMatchObject({ way: 'counter.missing.way', consentNote: 'counter.missing.consent-note', use: 'counter.missing.consent' });
  });
  it('may leave the story out when something was recorded, but not the wish', () => {
    expect(flawsOf({ ...told, story: '' }, 1, '2026-03-10')).toEqual({});
    expect(flawsOf({ ...told, wish: ' ' }, 1, '2026-03-10')).toEqual({ wish: 'counter.missing.wish' });
  });
  it.each([
    [{ phone: '1381234' }, 'phone'],
    [{ otherPhone: 'abc' }, 'otherPhone'],
    [{ amount: '-1' }, 'amount'],
    [{ amount: '1e12' }, 'amount'],
    [{ happenedOn: '2026-03-11' }, 'happenedOn'],
  ])('names the field that cannot be right: %j', (wrong, field) => expect(Object.keys(flawsOf({ ...told, ...wrong }, 0, '2026-03-10'))).toEqual([field]));
});
