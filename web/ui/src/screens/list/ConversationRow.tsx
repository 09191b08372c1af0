import { BellOff, Ellipsis, Lock, Pin } from "lucide";
import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { ago, preview } from "../../words/phrases.ts";
import { MarkIcon } from "../chat/MarkIcon.tsx";
import { rowActions } from "./actions.ts";
import { useSwipe } from "./useSwipe.ts";
import "./ConversationRow.css";

/** A chat in a list: who, the newest words, when, and whether they were seen. */
export function ConversationRow({ row }: { row: Conversation }) {
  const app = useApp();
  const { words, brand, people, route } = app;
  const { t } = words;
  const chosen = route.current.value.chat === row.id;
  const actions = rowActions(app, row);
  const swipe = useSwipe();
  const openMenu = (at: DOMRect) =>
    app.overlays.show({ kind: "menu", label: t("list.actions", { name: row.title }), at, actions });
  return (
    <div class={`conversation${row.unread ? " unread" : ""}${chosen ? " chosen" : ""}`} {...swipe.handlers}>
      <div class="swipe-actions" aria-hidden="true">
        {actions.map((action) => (
          <button key={action.label} type="button" tabIndex={-1} onClick={() => (swipe.reset(), action.act())}>
            <Icon of={action.icon} size={22} />
            {t(action.label)}
          </button>
        ))}
      </div>
      <div class="swipe-front" ref={swipe.front}>
        <button
          type="button"
          class="conversation-main"
          aria-current={chosen ? "page" : undefined}
          onClick={() => swipe.tapped() && route.chat(row.id)}
          onContextMenu={(event) => (event.preventDefault(), openMenu(event.currentTarget.getBoundingClientRect()))}
        >
          <Avatar
            id={row.person?.user_id ?? row.id}
            name={row.title}
            group={row.kind === "group"}
            online={people.presence(row.person?.user_id)?.online}
          />
          <span class="conversation-words">
            <span class="conversation-title one-line" dir="auto">{row.title}</span>
            <Second row={row} />
          </span>
          <Trailing row={row} />
        </button>
        <IconButton
          icon={Ellipsis}
          size={20}
          kind="filled"
          small
          label={t("list.actions", { name: row.title })}
          onClick={(event) => openMenu((event.currentTarget as HTMLElement).getBoundingClientRect())}
        />
      </div>
      {brand.locks && <span class="hidden-text">{t("app.encrypted")}</span>}
    </div>
  );
}

/** What is typed, a draft, or the newest line. */
function Second({ row }: { row: Conversation }) {
  const { words, people, now } = useApp();
  const typists = people.typing(row.id);
  const text = typists.length
    ? words.t("typing.short")
    : row.draft
      ? words.t("list.draft", { text: row.draft })
      : invited(row)
        ? words.t("list.invited")
        : row.preview
          ? preview(words, row.preview, row.kind === "group")
          : "";
  return (
    <span class={`conversation-second${typists.length ? " typing" : ""}`}>
      <bdi class="one-line">{text}</bdi>
      {row.at > 0 && text && <span class="conversation-time">· {ago(words, row.at, now.value)}</span>}
    </span>
  );
}

/** A group one was asked into: what happened in it before is not for one's eyes yet. */
function invited({ kind, standing }: Conversation): boolean {
  return kind === "group" && standing === "requested";
}

function Trailing({ row }: { row: Conversation }) {
  const { words, brand, clock } = useApp();
  const { t } = words;
  const muted = row.muted_until > clock();
  const own = row.preview?.mine ? row.preview.state : undefined;
  return (
    <span class="conversation-marks">
      {row.pinned && <Mark icon={Pin} label={t("list.pinned")} />}
      {muted && <Mark icon={BellOff} label={t("list.muted")} />}
      {own && !row.unread && (brand.receipts === "mark" || own === "failed") && <MarkIcon mark={own === "queued" ? "sending" : own} person={row.person} />}
      {brand.locks && <Icon of={Lock} size={12} />}
      {row.unread > 0 && (
        <span class={`unread-${brand.unread}`}>
          <span class="hidden-text">{t("list.unread", { n: row.unread })}</span>
          {brand.unread === "count" && <span aria-hidden="true">{row.unread > 99 ? "99+" : row.unread}</span>}
        </span>
      )}
    </span>
  );
}

function Mark({ icon, label }: { icon: typeof Pin; label: string }) {
  return (
    <span role="img" aria-label={label}>
      <Icon of={icon} size={14} />
    </span>
  );
}
