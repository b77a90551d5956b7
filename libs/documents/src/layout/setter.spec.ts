import { describe, expect, it } from '@jest/globals';
import { setParagraph, type Line, type Measure, type SetOptions } from './setter.js';

// A ruler for tests: Chinese characters are one em wide, everything else half an em.
const measure: Measure = (text) => [...text].reduce((sum, character) => sum + (/[\u2e80-\uffee“”]/u.test(character) ? 1 : 0.5), 0);

function set(text: string, width: number, more: Partial<SetOptions> = {}): Line[] {
  return setParagraph([{ text, face: 'serif' }], { width, size: 10, measure, justify: true, ...more });
}

function words(lines: readonly Line[]): string[] {
  return lines.map((line) => line.segments.map(({ text }) => text).join(''));
}

describe('setting Chinese text', () => {
  it('a full stop hangs over the edge instead of starting a line', () => {
    const lines = set('天地玄黄宇宙洪荒，日月盈昃', 80);
    expect(words(lines)).toEqual(['天地玄黄宇宙洪荒，', '日月盈昃']);
    expect(lines[0]?.width).toBeCloseTo(80);
  });

  it('no line begins with a closing mark and none ends with an opening one', () => {
    for (let width = 40; width <= 200; width += 7) {
      for (const line of words(set('双方确认「柳塘镇」（变更的，应告知）。付款：450元（大写：肆佰伍拾元整）！是吗？是。', width))) {
        expect(line).not.toMatch(/^[，。、；：？！）」]/u);
        expect(line).not.toMatch(/[（「]$/u);
      }
    }
  });

  it.each(['工资450元，', '在 3 日内付清', '2026年3月18日前', '第017号文书', '共计12.5万元整', '利率 30% 以下'])('a number is never parted from its unit: %s', (text) => {
    for (let width = 50; width <= 120; width += 5) {
      const lines = words(set(`天地玄黄${text}日月`, width));
      for (const line of lines.slice(0, -1)) expect(line.trimEnd()).not.toMatch(/[0-9]$|第$|[0-9]万$/u);
    }
  });

  it('full lines end at the same edge', () => {
    const lines = set('天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏共450元闰余成岁律吕调阳', 145);
    for (const line of lines.slice(0, -1)) expect(line.width).toBeCloseTo(145, 5);
    expect(lines.at(-1)?.segments[0]?.spacing).toBe(0);
  });

  it('two marks in a row share the space between them', () => {
    expect(set('（甲）（乙）', 200)[0]?.width).toBeCloseTo(55);
    expect(set('（甲）', 200)[0]?.width).toBeCloseTo(30);
  });

  it('a name or an address longer than a line is broken, never cut off', () => {
    const url = `https://example.cn/${'a'.repeat(80)}`;
    const lines = set(url, 100);
    expect(words(lines).join('')).toBe(url);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(100);
  });

  it('nothing of the text is lost at any width', () => {
    const text = '乙方付给甲方工资 450.00 元（大写：肆佰伍拾元整），WeChat 转账；“24:00”前。';
    for (let width = 40; width < 300; width += 3) expect(words(set(text, width)).join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
  });

  it('the first line of a paragraph is indented, the next are not', () => {
    const [first, second] = set('天地玄黄宇宙洪荒日月盈昃', 60, { indent: 20 });
    expect(first?.segments[0]?.x).toBe(20);
    expect(second?.segments[0]?.x).toBe(0);
  });

  it('line ends of the data begin a new line, and empty text is one empty line', () => {
    expect(words(set('甲\r\n乙', 100))).toEqual(['甲', '乙']);
    expect(words(set('', 100))).toEqual(['']);
  });
});
