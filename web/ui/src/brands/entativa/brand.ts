import type { Brand } from "../brand.ts";

export const entativa: Brand = {
  id: "entativa",
  name: "Entativa",
  words: {
    en: { "composer.placeholder": "Aa", "list.search": "Search messages" },
    ar: { "composer.placeholder": "أكتب…", "list.search": "ابحث في الرسائل" },
  },
  tabs: true,
  rail: true,
  receipts: "mark",
  locks: true,
  banner: true,
  composer: "tools",
  unread: "count",
  gradient: true,
};
