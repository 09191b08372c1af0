import { Bell, X } from "lucide";
import { useApp } from "../../state/app.ts";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";

/** Above the chats, until one has answered it: whether one wants to know when somebody writes. */
export function CoachCard() {
  const { settings, words, overlays, conversations } = useApp();
  const { t } = words;
  const decided = "Notification" in window && Notification.permission !== "default";
  if (settings.coached.value || decided || conversations.list.value.length === 0) return null;
  const answered = () => (settings.coached.value = true);
  return (
    <div class="coach-card">
      <button type="button" onClick={() => (answered(), overlays.show({ kind: "coach" }))}>
        <Icon of={Bell} size={20} />
        {t("coach.notify")}
      </button>
      <IconButton icon={X} size={18} small label={t("coach.later")} onClick={answered} />
    </div>
  );
}
