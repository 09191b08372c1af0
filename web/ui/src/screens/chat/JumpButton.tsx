import { ArrowDown } from "lucide";
import { useApp } from "../../state/app.ts";
import { Icon } from "../../ui/Icon.tsx";

/** Back to the newest line; says how many have come meanwhile. */
export function JumpButton({ count, onJump }: { count: number; onJump: () => void }) {
  const { t } = useApp().words;
  const label = count ? `${t("chat.jump")}. ${t("list.unread", { n: count })}` : t("chat.jump");
  return (
    <button type="button" class="jump" aria-label={label} onClick={onJump}>
      <Icon of={ArrowDown} size={20} />
      {count > 0 && <span class="jump-count">{count > 99 ? "99+" : count}</span>}
    </button>
  );
}
