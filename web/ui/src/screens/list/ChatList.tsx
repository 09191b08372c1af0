import { MessageCircle } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import type { Shelf } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty, Failed } from "../../ui/Empty.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { ActiveRail } from "./ActiveRail.tsx";
import { ConversationRow } from "./ConversationRow.tsx";

const ROW = 72;
const RAIL = 104;

/** The chats, pinned ones first; more pages as one scrolls. */
export function ChatList({ onScroll }: { onScroll: (offset: number) => void }) {
  const { conversations, people, words, route, brand } = useApp();
  const { t } = words;
  const scroll = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const rows = conversations.list.value;
  const states = (["pinned", "list"] as Shelf[]).map((shelf) => conversations.loading[shelf].value);
  const load = () => (["pinned", "list", "requests"] as Shelf[]).forEach((shelf) => void conversations.load(shelf));
  useEffect(() => load(), []);
  useEffect(() => {
    const shown = rows.slice(0, 60).flatMap((row) => (row.person ? [row.person.user_id] : []));
    people.watch(shown);
  }, [rows.length]);
  const rail = brand.rail && people.active.value.length > 0;
  const moved = (offset: number) => {
    onScroll(offset);
    const shown = list.current;
    if (shown && offset + shown.viewportSize * 2 > shown.scrollSize) void conversations.more("list");
  };
  if (states.includes("failed")) return <Failed onRetry={load} />;
  if (states.includes("loading") || states.includes("idle")) return <SkeletonRows />;
  if (rows.length === 0)
    return (
      <Empty icon={MessageCircle} title={t("list.empty")} hint={t("list.emptyHint")}>
        <Button onClick={() => route.left("new")}>{t("list.start")}</Button>
      </Empty>
    );
  return (
    <div class="chat-list" ref={scroll} role="region" aria-label={t("list.label")} tabIndex={-1}>
      {rail && <ActiveRail />}
      <Virtualizer
        ref={list}
        as="ul"
        item="li"
        scrollRef={scroll}
        startMargin={rail ? RAIL : 0}
        itemSize={ROW}
        onScroll={moved}
      >
        {rows.map((row) => (
          <ConversationRow key={row.id} row={row} />
        ))}
      </Virtualizer>
    </div>
  );
}
