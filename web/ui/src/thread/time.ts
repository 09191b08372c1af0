import type { Millis } from "../core/contract.ts";
import { sameDay } from "./items.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

export function clock(at: Millis, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }).format(at);
}

/** The time since, as short as it goes: now, 2m, 1h, 3d, 5w. The unit's letter is the language's own. */
export function since(at: Millis, now: Millis, language: string): { count: number; unit: Intl.RelativeTimeFormatUnit } | string {
  const passed = Math.max(0, now - at);
  if (passed < MINUTE) return "now";
  if (passed < HOUR) return { count: Math.floor(passed / MINUTE), unit: "minute" };
  if (passed < DAY) return { count: Math.floor(passed / HOUR), unit: "hour" };
  if (passed < WEEK) return { count: Math.floor(passed / DAY), unit: "day" };
  if (passed < 52 * WEEK) return { count: Math.floor(passed / WEEK), unit: "week" };
  return new Intl.DateTimeFormat(language, { year: "numeric", month: "short" }).format(at);
}

/** As a thread's separators say it: the time today, the weekday within a week, else the date. */
export function separator(at: Millis, now: Millis, language: string, words: { today: string; yesterday: string }): string {
  const time = clock(at, language);
  if (sameDay(at, now)) return `${words.today} ${time}`;
  if (sameDay(at, now - DAY)) return `${words.yesterday} ${time}`;
  const recent = now - at < 6 * DAY;
  const day = recent
    ? { weekday: "long" as const }
    : { day: "numeric" as const, month: "short" as const, ...(yearOf(at) !== yearOf(now) && { year: "numeric" as const }) };
  return `${new Intl.DateTimeFormat(language, day).format(at)} ${time}`;
}

/** 0:07, 12:30, 1:02:03. */
export function duration(millis: Millis): string {
  const seconds = Math.round(millis / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = `${h ? String(m).padStart(2, "0") : m}:${String(s).padStart(2, "0")}`;
  return h ? `${h}:${tail}` : tail;
}

export function bytes(size: number, language: string): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  const step = size < 1 ? 0 : Math.min(3, Math.floor(Math.log(size) / Math.log(1000)));
  const value = size / 1000 ** step;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: units[step],
    unitDisplay: "short",
    maximumFractionDigits: value < 10 && step > 1 ? 1 : 0,
  }).format(value);
}

function yearOf(at: Millis): number {
  return new Date(at).getFullYear();
}
