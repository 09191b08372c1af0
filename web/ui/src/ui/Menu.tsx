import { Plus } from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useApp } from "../state/app.ts";
import type { MenuOverlay } from "../state/overlay.ts";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import "./Menu.css";

export const QUICK = ["❤️", "😂", "😮", "😢", "👍", "🔥"];

/** Actions beside what they are about. Arrow keys move, Esc closes, a press outside closes. */
export function Menu({ menu }: { menu: MenuOverlay }) {
  const { words, overlays } = useApp();
  const { t } = words;
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (!shown) return;
    shown.showModal();
    place(shown, menu.at);
    return () => shown.close();
  }, [menu]);
  const close = () => overlays.close();
  const { reactions } = menu;
  return (
    <dialog
      ref={dialog}
      class="menu"
      aria-label={menu.label}
      onCancel={(event) => (event.preventDefault(), close())}
      onClick={(event) => event.target === dialog.current && close()}
      onKeyDown={move}
    >
      {reactions && (
        <div class="quick" role="group" aria-label={t("menu.react")}>
          {QUICK.map((emoji) => (
            <button
              key={emoji}
              type="button"
              aria-label={t("menu.reactWith", { emoji })}
              aria-pressed={reactions.chosen === emoji}
              onClick={() => (close(), reactions.react(emoji))}
            >
              {emoji}
            </button>
          ))}
          <IconButton
            icon={Plus}
            kind="filled"
            small
            label={t("menu.moreEmoji")}
            onClick={() => overlays.show({ kind: "emoji", pick: reactions.react })}
          />
        </div>
      )}
      <div class="menu-items" role="menu" aria-label={menu.label}>
        {menu.actions.map((action) => (
          <button
            key={action.label}
            type="button"
            role="menuitem"
            class={action.danger ? "danger" : ""}
            onClick={() => (close(), action.act())}
          >
            {t(action.label)}
            <Icon of={action.icon} size={20} />
          </button>
        ))}
      </div>
    </dialog>
  );
}

function move(event: KeyboardEvent): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = all.indexOf(document.activeElement as HTMLElement);
  all[(at + by + all.length) % all.length]?.focus();
}

/** Under or above the thing it is about, at its nearer side, and never off the screen. */
function place(menu: HTMLElement, at: DOMRect): void {
  const margin = 8;
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = at.left + at.width / 2 > innerWidth / 2 ? at.right - width : at.left;
  const below = at.bottom + margin;
  const top = below + height < innerHeight - margin ? below : at.top - height - margin;
  menu.style.setProperty("left", `${clamp(left, margin, innerWidth - width - margin)}px`);
  menu.style.setProperty("top", `${clamp(top, margin, innerHeight - height - margin)}px`);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}
