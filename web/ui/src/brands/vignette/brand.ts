import type { Brand } from "../brand.ts";

export const vignette: Brand = {
  id: "vignette",
  name: "Vignette",
  words: {},
  tabs: false,
  rail: false,
  receipts: "sentence",
  locks: false,
  banner: false,
  composer: "camera",
  unread: "dot",
  gradient: false,
};
