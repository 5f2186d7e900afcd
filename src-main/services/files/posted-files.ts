import { ClickcutError } from '../../../src-preload/contract/errors';
import { abortable } from '../images/abortable';

export interface PostedFiles {
  /** For the host: a file has begun to arrive. Kept until somebody takes it, or for a while. */
  post(id: string, bytes: Promise<Uint8Array>): void;
  /** The page could not send it. */
  lost(id: string): void;
  /**
   * Waits for a file and lets go of it.
   * @throws ClickcutError `file-unreadable` when it does not come, `cancelled`, and what its `bytes` fail with
   */
  take(id: string, signal: AbortSignal): Promise<Uint8Array>;
}

interface Arrival {
  readonly bytes: Promise<Uint8Array>;
  readonly arrive: (bytes: Promise<Uint8Array>) => void;
  readonly forget: ReturnType<typeof setTimeout>;
}

/** Between a message and the file that it speaks of lies no more than a loopback connection. */
const usualPatienceMs = 30_000;
/** More files than a page sends before the first of them is asked for. */
const most = 256;

const notSent = (): ClickcutError =>
  new ClickcutError({ code: 'file-unreadable', message: 'The page could not send the file.', hint: 'It may have been moved, changed or deleted. Choose it again.' });

/** Files that pages send beside their messages: whichever of the two comes first waits for the other. */
export function createPostedFiles({ patienceMs = usualPatienceMs } = {}): PostedFiles {
  const arrivals = new Map<string, Arrival>();

  /** Whoever still waits for it is told that it did not come. */
  const drop = (id: string, arrival: Arrival): void => {
    clearTimeout(arrival.forget);
    arrival.arrive(Promise.reject(notSent()));
    if (arrivals.get(id) === arrival) arrivals.delete(id);
  };

  const expected = (id: string): Arrival => {
    const known = arrivals.get(id);
    if (known) return known;
    let arrive: Arrival['arrive'] = () => undefined;
    const bytes = new Promise<Uint8Array>((resolve) => {
      arrive = (coming) => {
        coming.catch(() => undefined);
        resolve(coming);
      };
    });
    bytes.catch(() => undefined);
    const arrival: Arrival = { bytes, arrive, forget: setTimeout(() => drop(id, arrival), patienceMs).unref() };
    arrivals.set(id, arrival);
    const [oldest] = arrivals;
    if (oldest && arrivals.size > most) drop(...oldest);
    return arrival;
  };

  return {
    post: (id, bytes) => {
      const arrival = expected(id);
      // What has begun may take as long as it takes; what nobody asks for afterwards is forgotten.
      clearTimeout(arrival.forget);
      arrival.arrive(bytes);
      const forgetSoon = (): unknown => setTimeout(() => drop(id, arrival), patienceMs).unref();
      bytes.then(forgetSoon, forgetSoon);
    },
    lost: (id) => expected(id).arrive(Promise.reject(notSent())),
    take: async (id, signal) => {
      const arrival = expected(id);
      try {
        return await abortable(arrival.bytes, signal);
      } finally {
        drop(id, arrival);
      }
    },
  };
}
