/** Plain JSON on its way from one schema to the next: nothing about it is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `value` changed when it is an object; anything else stays for the validation to refuse. */
export const inObject = (value: unknown, change: (object: JsonObject) => JsonObject): unknown => (isObject(value) ? change(value) : value);

/** Each element changed when `value` is a list; anything else stays for the validation to refuse. */
export const inEach = (value: unknown, change: (object: JsonObject) => JsonObject): unknown =>
  Array.isArray(value) ? value.map((element: unknown) => inObject(element, change)) : value;
