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
