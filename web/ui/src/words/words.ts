import { signal } from "@preact/signals";
import { en } from "./en.ts";

/** A wording, or one for each plural form of the language; `{name}` stands for a value. */
export type Wording = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { other: string });
export type Key = keyof typeof en;
export type Dictionary = Record<Key, Wording>;
export type Values = Record<string, string | number>;

export const LANGUAGES = ["en", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

const RIGHT_TO_LEFT: readonly Language[] = ["ar"];

/** The wording of the language in use. Components that call `t` are drawn anew when it changes. */
export class Words {
  private readonly dictionary = signal<Dictionary>(en);
  readonly language = signal<Language>("en");

  /** `overrides`: what the brand says in words of its own. */
  constructor(private readonly overrides: Partial<Record<Language, Partial<Dictionary>>> = {}) {}

  readonly t = (key: Key, values: Values = {}): string => {
    const own = this.overrides[this.language.value]?.[key] ?? this.dictionary.value[key];
    const wording = typeof own === "string" ? own : plural(own, this.language.value, Number(values["n"] ?? 0));
    return wording.replace(/\{(\w+)\}/g, (whole, name: string) => this.value(values[name]) ?? whole);
  };

  async use(language: Language): Promise<void> {
    const dictionary = language === "en" ? en : (await import("./ar.ts")).ar;
    this.dictionary.value = dictionary;
    this.language.value = language;
  }

  get direction(): "ltr" | "rtl" {
    return RIGHT_TO_LEFT.includes(this.language.value) ? "rtl" : "ltr";
  }

  private value(value: string | number | undefined): string | undefined {
    return typeof value === "number" ? value.toLocaleString(this.language.value) : value;
  }
}

function plural(forms: Exclude<Wording, string>, language: Language, n: number): string {
  return forms[new Intl.PluralRules(language).select(n)] ?? forms.other;
}

/** The first of the reader's languages that there is wording for. */
export function preferred(wanted: readonly string[]): Language {
  const known = wanted.map((tag) => tag.slice(0, 2)).find((tag) => (LANGUAGES as readonly string[]).includes(tag));
  return (known ?? "en") as Language;
}
