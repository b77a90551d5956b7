import { fromHex, toHex } from '../bytes.js';
import { hash } from '../cms.js';
import { verifyDocument } from '../verify-document.js';
import type { DocumentReport, DocumentVerdict, VerifiedSignature } from '../verify-document.js';
import { en, zh } from './verifier-texts.js';
import type { VerifierTexts } from './verifier-texts.js';

/** No document of the portal is this large; a film dropped by mistake must not freeze a phone. */
const LARGEST = 60 * 1024 * 1024;

let language: 'zh' | 'en' = navigator.language.startsWith('zh') ? 'zh' : 'en';
let last: { report: DocumentReport; name: string } | null = null;
const roots = readRoots();

const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no ${id} in page`);
  return found;
};
const words = (): VerifierTexts => (language === 'zh' ? zh : en);

function readRoots(): Uint8Array[] {
  const list: unknown = JSON.parse(document.getElementById('trusted-roots')?.textContent ?? '[]');
  if (!Array.isArray(list)) return [];
  return list.filter((entry): entry is string => typeof entry === 'string').map((entry) => Uint8Array.from(atob(entry), (c) => c.charCodeAt(0)));
}

/** An element with text; texts are set, never parsed, because names come from a file nobody trusts yet. */
function element(tag: string, text = '', className = ''): HTMLElement {
  const node = document.createElement(tag);
  node.textContent = text;
  node.className = className;
  return node;
}

async function say(): Promise<void> {
  const t = words();
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = t.title;
  for (const [id, text] of [
    ['title', t.title], ['lead', t.lead], ['choose-text', t.choose], ['drop-text', t.drop], ['private', t.private],
    ['registered-label', t.registered], ['registered-hint', t.registeredHint], ['language', language === 'zh' ? 'English' : '中文'],
  ] as const) byId(id).textContent = text;
  const footer = byId('roots');
  footer.replaceChildren(element('p', roots.length === 0 ? t.noRoots : t.roots));
  for (const root of roots) footer.append(element('code', grouped(toHex(await hash('SHA-256', root)))));
  if (last !== null) show(last.report, last.name);
}

async function check(file: File): Promise<void> {
  const result = byId('result');
  result.replaceChildren(element('p', words().busy, 'busy'));
  const registered = (byId('registered') as HTMLInputElement).value.replace(/\s/g, '');
  const expected = registered.length === 64 && fromHex(registered) !== null ? registered : undefined;
  const bytes = file.size > LARGEST ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
  const report = await verifyDocument(bytes, { trustedRoots: roots, ...(expected === undefined ? {} : { expectedHash: expected }) });
  last = { report, name: file.name };
  show(report, file.name);
  byId('verdict').focus();
}

const SIGNS: Readonly<Record<DocumentVerdict, string>> = { intact: '✓', altered: '✕', unknown: '?' };

function show(report: DocumentReport, name: string): void {
  const t = words();
  const { head, text } = t.verdict[report.verdict];
  const banner = element('div', '', `banner ${report.verdict}`);
  const sign = element('span', SIGNS[report.verdict], 'sign');
  sign.setAttribute('aria-hidden', 'true');
  const title = element('h2', head);
  title.id = 'verdict';
  title.tabIndex = -1;
  const sentences = element('div');
  sentences.append(title, element('p', text), element('p', name, 'name'));
  banner.append(sign, sentences);
  const parts: HTMLElement[] = [banner];
  if (report.verdict === 'altered') parts.push(element('p', t.advice, 'advice'));
  if (report.reasons.length > 0) parts.push(element('h3', t.why), list(report.reasons.map((code) => t.reasons[code])));
  if (report.signatures.length > 0) {
    const people = element('ul', '', 'people');
    people.append(...report.signatures.map(person));
    parts.push(element('h3', t.whoSigned), people);
  }
  if (report.proves.length > 0) parts.push(element('h3', t.proves), list(report.proves.map((code) => t.proof[code])));
  const prints = element('div', '', 'prints');
  prints.append(element('p', t.fingerprint), element('code', `SHA-256 ${grouped(report.sha256)}`), element('code', `SM3 ${grouped(report.sm3)}`));
  const again = element('button', t.next, 'second');
  again.addEventListener('click', () => byId('file').click());
  parts.push(prints, again);
  byId('result').replaceChildren(...parts);
}

function person(signature: VerifiedSignature): HTMLElement {
  const t = words();
  const { record } = signature;
  const state = !signature.intact ? t.broken : !signature.trusted ? t.untrusted : t.holds;
  const node = element('li', '', signature.intact && signature.trusted ? 'good' : 'bad');
  node.append(element('strong', signature.who ?? signature.field), element('span', state, 'state'));
  const details = [signature.when === null ? t.noTime : moment(signature.when)];
  if (signature.kind === 'time-stamp') details.unshift(t.stamp);
  if (record !== null) {
    if (record.body !== null) details.push(`${t.sealedBy}${record.name}`);
    details.push(t.verifiedBy[record.verifiedBy] ?? `${t.otherwiseVerified}${record.verifiedBy}`);
    if (record.phone !== null) details.push(record.phone);
    if (signature.sm2?.trusted === true) details.push(t.sm2);
  }
  node.append(element('p', details.join(language === 'zh' ? '，' : ', ')));
  return node;
}

function list(texts: readonly string[]): HTMLElement {
  const node = element('ul');
  node.append(...texts.map((text) => element('li', text)));
  return node;
}

/** Always Beijing time with its name: papers of the portal are Chinese, their reader may be anywhere. */
function moment(iso: string): string {
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'Asia/Shanghai' });
  return `${format.format(new Date(iso))}${language === 'zh' ? '（北京时间）' : ' (Beijing time)'}`;
}

function grouped(hex: string): string {
  return hex.toUpperCase().match(/.{4}/g)?.join(' ') ?? hex;
}

function start(): void {
  const input = byId('file') as HTMLInputElement;
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (file !== undefined) void check(file);
  };
  input.addEventListener('change', () => {
    take(input.files);
    input.value = ''; // the same file may be chosen again after it was replaced on disk
  });
  const zone = byId('zone');
  for (const type of ['dragover', 'drop'] as const) {
    document.addEventListener(type, (event) => event.preventDefault()); // a file beside the zone must not replace the page
  }
  zone.addEventListener('dragover', () => zone.classList.add('over'));
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  document.addEventListener('drop', (event) => {
    zone.classList.remove('over');
    take(event.dataTransfer?.files);
  });
  byId('language').addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh';
    void say();
  });
  void say();
}

if (globalThis.crypto?.subtle === undefined || typeof DecompressionStream === 'undefined') {
  byId('result').replaceChildren(element('p', words().tooOld, 'advice'));
} else start();
