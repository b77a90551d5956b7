import type { ResolutionCodeView } from '@jiefen/mediation/wire';
import { read, write } from './keep.js';

/** The code scanned last on this phone, so that body and place are known without a network and are never asked twice. */
export function scannedCode(): ResolutionCodeView | undefined {
  try {
    return JSON.parse(read('code') ?? '') as ResolutionCodeView;
  } catch {
    return undefined;
  }
}

export function keepScannedCode(view: ResolutionCodeView | undefined): void {
  write('code', view && JSON.stringify(view));
}
