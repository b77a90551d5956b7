import type { Face } from '../fonts/faces.js';

/** A stretch of text in one face. */
export interface Span {
  text: string;
  face: Face;
  color?: string;
}

/** What is drawn in one go: characters of one face with one spacing, at an offset from the start of the line. */
export interface Segment {
  text: string;
  face: Face;
  color?: string;
  x: number;
  spacing: number;
}

/** One set line; `width` is its ink width without punctuation that hangs over the edge. */
export interface Line {
  segments: Segment[];
  width: number;
  last: boolean;
}

/** Width of a text in a face, in units of the font size. */
export type Measure = (text: string, face: Face) => number;

export interface SetOptions {
  width: number;
  size: number;
  measure: Measure;
  /** First line's indent, in points; 2 em in Chinese paragraphs. */
  indent?: number;
  justify?: boolean;
}

const CLOSING = '，。、；：？！）》」』】〉〕”’％‰℃·…';
// Those whose ink stands on the left half only.
const HALF_CLOSING = '，。、；：！？）》」』】〉〕”’';
const OPENING = '（《「『【〈〔“‘';
const HANGING = '，。、；：';
// Words counted after a number; the number never stands alone at the end of a line.
const UNITS = /^[元角分年月日时分秒号条款项个名人份页期次天周岁户间套台辆件米里亩%％至届层楼室栋单幢万亿千百十克斤吨升度倍]/u;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}“”‘’…—]/u;

interface Unit {
  text: string;
  face: Face;
  color?: string;
  /** Width in points, after squeezing. */
  width: number;
  wide: boolean;
  space: boolean;
  /** Gap before it: a fifth of an em between Chinese and Latin. */
  lead: number;
  /** Half of the glyph is empty on its left and cut off (an opening bracket after punctuation). */
  shift: number;
}

/** Sets a paragraph: breaks, hanging punctuation, squeezed brackets, space between Chinese and Latin, justified lines. */
export function setParagraph(spans: readonly Span[], options: SetOptions): Line[] {
  const lines: Line[] = [];
  for (const part of splitAtLineEnds(spans)) {
    lines.push(...setOne(unitsOf(part, options), options, options.indent ?? 0));
  }
  return lines;
}

function splitAtLineEnds(spans: readonly Span[]): Span[][] {
  const parts: Span[][] = [[]];
  for (const span of spans) {
    span.text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').split('\n').forEach((text, index) => {
      if (index > 0) parts.push([]);
      if (text !== '') parts.at(-1)?.push({ ...span, text });
    });
  }
  return parts;
}

function unitsOf(spans: readonly Span[], { size, measure }: SetOptions): Unit[] {
  const units: Unit[] = [];
  for (const span of spans) {
    for (const text of span.text.match(new RegExp(`${WIDE.source}| +|(?:(?!${WIDE.source})[^ ])+`, 'gu')) ?? []) {
      const wide = WIDE.test(text);
      const space = text.startsWith(' ');
      const unit: Unit = { ...span, text, width: measure(text, span.face) * size, wide, space, lead: 0, shift: 0 };
      const before = units.at(-1);
      if (before) join(before, unit, size);
      units.push(unit);
    }
  }
  return units;
}

/** Space between Chinese and Latin; two punctuation marks in a row share the empty half between them. */
function join(before: Unit, unit: Unit, size: number): void {
  if (!before.space && !unit.space && before.wide !== unit.wide) {
    const mark = before.wide ? before.text : unit.text;
    const latin = before.wide ? /^[,.;:!?)\]%]/.test(unit.text) : /[([]$/.test(before.text);
    if (!latin && !CLOSING.includes(mark) && !OPENING.includes(mark) && mark !== '\u3000' && mark !== '／') unit.lead = size * 0.2;
  }
  if (!before.wide || !unit.wide) return;
  const closes = HALF_CLOSING.includes(before.text);
  if (closes && (HALF_CLOSING.includes(unit.text) || OPENING.includes(unit.text))) before.width -= size / 2;
  else if (OPENING.includes(before.text) && OPENING.includes(unit.text)) {
    unit.width -= size / 2;
    unit.shift = size / 2;
  }
}

/** Groups units that must stay on one line. */
function boxesOf(units: readonly Unit[]): Unit[][] {
  const boxes: Unit[][] = [];
  units.forEach((unit, index) => {
    const before = units[index - 1];
    if (before && !mayBreak(before, unit, units[index - 2])) boxes.at(-1)?.push(unit);
    else boxes.push([unit]);
  });
  return boxes;
}

