import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the working tree. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What belongs to this installation: database, files, secrets, logs. Git-ignored. */
export const DATA = join(ROOT, '.data');

/** What can be made again: the LiveKit binary, stamps of builds. Git-ignored. */
export const CACHE = join(ROOT, '.cache');

/** The one version of the video server that the tests prove. */
export const LIVEKIT_VERSION = '1.13.5';

/** The pinned Node, an npm package of its own. */
export const PINNED_NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
