const most = 200;

/** A layer's name as documents take it: without control characters, 1 to 200 characters, no half of a surrogate pair at the end. */
export function nodeName(raw: string | undefined, fallback: string): string {
  const clean = (raw ?? '').replace(/\p{Cc}+/gu, ' ').trim().slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  return clean === '' ? fallback : clean;
}

/** The file's name without its folder and its ending. */
export const artworkName = (file: string): string => nodeName(file.replace(/^.*[\\/]/, '').replace(/\.[^.]{1,5}$/, ''), 'Artwork');
