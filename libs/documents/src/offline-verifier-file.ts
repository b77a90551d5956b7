import { fileURLToPath } from 'node:url';

/** Where the build puts the off-line verifier (tools/scripts/build-verifier.mjs); the same from sources and from dist. */
export function offlineVerifierFile(): string {
  return fileURLToPath(new URL('../dist/verifier/verifier.html', import.meta.url));
}

/** The published schema of the terms that lie in every agreement. */
export function agreementTermsSchemaFile(): string {
  return fileURLToPath(new URL('../schema/jiefen-agreement-terms.schema.json', import.meta.url));
}
