import { language } from './texts.js';

/** The bodies of the portal keep Chinese time; an appointment with another zone says so itself. */
const ZONE = 'Asia/Shanghai';
const kept = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = language.value === 'zh' ? 'zh-CN' : 'en-GB';
  const key = locale + JSON.stringify(options);
  let found = kept.get(key);
  if (!found) kept.set(key, (found = new Intl.DateTimeFormat(locale, { timeZone: ZONE, hourCycle: 'h23', ...options })));
  return found;
}

/** `2026年3月12日 10:26` / `12 March 2026, 10:26`. */
export function moment(iso: string): string {
  return format({ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

/** Without the year, for things near: `3月12日 10:26` / `12 March, 10:26`. */
export function nearMoment(iso: string): string {
  return format({ month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

/** A last moment. The end of a day is said as that day, never as midnight of the next: `3月12日` / `12 March`. */
export function lastMoment(iso: string): string {
  if (clockTime(iso) !== '00:00') return nearMoment(iso);
  return format({ month: 'long', day: 'numeric' }).format(new Date(new Date(iso).getTime() - 1));
}

/** `10:26`. */
export function clockTime(iso: string): string {
  return format({ hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

/** A calendar day `yyyy-mm-dd`: `2026年3月12日` / `12 March 2026`. */
export function day(date: string): string {
  return format({ year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(`${date}T12:00:00+08:00`));
}

/** A calendar day with its weekday and no year: `3月12日星期四` / `Thursday 12 March`. */
export function weekdayOf(date: string): string {
  return format({ month: 'long', day: 'numeric', weekday: 'long' }).format(new Date(`${date}T12:00:00+08:00`));
}

/** As `weekdayOf`, for narrow columns: `3月12日周四` / `Thu 12 Mar`. */
export function weekdayShort(date: string): string {
  return format({ month: 'short', day: 'numeric', weekday: 'short' }).format(new Date(`${date}T12:00:00+08:00`));
}

/** Fen (number or digits) as people write it: `1,200.50 元` / `CNY 1,200.50`; whole yuan without zeros. */
export function yuan(fen: number | string): string {
  const value = Number(fen) / 100;
  const digits = Number.isInteger(value) ? 0 : 2;
  const text = new Intl.NumberFormat(language.value === 'zh' ? 'zh-CN' : 'en-GB', { minimumFractionDigits: digits, maximumFractionDigits: 2 }).format(value);
  return language.value === 'zh' ? `${text} 元` : `CNY ${text}`;
}

/** `13812345678` → `138 1234 5678`; a number with dashes is not cut at them at the end of a line. */
export function phoneText(phone: string): string {
  return phone.replace(/^([\d*]{3})([\d*]{4})([\d*]{4})$/, '$1 $2 $3').replaceAll('-', '-\u2060');
}