function mayBreak(before: Unit, unit: Unit, earlier: Unit | undefined): boolean {
  // A space stays at the end of its line.
  if (unit.space) return false;
  const left = before.space ? earlier : before;
  if (left && /[0-9０-９]$/.test(left.text) && UNITS.test(unit.text)) return false;
  if (left && /[第¥￥$]$/u.test(left.text) && /^[0-9０-９一二三四五六七八九十]/u.test(unit.text)) return false;
  if (left && /[万亿千百]$/u.test(left.text) && UNITS.test(unit.text)) return false;
  if (before.space) return true;
  if (unit.wide && CLOSING.includes(unit.text)) return false;
  if (before.wide && OPENING.includes(before.text)) return false;
  if (before.text === '—' && unit.text === '—') return false;
  if (!before.wide && !unit.wide) return false;
  return true;
}

function setOne(units: Unit[], options: SetOptions, indent: number): Line[] {
  const { width } = options;
  const lines: Line[] = [];
  let line: Unit[] = [];
  let used = indent;
  let start = indent;
  const close = (last: boolean) => {
    const spaced = line.at(-1)?.space === true && !last;
    while (line.at(-1)?.space) line.pop();
    const set = compose(line, start, last, options);
    // The space between two words is drawn though nobody sees it: a screen reader would read them as one.
    const end = set.segments.at(-1);
    if (spaced && end) end.text += ' ';
    lines.push(set);
    line = [];
    used = 0;
    start = 0;
  };
  const queue = boxesOf(units);
  for (let index = 0; index < queue.length; index++) {
    const box = queue[index] ?? [];
    if (line.length === 0 && box.every((unit) => unit.space) && lines.length > 0) continue;
    const lead = line.length === 0 ? 0 : (box[0]?.lead ?? 0);
    const boxWidth = box.reduce((sum, unit, at) => sum + unit.width + (at === 0 ? 0 : unit.lead), 0);
    if (used + lead + boxWidth - overhang(box) <= width + 0.01) {
      line.push(...box);
      used += lead + boxWidth;
      continue;
    }
    if (line.length > 0) {
      close(false);
      index--;
      continue;
    }
    // Longer than a whole line: an address on the web, a name without a break. Broken anywhere rather than cut off.
    queue.splice(index + 1, 0, ...pieces(box, options));
  }
  if (line.length > 0 || lines.length === 0) close(true);
  const final = lines.at(-1);
  if (final) final.last = true;
  return lines;
}

function overhang(box: readonly Unit[]): number {
  const mark = [...box].reverse().find((unit) => !unit.space);
  return (mark?.wide && HANGING.includes(mark.text) ? mark.width : 0) + (box.at(-1)?.space ? (box.at(-1)?.width ?? 0) : 0);
}

function pieces(box: readonly Unit[], { size, measure, width }: SetOptions): Unit[][] {
  if (box.length > 1) return box.map((unit) => [unit]);
  const unit = box[0];
  if (!unit) return [];
  const parts: string[] = [];
  let part = '';
  for (const character of unit.text) {
    if (part !== '' && measure(part + character, unit.face) * size > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  // One character wider than the line cannot happen on paper: columns are never that narrow.
  parts.push(part);
  if (parts.length === 1) return [[{ ...unit, width: Math.min(unit.width, width) }]];
  return parts.map((text) => [{ ...unit, text, width: measure(text, unit.face) * size, lead: 0 }]);
}

function compose(line: readonly Unit[], start: number, last: boolean, options: SetOptions): Line {
  const hang = overhang(line);
  const natural = line.reduce((sum, unit, index) => sum + unit.width + (index === 0 ? 0 : unit.lead), start);
  const slack = options.width - (natural - hang);
  const gaps = line.filter((unit, index) => index > 0 && stretches(line[index - 1], unit)).length;
  // A line that would need more than a third of an em in every gap stays ragged: holes read worse than an uneven edge.
  const wanted = options.justify && !last && gaps > 0 && slack / gaps <= options.size / 3 && slack > 0;
  const spacing = wanted ? slack / gaps : 0;
  const segments: Segment[] = [];
  let x = start;
  let open: Segment | undefined;
  line.forEach((unit, index) => {
    const before = line[index - 1];
    const stretch = before && stretches(before, unit) ? spacing : 0;
    if (index > 0) x += unit.lead + stretch;
    const plain = before !== undefined && unit.lead === 0 && unit.shift === 0 && before.face === unit.face && before.color === unit.color;
    const whole = before !== undefined && before.width === natural1(before, options);
    if (open && plain && whole && (before.wide ? unit.wide : !unit.wide)) {
      open.text += unit.text;
    } else {
      open = { text: unit.text, face: unit.face, x: x - unit.shift, spacing: unit.wide ? spacing : 0, ...(unit.color ? { color: unit.color } : {}) };
      segments.push(open);
    }
    x += unit.width;
  });
  return { segments, width: x - hang, last };
}

function natural1(unit: Unit, options: SetOptions): number {
  return options.measure(unit.text, unit.face) * options.size;
}

function stretches(before: Unit | undefined, unit: Unit): boolean {
  return before !== undefined && (before.wide || unit.wide) && !before.space && !unit.space;
}
