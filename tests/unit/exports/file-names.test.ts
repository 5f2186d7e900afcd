import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniqueFileNames } from '../../../src-main/services/exports/file-names';
import { safeFileName } from '../../../src-preload/model/exporting/safe-file-name';

describe('file names', () => {
  it.each([
    ['Red shoe', 'Red shoe'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['../../etc/passwd', 'etc passwd'],
    ['  .hidden.  ', 'hidden'],
    ['CON', '_CON'],
    ['lpt1.backup', '_lpt1.backup'],
    ['', 'layer'],
    ['...', 'layer'],
    ['Größe 写真 👟', 'Größe 写真 👟'],
    ['line\nbreak\0', 'line break'],
  ])('%j becomes %j', (name, safe) => expect(safeFileName(name)).toBe(safe));

  it('are safe and different for any layers', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('a', 'A', 'a (2)', 'con', '.')), { maxLength: 12 }), (names) => {
        const files = uniqueFileNames(names, 'png');
        expect(new Set(files.map((f) => f.toLowerCase())).size).toBe(names.length);
        for (const file of files) expect(file).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^[. ]|[. ]$/u);
      }),
    );
  });
});
