import type { Part } from "../../core/contract.ts";

const MOST = 3;
const EMOJI = /^(\p{Extended_Pictographic}(\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*|\p{Regional_Indicator}{2})$/u;

/** One to three emoji and nothing else: shown large, without a bubble. */
export function emojiOnly(parts: readonly Part[]): boolean {
  const [only] = parts;
  if (parts.length !== 1 || only?.kind !== "plain") return false;
  const letters = [...new Intl.Segmenter().segment(only.text.replace(/\s/g, ""))].map((one) => one.segment);
  return letters.length > 0 && letters.length <= MOST && letters.every((letter) => EMOJI.test(letter));
}
