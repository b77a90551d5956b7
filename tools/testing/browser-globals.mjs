import { TextDecoder, TextEncoder } from 'node:util';

// livekit-client asks for both while it loads; jsdom has neither.
Object.assign(globalThis, { TextEncoder, TextDecoder });
