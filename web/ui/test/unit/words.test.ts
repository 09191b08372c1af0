import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { entativa } from "../../src/brands/entativa/brand.ts";
import { ar } from "../../src/words/ar.ts";
import { en } from "../../src/words/en.ts";
import { lastActive, preview } from "../../src/words/phrases.ts";
import { preferred, Words, type Wording } from "../../src/words/words.ts";

const names = (wording: Wording) => {
  const texts = typeof wording === "string" ? [wording] : Object.values(wording);
  return new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1])));
};

describe("the wording", () => {
  it("has every text in both languages, none empty", () => {
    expect(Object.keys(ar).sort()).toEqual(Object.keys(en).sort());
    expect(Object.values<Wording>(ar).every((wording) => names(wording) && wording !== "")).toBe(true);
  });

  it("names only values that the English one has, too", () => {
    for (const [key, wording] of Object.entries<Wording>(ar)) {
      const given = names(en[key as keyof typeof en]);
      expect([...names(wording)].filter((name) => !given.has(name)), key).toEqual([]);
    }
  });

  it("is used: no key without a place that shows it", () => {
    const source = files(resolve(import.meta.dirname, "../../src"))
      .filter((file) => !/words\/(en|ar)\.ts$/.test(file))
      .map((file) => readFileSync(file, "utf8"))
      .join("\n");
    const composed = [...source.matchAll(/`([a-z][\w.]*\.)\$\{/g)].map((match) => match[1] ?? "");
    const unused = Object.keys(en).filter((key) => !source.includes(`"${key}"`) && !composed.some((start) => key.startsWith(start)));

    expect(unused).toEqual([]);
  });

  it("puts values in and chooses the plural form of the language", async () => {
    const words = new Words();
    expect(words.t("list.unread", { n: 1 })).toBe("1 unread message");
    expect(words.t("list.unread", { n: 3 })).toBe("3 unread messages");

    await words.use("ar");

    expect(words.t("list.unread", { n: 2 })).toBe("رسالتان غير مقروءتين");
    expect(words.direction).toBe("rtl");
  });

  it("shows what somebody is called as it stands, braces and all", () => {
    expect(new Words().t("receipt.seenBy", { names: "{n} $& <b>" })).toBe("Seen by {n} $& <b>");
  });

  it("lets a brand say some things in words of its own", () => {
    expect(new Words(entativa.words).t("composer.placeholder")).toBe("Aa");
    expect(new Words().t("composer.placeholder")).toBe("Message…");
  });

  it("takes the first language of the reader that there is", () => {
    expect(preferred(["fr-CA", "ar-EG", "en"])).toBe("ar");
    expect(preferred(["fr"])).toBe("en");
  });
});

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

describe("when somebody was here last", () => {
  const NOW = Date.UTC(2026, 2, 12, 10, 41);
  const said = (ago: number) => lastActive(new Words(), NOW - ago, NOW);

  it("is an ago only where there is something to count", () => {
    expect(said(3 * 3_600_000)).toBe("Active 3h ago");
    expect(said(20_000)).toBe("Active a moment ago");
    expect(said(500 * 86_400_000)).toBe("Last active Oct 2024");
  });

  it("is not said where it is not known", () => {
    expect(lastActive(new Words(), 0, NOW)).toBe("");
  });
});

describe("a row's preview", () => {
  const shown = { line_id: "l", mine: true, author_name: "Omar", kind: "text", at: 0 } as const;

  it("keeps the marks of what runs the other way beside it", () => {
    expect(preview(new Words(), { ...shown, text: "شكرًا!" }, false)).toBe("You: \u2068شكرًا!\u2069");
    expect(preview(new Words(), { ...shown, text: "Thanks!" }, false)).toBe("You: Thanks!");
  });
});
