/** The hour is Chinese time, as everywhere at the workbench: `2026-03-09T15:00` for a field of the browser. */
export function toLocal(iso: string): string {
  return new Date(new Date(iso).getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}

export function fromLocal(local: string): string {
  return new Date(`${local}:00+08:00`).toISOString();
}
