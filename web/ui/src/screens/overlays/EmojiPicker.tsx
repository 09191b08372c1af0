import groups from "virtual:emoji";
import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useApp } from "../../state/app.ts";
import { SearchField } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import type { Key } from "../../words/words.ts";
import "./EmojiPicker.css";

const RECENT = 24;

interface Group {
  name: string;
  emoji: [emoji: string, words: string][];
}

/** All emoji, by group, found by their words; the last ones used stand first. */
export function EmojiPicker({ pick }: { pick: (emoji: string) => void }) {
  const { words, overlays, brand } = useApp();
  const { t } = words;
  const query = useSignal("");
  const scroll = useRef<HTMLDivElement>(null);
  const key = `${brand.id}.emoji`;
  const all = useMemo(() => withRecent(recent(key)), []);
  const found = query.value.trim() ? search(query.value) : all;
  const choose = (emoji: string) => {
    localStorage.setItem(key, JSON.stringify([emoji, ...recent(key).filter((one) => one !== emoji)].slice(0, RECENT)));
    overlays.close();
    pick(emoji);
  };
  useEffect(() => scroll.current?.scrollTo(0, 0), [query.value]);
  return (
    <Sheet title={t("composer.emoji")} onClose={() => overlays.close()} bare>
      <div class="emoji-head">
        <SearchField label={t("emoji.search")} value={query.value} onInput={(text) => (query.value = text)} />
      </div>
      {!query.value && (
        <nav class="emoji-groups" aria-label={t("composer.emoji")}>
          {all.map((group) => (
            <button
              key={group.name}
              type="button"
              aria-label={t(title(group.name))}
              title={t(title(group.name))}
              onClick={() => scroll.current?.querySelector(`[data-group="${group.name}"]`)?.scrollIntoView()}
            >
              {group.emoji[0]?.[0]}
            </button>
          ))}
        </nav>
      )}
      <div class="emoji-scroll" ref={scroll} tabIndex={0} role="region" aria-label={t("composer.emoji")}>
        {found.map((group) => (
          <section key={group.name} data-group={group.name} class="emoji-group">
            {group.name !== "found" && <h2>{t(title(group.name))}</h2>}
            <div>
              {group.emoji.map(([emoji, name]) => (
                <button key={emoji} type="button" aria-label={`${emoji} ${name.split(" ").slice(0, 3).join(" ")}`} onClick={() => choose(emoji)}>
                  {emoji}
                </button>
              ))}
            </div>
          </section>
        ))}
        {found.every((group) => group.emoji.length === 0) && <p class="pane-hint">{t("emoji.none")}</p>}
      </div>
    </Sheet>
  );
}

function title(group: string): Key {
  return `emoji.${group}` as Key;
}

function recent(key: string): string[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]") as string[];
  } catch {
    return [];
  }
}

function withRecent(used: string[]): Group[] {
  const byEmoji = new Map(groups.flatMap((group) => group.emoji));
  const emoji = used.map((one): [string, string] => [one, byEmoji.get(one) ?? one]);
  return emoji.length ? [{ name: "recent", emoji }, ...groups] : groups;
}

/** Those that have every word of the query at the beginning of one of theirs. */
function search(query: string): Group[] {
  const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (words: string) => asked.every((word) => ` ${words.toLowerCase().replaceAll("_", " ")}`.includes(` ${word}`));
  return [{ name: "found", emoji: groups.flatMap((group) => group.emoji.filter(([emoji, words]) => emoji === query || fits(words))) }];
}
