import type { Face } from '../fonts/faces.js';
import { drawKnot, drawTangle, drawTelephone } from '../layout/drawings.js';
import { APRICOT, INK, INK_2, PAGE, PINE, straightQuotes, type Paper, type RenderedDocument } from '../layout/paper.js';
import { drawQr } from '../layout/qr.js';
import { openPaper, type Both, type BodyName, type PaperData } from './common.js';

/** The A4 poster of a dispute resolution code; always in both languages. */
export interface PosterDocument extends Omit<PaperData, 'language'> {
  body: BodyName;
  /** Address behind the code. */
  url: string;
  /** Short code to type, as printed: `LT7K-2M9Q`. */
  code: string;
  phone: string;
  /** Where it hangs, so that a moved poster is noticed. */
  place: string;
  /** Month of printing, `2026-03`. */
  month: string;
  /** Kind of dispute the code is fixed to. */
  topic?: Both;
}

const GROUND = '#F2F6F4';
const DIVIDER = '#CFDAD5';
const LEFT = 42;
const RIGHT = PAGE.width - 42;

interface TextOptions {
  size: number;
  face: Face;
  color?: string;
  lang?: 'en';
  align?: 'left' | 'center' | 'right';
  tag?: 'P' | 'H2';
  /** Widest it may be; a longer text is set smaller, never cut. */
  most?: number;
}

/** Puts one line with its baseline at `y` and returns where it ends. */
function put(paper: Paper, words: string, x: number, y: number, options: TextOptions): number {
  const text = options.lang === 'en' ? straightQuotes(words) : words;
  const natural = paper.measure(text, options.face) * options.size;
  const size = options.most !== undefined && natural > options.most ? (options.size * options.most) / natural : options.size;
  const width = paper.measure(text, options.face) * size;
  const start = options.align === 'center' ? x - width / 2 : options.align === 'right' ? x - width : x;
  paper.struct(options.tag ?? 'P', options.lang ? { lang: options.lang } : {}, () => {
    paper.content(() => {
      paper.doc.font(options.face).fontSize(size).fillColor(options.color ?? INK);
      paper.doc.text(text, start, y, { lineBreak: false, baseline: 'alphabetic' });
    });
  });
  return start + width;
}

/** 解纷码海报: black on white code with its quiet zone, telephone and short code for those who cannot scan. */
export function renderPoster(data: PosterDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, {
    title: `解纷码 ${data.code}　${data.body.zh}`,
    margins: { top: 0, right: 0, bottom: 0, left: 0 },
    footer: 'none',
    background: GROUND,
  });
  head(paper, data);
  code(paper, data);
  steps(paper);
  promises(paper);
  band(paper, data);
  foot(paper, data);
  return paper.finish();
}

function head(paper: Paper, data: PosterDocument): void {
  paper.artifact(() => {
    drawKnot(paper, LEFT, 31, 44, GROUND);
    drawTangle(paper, 0, 75, PAGE.width, GROUND);
  });
  put(paper, '解纷', 94, 63, { size: 30, face: 'serifBold' });
  put(paper, data.body.zh, RIGHT, 48, { size: 14.5, face: 'sansBold', align: 'right', most: 330 });
  if (data.body.en) put(paper, data.body.en, RIGHT, 66, { size: 10.5, face: 'sans', color: INK_2, lang: 'en', align: 'right', most: 330 });
  paper.struct('H1', {}, () => {
    paper.content(() => {
      paper.doc.font('serifBold').fontSize(66).fillColor(INK);
      paper.doc.text('有事，', LEFT, 296, { lineBreak: false, baseline: 'alphabetic' });
      paper.doc.text('好商量', 240, 296, { lineBreak: false, baseline: 'alphabetic' });
    });
  });
  put(paper, "Got a dispute? Let's talk it over.", LEFT + 3, 328, { size: 18, face: 'sans', color: INK_2, lang: 'en' });
  if (data.topic) {
    put(paper, data.topic.zh, RIGHT, 318, { size: 15, face: 'sansBold', color: PINE, align: 'right', most: 200 });
    put(paper, data.topic.en, RIGHT, 333, { size: 10.5, face: 'sans', color: INK_2, lang: 'en', align: 'right', most: 200 });
  }
}

function code(paper: Paper, data: PosterDocument): void {
  const top = 360;
  const side = 231;
  paper.artifact(() => paper.doc.roundedRect(LEFT, top, side, side, 12).lineWidth(3).fillAndStroke('#FFFFFF', PINE));
  const alt = `解纷码：用手机扫，打开 ${data.url}；也可以输入短码 ${data.code}`;
  paper.struct('Figure', { alt, bbox: [LEFT, top, LEFT + side, top + side], placement: 'Block' }, () => {
    paper.content(() => drawQr(paper, data.url, LEFT + 4, top + 4, side - 8, 'Q', '#000000'));
  });
  put(paper, '微信扫一扫', LEFT + side / 2, 614, { size: 16.5, face: 'sansBold', align: 'center' });
  put(paper, 'Scan with WeChat or any camera', LEFT + side / 2, 630, { size: 10.5, face: 'sans', color: INK_2, lang: 'en', align: 'center' });
}

