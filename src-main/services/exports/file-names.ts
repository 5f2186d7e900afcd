const maxLength = 100;

/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** A name that every file system takes: no separators, no characters or endings that Windows refuses. */
export function safeFileName(name: string, fallback = 'layer'): string {
  const plain = [...name.normalize('NFC').replace(/[\p{Cc}\p{Cf}<>:"/\\|?*\ud800-\udfff]/gu, ' ').replace(/\s+/g, ' ')]
    .slice(0, maxLength)
    .join('')
    .replace(/^[ .]+|[ .]+$/g, '');
  if (plain === '') return fallback;
  const stem = plain.split('.')[0] ?? plain;
  return reserved.test(stem.trim()) ? `_${plain}` : plain;
}

/** Names with the extension, numbered where two would collide on a system that does not tell capitals apart. */
export function uniqueFileNames(names: readonly string[], extension: string): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = safeFileName(name);
    for (let n = 1; ; n++) {
      const candidate = `${n === 1 ? base : `${base} (${n})`}.${extension}`;
      const key = candidate.toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return candidate;
    }
  });
}
