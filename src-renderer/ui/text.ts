import { createContext, useContext } from 'react';

/** Turns a key of the locale files into a text. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const TextContext = createContext<Translate>((key) => key);

export const TextProvider = TextContext.Provider;
export const useText = (): Translate => useContext(TextContext);
