import type { Line, Millis, Presence, Preview } from "../core/contract.ts";
import { since } from "../thread/time.ts";
import type { Key, Words } from "./words.ts";

/** 2m, 1h, 3d: how long ago, in the language in use. */
export function ago(words: Words, at: Millis, now: Millis): string {
  const passed = since(at, now, words.language.value);
  if (typeof passed === "string") return passed === "now" ? words.t("time.now") : passed;
  const keys: Partial<Record<Intl.RelativeTimeFormatUnit, Key>> = {
    minute: "time.minutes",
    hour: "time.hours",
    day: "time.days",
    week: "time.weeks",
  };
  return words.t(keys[passed.unit] ?? "time.weeks", { n: passed.count });
}

export function presence(words: Words, seen: Presence | undefined, now: Millis): string {
  return seen?.online ? words.t("presence.now") : lastActive(words, seen?.last_seen ?? 0, now);
}

/** "Active 3h ago": whole units alone are an "ago"; the last minute and a far date are said in their own way. */
export function lastActive(words: Words, at: Millis, now: Millis): string {
  if (at === 0) return "";
  const passed = since(at, now, words.language.value);
  if (passed === "now") return words.t("presence.justNow");
  return words.t(typeof passed === "string" ? "presence.date" : "presence.ago", { time: ago(words, at, now) });
}

const LENGTHS: [number, Key][] = [
  [604_800, "time.weeksLong"],
  [86_400, "time.daysLong"],
  [3_600, "time.hoursLong"],
  [60, "time.minutesLong"],
  [1, "time.seconds"],
];

/** "30 seconds", "1 hour", "4 weeks": the largest unit that divides it. */
export function length(words: Words, seconds: number): string {
  const [unit, key] = LENGTHS.find(([size]) => seconds % size === 0) ?? [1, "time.seconds"];
  return words.t(key, { n: seconds / unit });
}

/** A chat's newest line, as its row shows it. */
export function preview(words: Words, shown: Preview, group: boolean): string {
  const { t } = words;
  const said = isolated(words, shown.text) || (shown.kind === "text" ? "" : kind(words, shown.kind));
  if (!["text", "files", "card"].includes(shown.kind)) return said;
  if (shown.mine) return t("list.you", { text: said });
  return group ? t("list.by", { name: shown.author_name, text: said }) : said;
}

const FOREIGN = { ltr: /\p{Script=Arabic}|\p{Script=Hebrew}/u, rtl: /\p{Script=Latin}/u };

/** Words that run the other way keep their marks beside them: "You: …!" with the mark at its own end. */
function isolated(words: Words, text: string): string {
  return FOREIGN[words.direction].test(text) ? `\u2068${text}\u2069` : text;
}

function kind(words: Words, what: Exclude<Preview["kind"], "text">): string {
  return words.t(`preview.${what}`);
}

/** A line in few words: for a quote, a notice to a screen reader, a search hit. */
export function gist(words: Words, line: Line): string {
  const { body } = line;
  if (body.kind === "text" || body.kind === "files") {
    const text = body.parts.map((part) => part.text).join("");
    return text || kind(words, "files");
  }
  return body.kind === "card" ? body.name : kind(words, body.kind);
}
