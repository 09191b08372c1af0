import type { Plugin, UserConfig } from "vite";
import groups from "unicode-emoji-json/data-by-group.json" with { type: "json" };
import keywords from "emojilib" with { type: "json" };

const EMOJI = "virtual:emoji";

/** The emoji with the words they are found by, cut down to what the picker needs: [emoji, words] in named groups. */
function emoji(): Plugin {
  const words = keywords as Record<string, string[]>;
  return {
    name: "emoji",
    resolveId: (id) => (id === EMOJI ? `\0${EMOJI}` : undefined),
    load(id) {
      if (id !== `\0${EMOJI}`) return undefined;
      const data = groups.map((group) => ({
        name: group.slug,
        emoji: group.emojis.map((one) => [one.emoji, [one.name, ...(words[one.emoji] ?? []).slice(1)].join(" ")]),
      }));
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
    },
  };
}

/** What the shipped apps and the test pages have in common. */
export const shared: UserConfig = {
  plugins: [emoji()],
  resolve: {
    alias: {
      "react/jsx-runtime": "preact/jsx-runtime",
      "react-dom": "preact/compat",
      react: "preact/compat",
    },
  },
  css: { transformer: "lightningcss" },
  build: {
    target: ["chrome111", "safari16.4", "firefox115"],
    cssMinify: "lightningcss",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    emptyOutDir: true,
  },
};
