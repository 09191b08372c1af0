import { useEffect } from "preact/hooks";
import { useApp, type App } from "../state/app.ts";

/** Ctrl/⌘ K switcher, Alt ↑/↓ chats, / search, Esc one step outwards. */
export function useKeyboard(): void {
  const app = useApp();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || app.overlays.current.value) return;
      if (act(app, event)) event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

function act(app: App, event: KeyboardEvent): boolean {
  const { route, overlays } = app;
  const writing = (event.target as Element).matches("input, textarea, select");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") overlays.show({ kind: "switcher" });
  else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) neighbour(app, event.key === "ArrowDown" ? 1 : -1);
  else if (event.key === "/" && !writing) route.left("search");
  else if (event.key === "Escape") outwards(app);
  else return false;
  return true;
}

function neighbour({ route, conversations }: App, by: number): void {
  const rows = conversations.list.value;
  const at = rows.findIndex((row) => row.id === route.current.value.chat);
  const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))];
  if (next) route.chat(next.id);
}

function outwards({ route }: App): void {
  const { left, detail } = route.current.value;
  if (!detail && !["chats", "calls", "people"].includes(left)) route.leftBack();
  else route.back();
}
