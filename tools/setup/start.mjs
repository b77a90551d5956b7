// Runs before anything is installed: plain JavaScript, Node 18 or newer, no package imported until the packages are there.
import { parseArgs } from 'node:util';
import { continueOnPinnedNode, ensureDependencies } from './dependencies.mjs';
import { SetupError, say, seconds, step } from './steps.mjs';

const HELP = `npm start -- [--lan] [--port 3000] [--fresh-demo]

  --lan         serve HTTPS on this machine's address, so that a phone in the same network can take part
  --port N      port of the portal (3000)
  --fresh-demo  drop the demonstration's database and files first`;

function readWishes() {
  try {
    const { values } = parseArgs({ options: { lan: { type: 'boolean' }, port: { type: 'string' }, 'fresh-demo': { type: 'boolean' }, help: { type: 'boolean' } } });
    const port = values.port === undefined ? 3000 : Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new SetupError(`--port ${values.port} is not a port number (1 to 65535).`);
    return { lan: values.lan ?? false, port, strictPort: values.port !== undefined, fresh: values['fresh-demo'] ?? false, help: values.help ?? false };
  } catch (error) {
    throw error instanceof SetupError ? error : new SetupError(`${error.message}\n\n${HELP}`);
  }
}

/** Resolves at the first wish to stop; a second Ctrl-C, later than npm's echo of the first, does not wait. */
function untilToldToStop() {
  return new Promise((resolve) => {
    let first;
    const hear = () => {
      first ??= performance.now();
      if (performance.now() - first > 1_500) process.exit(130);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, hear);
    process.once('disconnect', hear);
  });
}

async function main() {
  // Counted from the first process: the set-up before the change of Node belongs to the wait.
  const from = Number(process.env.JIEFEN_ON_PINNED_NODE ?? performance.timeOrigin) - performance.timeOrigin;
  const wishes = readWishes();
  if (wishes.help) return say(HELP);
  if (!process.env.JIEFEN_ON_PINNED_NODE) say('Jiefen 解纷');
  await ensureDependencies();
  if (await continueOnPinnedNode()) return;

  const told = untilToldToStop();
  const { lanAddress } = await import('./addresses.mjs');
  const { build } = await import('./build.mjs');
  const { sayAccounts, sayCode } = await import('./demonstration.mjs');
  const { startStack } = await import('./stack.mjs');

  const lan = wishes.lan ? lanAddress() : undefined;
  if (wishes.lan && !lan) throw new SetupError('This machine has no address in a network: --lan needs one. Without --lan everything works on this machine.');
  await step('build', build);
  const stack = await startStack({ port: wishes.port, strictPort: wishes.strictPort, lan, fresh: wishes.fresh });

  const demonstration = stack.demonstration();
  sayAccounts(demonstration);
  await sayCode(demonstration, stack.publicUrl, lan);
  if (lan) say('  The certificate is made on this machine: the browser warns once, choose "continue".');
  say(`\nReady after ${seconds(from)}: ${stack.publicUrl}   (residents)   ${stack.publicUrl}/staff   (staff)`);
  if (demonstration.accounts.length > 0) say(`The phones of the demonstration, and all its accounts: ${stack.publicUrl}/demonstration`);
  if (!stack.video) say('Video is unavailable; everything else works.');
  say(`Logs are in ${stack.dataDir}/log. Ctrl-C stops everything.`);
  if (process.stdin.isTTY) process.stdin.on('data', () => sayAccounts(demonstration)).unref();

  const broken = await Promise.race([told, stack.ended]);
  say(broken ? `\n${broken}` : '');
  await step('stop', stack.stop);
  process.exit(broken ? 1 : 0);
}

main().catch((error) => {
  say(`\n${error instanceof SetupError ? error.message : error.stack}`);
  process.exit(1);
});
