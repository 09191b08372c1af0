import { Check } from "lucide";
import { useApp } from "../../state/app.ts";
import { THEMES } from "../../state/settings.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Section } from "../../ui/Rows.tsx";
import { Switch } from "../../ui/Switch.tsx";
import "../overlays/ChatSheets.css";

export function AppearancePage() {
  const { settings, words } = useApp();
  const { t } = words;
  return (
    <>
      <Section title={t("settings.theme")}>
        <div class="choices" role="radiogroup" aria-label={t("settings.theme")}>
          {THEMES.map((theme) => (
            <button
              key={theme}
              type="button"
              role="radio"
              aria-checked={settings.theme.value === theme}
              onClick={() => (settings.theme.value = theme)}
            >
              {t(`settings.theme.${theme}`)}
              <Icon of={Check} size={20} />
            </button>
          ))}
        </div>
      </Section>
      <Section>
        <Switch label={t("settings.gradient")} on={settings.gradient.value} onChange={(on) => (settings.gradient.value = on)} />
        <Switch label={t("settings.enter")} on={settings.enterSends.value} onChange={(on) => (settings.enterSends.value = on)} />
      </Section>
    </>
  );
}
