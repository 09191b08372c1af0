import { effect, signal, type Signal } from "@preact/signals";
import { LANGUAGES, type Language } from "../words/words.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

interface Kept {
  theme: Theme;
  language: Language;
  gradient: boolean;
  enterSends: boolean;
  notices: boolean;
  lock: boolean;
  coached: boolean;
}

/** What this browser prefers. None of it is secret and none of it leaves the browser. */
export class Settings {
  readonly theme: Signal<Theme>;
  readonly language: Signal<Language>;
  /** Sent bubbles in the brand's gradient. */
  readonly gradient: Signal<boolean>;
  readonly enterSends: Signal<boolean>;
  readonly notices: Signal<boolean>;
  /** Whether a passphrase opens the profile. */
  readonly lock: Signal<boolean>;
  /** Whether one was asked about notices. */
  readonly coached: Signal<boolean>;

  constructor(store: Storage, key: string, standard: { language: Language; gradient: boolean }) {
    const kept = read(store, key);
    this.theme = signal(THEMES.find((one) => one === kept.theme) ?? "system");
    this.language = signal(LANGUAGES.find((one) => one === kept.language) ?? standard.language);
    this.gradient = signal(kept.gradient ?? standard.gradient);
    this.enterSends = signal(kept.enterSends ?? true);
    this.notices = signal(kept.notices ?? false);
    this.lock = signal(kept.lock ?? false);
    this.coached = signal(kept.coached ?? false);
    effect(() => store.setItem(key, JSON.stringify(this.all())));
  }

  private all(): Kept {
    return {
      theme: this.theme.value,
      language: this.language.value,
      gradient: this.gradient.value,
      enterSends: this.enterSends.value,
      notices: this.notices.value,
      lock: this.lock.value,
      coached: this.coached.value,
    };
  }
}

function read(store: Storage, key: string): Partial<Kept> {
  try {
    return JSON.parse(store.getItem(key) ?? "{}") as Partial<Kept>;
  } catch {
    return {};
  }
}
