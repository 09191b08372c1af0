import { Check } from "lucide";
import type { Id } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { length } from "../../words/phrases.ts";
import "./ChatSheets.css";

const HOUR = 3_600_000;
const TIMERS = [0, 30, 300, 3_600, 28_800, 86_400, 604_800, 2_419_200];
/** The core keeps a time; this one is out of everybody's life. */
const ALWAYS = Date.UTC(9999, 0);

/** How long new messages stay. */
export function TimerSheet({ conversation }: { conversation: Id }) {
  const { core, words, overlays, conversations, attempt } = useApp();
  const { t } = words;
  const now = conversations.one(conversation)?.timer ?? 0;
  const set = async (seconds: number) => {
    if (await attempt(() => core.ask("timer", { conversation_id: conversation, seconds }))) overlays.close();
  };
  return (
    <Sheet title={t("timer.title")} onClose={() => overlays.close()}>
      <p class="pane-hint">{t("timer.hint")}</p>
      <div class="choices" role="radiogroup" aria-label={t("timer.title")}>
        {TIMERS.map((seconds) => (
          <button key={seconds} type="button" role="radio" aria-checked={seconds === now} onClick={() => void set(seconds)}>
            {seconds === 0 ? t("info.off") : length(words, seconds)}
            <Icon of={Check} size={20} />
          </button>
        ))}
      </div>
    </Sheet>
  );
}

/** How long a chat keeps quiet. */
export function MuteSheet({ conversation }: { conversation: Id }) {
  const { core, words, overlays, attempt, clock } = useApp();
  const { t } = words;
  const mute = async (until: number) => {
    if (await attempt(() => core.ask("mute", { conversation_id: conversation, until }))) overlays.close();
  };
  return (
    <Sheet title={t("mute.title")} onClose={() => overlays.close()}>
      <div class="choices">
        <button type="button" onClick={() => void mute(clock() + HOUR)}>
          {t("mute.hour")}
        </button>
        <button type="button" onClick={() => void mute(clock() + 24 * HOUR)}>
          {t("mute.day")}
        </button>
        <button type="button" onClick={() => void mute(ALWAYS)}>
          {t("mute.always")}
        </button>
      </div>
    </Sheet>
  );
}
