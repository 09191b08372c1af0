import { MessageCircle } from "lucide";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import type { Shelf } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty, Failed } from "../../ui/Empty.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { ActiveRail } from "./ActiveRail.tsx";
import { ConversationRow } from "./ConversationRow.tsx";

const ROW = 72;

interface Props {
  /** Above the chats; it scrolls away with them. */
  children: ComponentChildren;
  onScroll: (offset: number) => void;
}

/** The chats, pinned ones first; more pages as one scrolls. */
export function ChatList({ children, onScroll }: Props) {
  const { conversations, people, words, route } = useApp();
  const { t } = words;
  const rows = conversations.list.value;
  const load = () => (["pinned", "list", "requests"] as Shelf[]).forEach((shelf) => void conversations.load(shelf));
  useEffect(() => load(), []);
  useEffect(() => {
    const shown = rows.slice(0, 60).flatMap((row) => (row.person ? [row.person.user_id] : []));
    people.watch(shown);
  }, [rows.length]);
  const failed = (["pinned", "list"] as Shelf[]).some((shelf) => conversations.loading[shelf].value === "failed");
  if (rows.length > 0 && !failed) return <Rows onScroll={onScroll}>{children}</Rows>;
  return (
    <>
      {children}
      {failed ? (
        <Failed onRetry={load} />
      ) : conversations.listed.value ? (
        <Empty icon={MessageCircle} title={t("list.empty")} hint={t("list.emptyHint")}>
          <Button onClick={() => route.left("new")}>{t("list.start")}</Button>
        </Empty>
      ) : (
        <SkeletonRows />
      )}
    </>
  );
}

function Rows({ children, onScroll }: Props) {
  const { conversations, people, words, brand } = useApp();
  const scroll = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const above = useSignal(0);
  const list = useRef<VirtualizerHandle>(null);
  useLayoutEffect(() => {
    const measure = () => (above.value = top.current?.offsetHeight ?? 0);
    const watch = new ResizeObserver(measure);
    if (top.current) watch.observe(top.current);
    measure();
    return () => watch.disconnect();
  }, []);
  const moved = (offset: number) => {
    onScroll(offset);
    const shown = list.current;
    if (shown && offset + shown.viewportSize * 2 > shown.scrollSize) void conversations.more("list");
  };
  return (
    <div class="chat-list" ref={scroll} role="region" aria-label={words.t("list.label")} tabIndex={-1}>
      <div ref={top}>
        {children}
        {brand.rail && people.active.value.length > 0 && <ActiveRail />}
      </div>
      <Virtualizer ref={list} as="ul" item="li" scrollRef={scroll} startMargin={above.value} itemSize={ROW} onScroll={moved}>
        {conversations.list.value.map((row) => (
          <ConversationRow key={row.id} row={row} />
        ))}
      </Virtualizer>
    </div>
  );
}
