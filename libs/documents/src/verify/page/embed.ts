const PLACE = '<script type="application/json" id="trusted-roots">[]</script>';

/** Puts the roots that are trusted into the off-line verifier, so that the one file needs nothing else. */
export function embedTrustedRoots(html: string, roots: readonly Uint8Array[]): string {
  if (html.split(PLACE).length !== 2) throw new Error('not the off-line verifier, or roots are in it already');
  const list = roots.map((root) => btoa(Array.from(root, (byte) => String.fromCharCode(byte)).join('')));
  return html.replace(PLACE, PLACE.replace('[]', JSON.stringify(list)));
}
