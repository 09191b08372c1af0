import { Check } from "lucide";
import { useApp } from "../../state/app.ts";
import { Icon } from "../../ui/Icon.tsx";
import { LANGUAGES } from "../../words/words.ts";
import "../overlays/ChatSheets.css";

/** Each language by its own name. */
export function LanguagePage() {
  const { settings, words } = useApp();
  return (
    <div class="choices" role="radiogroup" aria-label={words.t("settings.language")}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          role="radio"
          lang={language}
          aria-checked={settings.language.value === language}
          onClick={() => (settings.language.value = language)}
        >
          {new Intl.DisplayNames(language, { type: "language" }).of(language)}
          <Icon of={Check} size={20} />
        </button>
      ))}
    </div>
  );
}
