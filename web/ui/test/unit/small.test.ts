import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/calls/fingerprint.ts";
import { heights } from "../../src/media/recorder.ts";
import { deviceName } from "../../src/platform/device.ts";
import { emojiOnly } from "../../src/screens/chat/emojiOnly.ts";
import { safe } from "../../src/screens/chat/TextParts.tsx";
import { marks } from "../../src/screens/search/marks.ts";
import { format, inviteCode, parse } from "../../src/state/route.ts";
import { duration, separator, since } from "../../src/thread/time.ts";
import { initials } from "../../src/ui/Avatar.tsx";
import { sample } from "../../src/ui/Waveform.tsx";

const MINUTE = 60_000;
const NOW = new Date(2026, 2, 12, 10, 41).getTime();

describe("an address", () => {
  it.each(["#/chats", "#/settings/devices", "#/chats/c/id%2F1", "#/calls/c/7/info", "#/chats/c/7/at/l9", "#/new/sarah/c/7/safety/u1"])(
    "%s leads where it came from",
    (hash) => expect(format(parse(hash))).toBe(hash),
  );

  it("that nobody knows leads to the chats", () => {
    expect(parse("#/<script>/x")).toEqual({ left: "chats", page: "x" });
    expect(parse("")).toEqual({ left: "chats" });
  });
});

describe("an invitation", () => {
  it("has its code behind the mark that no server sees", () => {
    expect(inviteCode("#/join/welcome-1")).toBe("welcome-1");
    expect(inviteCode("#/new/alice")).toBe("");
    expect(inviteCode("#/join")).toBe("");
  });
});

describe("time", () => {
  it("is told in the largest whole unit", () => {
    expect(since(NOW, NOW, "en")).toBe("now");
    expect(since(NOW - 119 * MINUTE, NOW, "en")).toEqual({ count: 1, unit: "hour" });
    expect(since(NOW - 6 * 24 * 60 * MINUTE, NOW, "en")).toEqual({ count: 6, unit: "day" });
    expect(since(NOW + MINUTE, NOW, "en")).toBe("now");
  });

  it("is told between messages by the day it was", () => {
    const words = { today: "Today", yesterday: "Yesterday" };
    const plain = (at: number) => separator(at, NOW, "en", words).replace(/\u202f/g, " ");
    expect(plain(NOW)).toBe("Today 10:41 AM");
    expect(plain(NOW - 24 * 60 * MINUTE)).toBe("Yesterday 10:41 AM");
    expect(plain(new Date(2026, 2, 9, 8).getTime())).toBe("Monday 8:00 AM");
    expect(plain(new Date(2025, 11, 24, 8).getTime())).toBe("Dec 24, 2025 8:00 AM");
  });

  it("of a call or a voice message has two places for seconds", () => {
    expect([7_000, 754_000, 3_723_000].map(duration)).toEqual(["0:07", "12:34", "1:02:03"]);
  });
});

describe("search hits", () => {
  it("are marked where a word begins, whatever the case, and regular expressions are letters", () => {
    expect(marks("The theatre bathes", "the")).toEqual([
      { text: "The", hit: true },
      { text: " ", hit: false },
      { text: "the", hit: true },
      { text: "atre bathes", hit: false },
    ]);
    expect(marks("a (b", "(")).toEqual([{ text: "a ", hit: false }, { text: "(", hit: true }, { text: "b", hit: false }]);
  });

  it("are seen even far into a text", () => {
    expect(marks(`${"x".repeat(200)} needle`, "needle").at(-1)).toEqual({ text: "needle", hit: true });
    expect(marks(`${"x".repeat(200)} needle`, "needle")[0]?.text).toHaveLength(41);
  });
});

describe("emoji alone", () => {
  const text = (said: string) => emojiOnly([{ kind: "plain", text: said }]);

  it("are shown large up to three", () => {
    expect(["😍", "👩‍👩‍👧‍👦 🇩🇪", "👍🏽❤️🔥"].map(text)).toEqual([true, true, true]);
    expect(["😍😍😍😍", "ok 👍", "12", "", "#"].map(text)).toEqual([false, false, false, false, false]);
  });
});

describe("a link", () => {
  it("leads only to the web, mail and the telephone", () => {
    expect(["https://a.example", "mailto:a@b.example", "tel:+123"].map(safe)).toEqual([true, true, true]);
    expect(["javascript:alert(1)", "data:text/html,x", "blob:x", "file:///x", "x"].map(safe)).toEqual([false, false, false, false, false]);
  });
});

describe("the fingerprint of a call", () => {
  const hex = Array.from({ length: 32 }, (_, i) => i.toString(16).padStart(2, "0").toUpperCase()).join(":");

  it("is the certificate's, as bytes", () => {
    expect(atob(fingerprint(`v=0\r\na=fingerprint:sha-256 ${hex}\r\n`))).toBe(String.fromCharCode(...Array(32).keys()));
  });

  it("is one for all media, and there is one", () => {
    const other = hex.replace("00:", "FF:");
    expect(() => fingerprint(`a=fingerprint:sha-256 ${hex}\na=fingerprint:sha-256 ${other}\n`)).toThrow();
    expect(() => fingerprint("v=0\na=fingerprint:sha-1 00:11\n")).toThrow();
  });
});

describe("small things", () => {
  it("initials are those of the first and last word, one where it is small", () => {
    expect(["Sarah Jones", "mike_wilson", "عمر حداد", "Jean-Luc van Dam", "👑"].map((name) => initials(name))).toEqual(["SJ", "MW", "عح", "JD", "👑"]);
    expect(initials("Sarah Jones", 28)).toBe("S");
  });

  it("a waveform keeps its peaks when it is cut to size", () => {
    expect(sample([1, 9, 2, 3], 2)).toEqual([9, 3]);
    expect(sample([], 3)).toHaveLength(3);
    expect([...heights(Array.from({ length: 640 }, (_, i) => i % 256))]).toHaveLength(64);
    expect([...heights([5, 7])]).toEqual([5, 7]);
  });

  it("a device is called after its browser and system", () => {
    const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
    expect(deviceName(iphone)).toBe("Safari, iPhone");
    expect(deviceName("")).toBe("Web");
  });
});
