/** Shown in the page as they are; everything else is only ever saved to disk. */
const inline = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'audio/mpeg',
  'audio/ogg',
  'audio/mp4',
  'audio/webm',
  'audio/wav',
  'video/webm',
  'video/mp4',
]);

/** Programs and what starts programs: never stored for others. */
const refused = [
  /^application\/(x-msdownload|x-dosexec|x-elf|x-mach-binary|x-executable|x-msi|java-archive|vnd\.android\.package-archive|x-apple-diskimage|x-ms-shortcut|wasm)$/,
];
const refusedNames = /\.(exe|dll|scr|com|pif|bat|cmd|ps1|vbs|js|jse|wsf|hta|msi|lnk|jar|apk|dmg|html?|xhtml|svg|xml)$/i;

export function isShownInline(mime: string): boolean {
  return inline.has(mime);
}

export function isImage(mime: string): boolean {
  return mime.startsWith('image/') && inline.has(mime);
}

export type Verdict = { accepted: true; mime: string } | { accepted: false; reason: string };

/**
 * Decides by what the bytes are. `detected` is undefined for what has no magic bytes (plain text, CSV): accepted as
 * opaque bytes unless the sender calls it a picture, a sound or a page.
 */
export function judge(detected: string | undefined, declared: string, name: string): Verdict {
  const reason = activeOrProgram(detected, name) ?? (isWhatItClaims(detected, declared) ? undefined : 'type_mismatch');
  return reason === undefined
    ? { accepted: true, mime: detected ?? 'application/octet-stream' }
    : { accepted: false, reason };
}

function activeOrProgram(detected: string | undefined, name: string): string | undefined {
  if (refusedNames.test(name)) return 'active_content';
  if (detected === undefined) return undefined;
  if (refused.some((pattern) => pattern.test(detected))) return 'executable';
  return detected === 'application/xml' || detected === 'image/svg+xml' ? 'active_content' : undefined;
}

function isWhatItClaims(detected: string | undefined, declared: string): boolean {
  // A voice message and a film come in the same containers.
  const families = [detected, declared].map((mime) => mime?.split('/')[0]?.replace('audio', 'video'));
  return !['image', 'video'].includes(families[1] ?? '') || families[0] === families[1];
}
