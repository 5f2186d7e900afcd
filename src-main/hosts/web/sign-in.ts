import { newToken, tokensMatch } from './access';

export interface SignIn {
  /** Valid for the whole run, in an address or in the cookie. */
  readonly token: string;
  /** Valid once and not for long: for an address that others may see, such as one in a command line. */
  newTicket(): string;
  /** Uses a ticket up. */
  takeTicket(given: string | null): boolean;
}

/** A slow machine takes a while to start a browser. */
const ticketMs = 60_000;

export function createSignIn(now: () => number = Date.now): SignIn {
  const tickets = new Map<string, number>();
  return {
    token: newToken(),
    newTicket: () => {
      const ticket = newToken();
      tickets.set(ticket, now() + ticketMs);
      return ticket;
    },
    takeTicket: (given) => {
      for (const [ticket, validUntil] of tickets) {
        if (!tokensMatch(ticket, given)) continue;
        tickets.delete(ticket);
        return now() < validUntil;
      }
      return false;
    },
  };
}
