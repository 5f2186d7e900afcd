import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';

/** So much of something that is used and given back. */
export interface Room {
  /** Resolves with the function that gives it back. More than there is at all is given to whoever is alone. @throws ClickcutError `cancelled` */
  take(amount: number, signal: AbortSignal): Promise<() => void>;
}

interface Waiting {
  readonly amount: number;
  readonly go: () => void;
}

/** First come, first served. */
export function createRoom(total: number): Room {
  const waiting: Waiting[] = [];
  let taken = 0;
  let takers = 0;

  const serve = (): void => {
    for (let [first] = waiting; first && (takers === 0 || taken + first.amount <= total); [first] = waiting) {
      waiting.shift();
      taken += first.amount;
      takers += 1;
      first.go();
    }
  };

  const giveBack = (amount: number) => (): void => {
    taken -= amount;
    takers -= 1;
    serve();
  };

  return {
    take: (amount, signal) =>
      new Promise((resolve, reject) => {
        throwIfAborted(signal);
        const own: Waiting = {
          amount,
          go: () => {
            signal.removeEventListener('abort', leave);
            resolve(giveBack(amount));
          },
        };
        function leave(): void {
          waiting.splice(waiting.indexOf(own), 1);
          reject(new ClickcutError({ code: 'cancelled', message: 'Cancelled.' }));
          serve();
        }
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(own);
        serve();
      }),
  };
}
