import { arch, cpus, freemem, platform, release, totalmem } from 'node:os';
import sharp from 'sharp';
import type { Check } from '../../../src-preload/contract/system';
import { runtimeVersion } from '../../inference/providers/candidates';

const oldestNode = [20, 19] as const;
/** Peak of a background removal beside an open 12 megapixel photo, with some room. */
const neededBytes = 2 * 1024 ** 3;
const gibibytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GiB`;

function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOldEnough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  if (isOldEnough) return { name: 'Node', state: 'ok', found: version };
  return { name: 'Node', state: 'problem', found: version, advice: `Install Node ${oldestNode.join('.')} or newer.` };
}

/** Versions of what Clickcut stands on, and the machine it runs on. */
export function checkVersions(version: string): readonly Check[] {
  const { electron } = process.versions;
  const isRoomy = totalmem() >= neededBytes;
  return [
    { name: 'Clickcut', state: 'ok', found: version },
    checkNode(process.versions.node),
    ...(electron === undefined ? [] : [{ name: 'Electron', state: 'ok', found: electron } as const]),
    { name: 'sharp', state: 'ok', found: `${sharp.versions.sharp}, libvips ${sharp.versions.vips}` },
    { name: 'ONNX Runtime', state: 'ok', found: runtimeVersion() },
    { name: 'System', state: 'ok', found: `${platform()} ${release()}, ${arch()}, ${cpus().length} cores` },
    {
      name: 'Memory',
      state: isRoomy ? 'ok' : 'note',
      found: `${gibibytes(totalmem())}, ${gibibytes(freemem())} of it free`,
      ...(isRoomy ? {} : { advice: 'Large photos may not fit; close other programs before you open one.' }),
    },
  ];
}
