/** A sentence for the person at the terminal; no stack trace is printed for it. */
export class SetupError extends Error {}

// `npm start | head`: a closed pipe must not end us before the parts are stopped.
process.stdout.on('error', () => {});

export const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/** Prints one line and nothing else; the only place that writes progress. */
export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs one step of the set-up as one line with its time. On a terminal the line counts the seconds;
 * in a log a long step says every 20 s that it is still alive.
 * `work` receives `note(text)` to say what it does now; its returned string becomes the end of the line.
 */
export async function step(label, work) {
  const from = performance.now();
  const terminal = process.stdout.isTTY;
  let doing = '';
  const show = () => process.stdout.write(`\r\u001b[K  … ${label} ${doing} ${seconds(from)}`);
  const beat = setInterval(terminal ? show : () => say(`  … ${label} ${doing} ${seconds(from)}`), terminal ? 200 : 20_000);
  const end = (mark, text) => {
    clearInterval(beat);
    process.stdout.write(`${terminal ? '\r\u001b[K' : ''}  ${mark} ${label}${text ? `: ${text}` : ''} (${seconds(from)})\n`);
  };
  try {
    const { result, text } = await told(work, (now) => {
      doing = now;
    });
    end('✓', text);
    return result;
  } catch (error) {
    end('✗', error instanceof Error ? error.message.split('\n')[0] : String(error));
    throw error;
  }
}

async function told(work, note) {
  const result = await work(note);
  if (typeof result === 'string') return { result, text: result };
  return { result, text: result?.text ?? '' };
}

/** The last lines of a log file, for an error message. */
export function tail(text, lines = 12) {
  return text.trimEnd().split('\n').slice(-lines).map((line) => `    ${line}`).join('\n');
}
