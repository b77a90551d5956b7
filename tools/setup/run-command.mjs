import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The full path of a program on the PATH, or undefined. */
export function findProgram(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      for (const ending of process.platform === 'win32' ? ['.exe', '.cmd', ''] : ['']) {
        const path = join(folder, name + ending);
        try {
          accessSync(path, constants.X_OK);
          if (statSync(path).isFile()) return path;
        } catch {
          // Not in this folder; the next one may have it.
        }
      }
    }
  }
  return undefined;
}

/**
 * Runs a command to its end and keeps what it printed.
 * @param onLine hears each line while the command runs
 */
export function run(command, args, { cwd, env, onLine, timeout, uid, gid } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'], timeout, uid, gid });
    let output = '';
    const hear = (chunk) => {
      output += chunk;
      const last = String(chunk).trim().split('\n').pop();
      if (last) onLine?.(last);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error) => resolve({ code: 127, output: String(error.message) }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** npm as a command and its first arguments: the one that runs us, else the one on the PATH. */
export function npm() {
  return process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
}
