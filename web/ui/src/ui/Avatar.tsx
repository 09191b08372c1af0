import { useApp } from "../state/app.ts";
import "./Avatar.css";

interface Props {
  id: string;
  name: string;
  size?: 16 | 24 | 28 | 32 | 40 | 44 | 56 | 60 | 96 | 128;
  /** A green dot: here now. */
  online?: boolean;
  group?: boolean;
}

const TONES = 8;

/** A round picture of somebody; where there is none, the first letters of the name on a tone of their own. */
export function Avatar({ id, name, size = 56, online = false, group = false }: Props) {
  const { pictures, words } = useApp();
  const { t } = words;
  const picture = pictures.of(id, group);
  return (
    <span class={`avatar size-${size}`}>
      <span class={`face tone-${tone(id)}${group ? " group" : ""}`} aria-hidden="true">
        {picture ? <img src={picture} alt="" /> : initials(name, size)}
      </span>
      {online && <span class="presence" role="img" aria-label={t("presence.now")} />}
    </span>
  );
}

/** The first letters of the first and the last word; one letter where there is little room. */
export function initials(name: string, size = 56): string {
  const words = name.split(/[\s_.]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const chosen = words.length > 1 && size >= 40 ? [words[0], words.at(-1)] : [words[0] ?? name];
  return chosen.map((word) => [...(word ?? "")][0] ?? "").join("").toLocaleUpperCase();
}

function tone(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % TONES;
}
