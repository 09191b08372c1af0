export interface Piece {
  text: string;
  hit: boolean;
}

const BEFORE = 40;

/** The text in pieces, those marked that begin with a word of the query; cut so that the first one is seen. */
export function marks(text: string, query: string): Piece[] {
  const words = query.split(/\s+/).filter(Boolean).map(escape);
  if (words.length === 0) return [{ text, hit: false }];
  const hits = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})`, "giu");
  const first = text.search(hits);
  const shown = first > BEFORE ? `…${text.slice(first - BEFORE)}` : text;
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of shown.matchAll(hits)) {
    if (match.index > at) pieces.push({ text: shown.slice(at, match.index), hit: false });
    pieces.push({ text: match[0], hit: true });
    at = match.index + match[0].length;
  }
  if (at < shown.length) pieces.push({ text: shown.slice(at), hit: false });
  return pieces;
}

function escape(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
