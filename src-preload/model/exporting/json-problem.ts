/** Where a text stops being JSON (RFC 8259). */
export interface JsonProblem {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const literals = ['true', 'false', 'null'] as const;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Between its quotation marks from the space up: no control characters. */
const string = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const space = /[ \t\r\n]*/y;
const mostDepth = 200;

class Stop extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

/** Engines do not agree on whether their errors say where, so the place is found by reading the text again. */
class Reader {
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  read(): void {
    this.#value(0);
    if (this.#peek() !== '') throw this.#stop('nothing more is expected');
  }

  #peek(): string {
    this.#match(space);
    return this.#text.charAt(this.#at);
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at += found[0].length;
    return found !== null;
  }

  #stop(what: string): Stop {
    const found = this.#text.charAt(this.#at);
    return new Stop(this.#at, found === '' ? `${what}, but the file ends` : `${what}, but there is '${found}'`);
  }

  #value(depth: number): void {
    if (depth > mostDepth) throw this.#stop('less nesting is expected');
    const first = this.#peek();
    if (first === '{') return this.#list('}', () => this.#member(depth));
    if (first === '[') return this.#list(']', () => this.#value(depth + 1));
    if (first === '"') return this.#string('a string that ends is expected');
    const literal = literals.find((word) => this.#text.startsWith(word, this.#at));
    if (literal !== undefined) this.#at += literal.length;
    else if (!this.#match(number)) throw this.#stop('a value is expected');
  }

  #member(depth: number): void {
    if (this.#peek() !== '"') throw this.#stop('a name in double quotes is expected');
    this.#string('a name that ends is expected');
    if (this.#peek() !== ':') throw this.#stop("':' is expected");
    this.#at += 1;
    this.#value(depth + 1);
  }

  #string(what: string): void {
    if (!this.#match(string)) throw this.#stop(what);
  }

  #list(end: '}' | ']', item: () => void): void {
    this.#at += 1;
    if (this.#peek() === end) {
      this.#at += 1;
      return;
    }
    for (;;) {
      item();
      const next = this.#peek();
      if (next !== end && next !== ',') throw this.#stop(`',' or '${end}' is expected`);
      this.#at += 1;
      if (next === end) return;
    }
  }
}

/** The first mistake in a text that is not JSON; `undefined` for one that is. */
export function jsonProblem(text: string): JsonProblem | undefined {
  try {
    new Reader(text).read();
    return undefined;
  } catch (cause) {
    if (!(cause instanceof Stop)) throw cause;
    const before = text.slice(0, cause.at).split(/\r\n|\r|\n/);
    return { line: before.length, column: (before.at(-1) ?? '').length + 1, message: cause.message };
  }
}
