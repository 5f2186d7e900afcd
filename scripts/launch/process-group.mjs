/** A program that is ended with everything it has started itself. */
import { spawn } from 'node:child_process';

const graceMs = 3000;
const isWindows = process.platform === 'win32';

/**
 * Starts a program in a process group of its own, so that Ctrl+C in the terminal reaches only us and we end it in order.
 * @returns {{ ended: Promise<number>, stop: () => Promise<void> }} `ended` never rejects; a program that cannot be started ends with 127
 */
export function startGroup(command, args, { env = process.env } = {}) {
  const child = spawn(command, args, { stdio: 'ignore', detached: !isWindows, env });
  let isOver = false;
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  }).then((code) => {
    isOver = true;
    return code;
  });

  const signalGroup = (signal) => {
    try {
      if (isWindows) child.kill(signal);
      else process.kill(-child.pid, signal);
    } catch {
      // Gone already.
    }
  };

  return {
    ended,
    stop: async () => {
      if (child.pid === undefined) return;
      if (!isOver) {
        signalGroup('SIGTERM');
        let timer;
        await Promise.race([ended, new Promise((resolve) => (timer = setTimeout(resolve, graceMs)))]);
        clearTimeout(timer);
      }
      // What is left of the group has had its chance.
      signalGroup('SIGKILL');
      await ended;
    },
  };
}