const STEPS: readonly { title: string; zh: string; en: string }[] = [
  { title: '扫码说事', zh: '写、说、拍照都行，约 3 分钟', en: 'Tell us what happened, 3 minutes' },
  { title: '挑调解员', zh: '双方都愿意，才往下谈', en: 'Both sides agree on a mediator' },
  { title: '视频里谈', zh: '也可以当面谈、打电话谈', en: 'Talk by video, phone or in person' },
  { title: '签字算数', zh: '还可以一起申请法院确认', en: 'Sign; a court can confirm it' },
];

function steps(paper: Paper): void {
  const x = 334;
  const first = 371;
  const gap = 71;
  paper.artifact(() => {
    const last = first + gap * (STEPS.length - 1);
    paper.doc.moveTo(x - 3.6, first).lineTo(x - 3.6, last).lineWidth(3).stroke(PINE);
    paper.doc.moveTo(x + 3.6, first).lineTo(x + 3.6, last).lineWidth(3).stroke(APRICOT);
    STEPS.forEach((_, index) => paper.doc.circle(x, first + gap * index, 15).fill(INK));
  });
  STEPS.forEach((step, index) => {
    const y = first + gap * index;
    put(paper, String(index + 1), x, y + 6, { size: 17, face: 'serifBold', color: '#FFFFFF', align: 'center' });
    put(paper, step.title, 361, y + 4, { size: 18.5, face: 'sansBold', tag: 'H2' });
    put(paper, step.zh, 361, y + 24.5, { size: 13.2, face: 'sans' });
    put(paper, step.en, 361, y + 41, { size: 10.5, face: 'sans', color: INK_2, lang: 'en' });
  });
}

function promises(paper: Paper): void {
  const words: readonly [string, string][] = [['免费', 'Free'], ['自愿', 'Voluntary'], ['保密', 'Private']];
  const column = (RIGHT - LEFT) / 3;
  paper.artifact(() => {
    for (const y of [644, 690]) paper.doc.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(1.2).stroke(DIVIDER);
    for (const at of [1, 2]) paper.doc.moveTo(LEFT + column * at, 651).lineTo(LEFT + column * at, 683).lineWidth(1.2).stroke(DIVIDER);
  });
  words.forEach(([zh, en], index) => {
    const width = paper.measure(zh, 'serifBold') * 23 + 10 + paper.measure(en, 'sans') * 13;
    const start = LEFT + column * index + (column - width) / 2;
    const end = put(paper, zh, start, 675, { size: 23, face: 'serifBold' });
    put(paper, en, end + 10, 675, { size: 13, face: 'sans', color: INK_2, lang: 'en' });
  });
}

function band(paper: Paper, data: PosterDocument): void {
  const white = '#FFFFFF';
  paper.artifact(() => {
    paper.doc.rect(0, 704, PAGE.width, 79).fill(PINE);
    paper.doc.moveTo(409, 716).lineTo(409, 771).lineWidth(1.2).stroke('#7FB5A8');
    drawTelephone(paper, LEFT, 727, 33, white);
  });
  const end = put(paper, '不会扫码？打电话，真人接', 90, 730, { size: 12.6, face: 'sans', color: white });
  put(paper, 'No phone camera? Call us', end + 8, 730, { size: 10, face: 'sans', color: white, lang: 'en' });
  put(paper, data.phone, 90, 766, { size: 29, face: 'sansBold', color: white, most: 305 });
  const code = put(paper, '或输入短码', 429, 730, { size: 12.6, face: 'sans', color: white });
  put(paper, 'Code', code + 8, 730, { size: 10, face: 'sans', color: white, lang: 'en' });
  put(paper, data.code, 429, 764, { size: 22, face: 'sansBold', color: white, most: RIGHT - 429 });
}

function foot(paper: Paper, data: PosterDocument): void {
  const end = put(paper, '有人受伤、有人要动手：先打 110 或 120。', LEFT, 804, { size: 10.5, face: 'sans' });
  put(paper, 'In danger: call 110 or 120 first.', end + 8, 804, { size: 10, face: 'sans', lang: 'en' });
  const [year = '', month = ''] = data.month.split('-');
  const text = `扫码后不会要您付款，也不会要银行卡密码。贴在：${data.place}・${year} 年 ${Number(month)} 月`;
  put(paper, text, LEFT, 824, { size: 10.5, face: 'sans', color: INK_2, most: RIGHT - LEFT });
}
