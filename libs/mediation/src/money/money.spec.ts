import { describe, expect, it } from '@jest/globals';
import { capitals, fen, formatYuan, mulDiv, parseYuan } from './money.js';

describe('money is integer fen', () => {
  it.each([
    ['450', 45000], ['450.5', 45050], ['1,200.00', 120000], ['４５０', 45000], ['450元', 45000], ['-1', -100],
  ])('reads %s as people type it', (text, value) => expect(parseYuan(text)).toBe(value));

  it.each(['', 'abc', '1.234', '1e12', '--1', '99999999999999'])('reads %p as no amount', (text) => expect(parseYuan(text)).toBeUndefined());

  it.each([
    [0, '零元整'], [45000, '肆佰伍拾元整'], [105, '壹元零伍分'], [110, '壹元壹角整'], [5, '伍分'], [50, '伍角整'],
    [100_000, '壹仟元整'], [1_000_100, '壹万零壹元整'], [10_000_000, '壹拾万元整'], [10_010_000, '壹拾万零壹佰元整'],
    [168_032_00, '壹拾陆万捌仟零叁拾贰元整'], [640_900_00, '陆拾肆万零玖佰元整'], [1_000_000_000_00, '壹拾亿元整'], [10_000_000_100, '壹亿零壹元整'],
    [6_007_14_00, '陆拾万零柒佰壹拾肆元整'], [140_953, '壹仟肆佰零玖元伍角叁分'],
  ])('writes %d fen in capitals as %s', (value, text) => expect(capitals(fen(value))).toBe(text));

  it('rounds half up to the fen, also below zero', () => {
    expect(mulDiv(fen(1), 1, 2)).toBe(1);
    expect(mulDiv(fen(-1), 1, 2)).toBe(0);
    expect(mulDiv(fen(10_000), 1, 3)).toBe(3333);
    expect(formatYuan(fen(404_598))).toBe('4045.98');
  });
});
