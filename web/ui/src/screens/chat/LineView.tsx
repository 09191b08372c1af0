import { CornerUpLeft, Ellipsis, SmilePlus } from "lucide";
import { useRef, useState } from "preact/hooks";
import type { Conversation, Line } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import type { Place } from "../../thread/items.ts";
import type { Mark } from "../../thread/receipts.ts";
import { clock } from "../../thread/time.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { gist } from "../../words/phrases.ts";
import { lineActions, myReaction, react } from "./actions.ts";
import { BubbleView } from "./BubbleView.tsx";
import { Foot } from "./Foot.tsx";
import { MarkIcon } from "./MarkIcon.tsx";
import { QuoteView } from "./QuoteView.tsx";
import { Reactions } from "./Reactions.tsx";
import { useLongPress } from "./useLongPress.ts";
import "./LineView.css";

interface Props {
  line: Line;
  place: Place;
  conversation: Conversation;
  mark: Mark | undefined;
}

const HEART = "❤️";

/** A message with all that hangs on it. Mouse, touch and keyboard each reach every action. */
export function LineView({ line, place, conversation, mark }: Props) {
  const app = useApp();
  const { words, brand, overlays, attempt, core } = app;
  const { t, language } = words;
  const [near, setNear] = useState(false);
  const bubble = useRef<HTMLDivElement>(null);
  const group = conversation.kind === "group";
  const ends = place === "last" || place === "single";
  const openMenu = () => {
    const at = bubble.current?.getBoundingClientRect();
    if (!at) return;
    overlays.show({
      kind: "menu",
      label: t("menu.label"),
      at,
      actions: lineActions(app, conversation, line),
      reactions: { chosen: myReaction(line), react: (emoji) => react(app, line, emoji) },
    });
  };
  const love = () => react(app, line, HEART);
  const press = useLongPress(openMenu, love);
  const retry = () => void attempt(() => core.ask("retry", { line_id: line.id }));
  return (
    <div
      class={`line ${line.mine ? "out" : "in"} ${place}`}
      data-line={line.id}
      onKeyDown={(event) => onKey(event, app, conversation, line, openMenu)}
      onMouseEnter={() => setNear(true)}
      onMouseLeave={() => setNear(false)}
    >
      <div class="line-stack">
        {group && !line.mine && (place === "first" || place === "single") && !line.quote && (
          <span class="line-author" dir="auto">{line.author_name}</span>
        )}
        {line.quote && <QuoteView line={line} quote={line.quote} />}
        <div class="line-main">
          {!line.mine && (
            <span class="line-face">{ends && <Avatar id={line.author} name={line.author_name} size={28} />}</span>
          )}
          {brand.receipts === "mark" && line.mine && <LineMark mark={mark} conversation={conversation} onRetry={retry} />}
          <div
            ref={bubble}
            class="line-hold"
            tabIndex={0}
            title={clock(line.at, language.value)}
            role="group"
            aria-label={`${line.author_name}: ${gist(words, line)}, ${clock(line.at, language.value)}`}
            onDblClick={love}
            onContextMenu={(event) => (event.preventDefault(), openMenu())}
            {...press}
          >
            <BubbleView line={line} conversation={conversation} />
          </div>
          {near && <LineTools line={line} conversation={conversation} onMenu={openMenu} />}
        </div>
        {line.reactions.length > 0 && <Reactions line={line} conversation={conversation} />}
        <Foot line={line} ends={ends} conversation={conversation} mark={mark} onRetry={retry} />
      </div>
      <span class="reply-sign" aria-hidden="true">
        <Icon of={CornerUpLeft} size={20} mirrors />
      </span>
      <time class="side-time" dateTime={new Date(line.at).toISOString()}>
        {clock(line.at, language.value)}
      </time>
    </div>
  );
}

/** Beside the bubble under the mouse: what the keys and a long press do, too. */
function LineTools({ line, conversation, onMenu }: { line: Line; conversation: Conversation; onMenu: () => void }) {
  const { words, composers } = useApp();
  const { t } = words;
  return (
    <div class="line-tools">
      <IconButton icon={SmilePlus} size={18} small label={t("menu.react")} onClick={onMenu} />
      <IconButton
        icon={CornerUpLeft}
        size={18}
        small
        mirrors
        label={t("menu.reply")}
        disabled={!conversation.writable}
        onClick={() => composers.of(conversation).answer(line)}
      />
      <IconButton icon={Ellipsis} size={18} small label={t("menu.label")} onClick={onMenu} />
    </div>
  );
}

/** Beside the bubble's foot; one that failed is pressed to try again. */
function LineMark({ mark, conversation, onRetry }: { mark: Mark | undefined; conversation: Conversation; onRetry: () => void }) {
  const { t } = useApp().words;
  if (mark !== "failed") return <span class="line-mark">{mark && <MarkIcon mark={mark} person={conversation.person} />}</span>;
  return (
    <button type="button" class="line-mark" aria-label={t("receipt.failed")} onClick={onRetry}>
      <MarkIcon mark={mark} person={undefined} />
    </button>
  );
}

/** R reply, E edit, Del unsend, Enter everything else, arrows to the neighbours. */
function onKey(event: KeyboardEvent, app: ReturnType<typeof useApp>, conversation: Conversation, line: Line, menu: () => void): void {
  if (event.target !== (event.currentTarget as HTMLElement).querySelector(".line-hold")) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const labels = { r: "menu.reply", e: "menu.edit", Delete: "menu.unsend", Backspace: "menu.unsend" } as const;
  const label = labels[event.key.length === 1 ? (event.key.toLowerCase() as "r") : (event.key as "Delete")];
  const action = lineActions(app, conversation, line).find((one) => one.label === label);
  if (action) action.act();
  else if (event.key === "Enter" || event.key === " ") menu();
  else if (!step(event)) return;
  event.preventDefault();
}

function step(event: KeyboardEvent): boolean {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!by) return false;
  const here = event.target as HTMLElement;
  const all = [...(here.closest(".thread")?.querySelectorAll<HTMLElement>(".line-hold") ?? [])];
  all[all.indexOf(here) + by]?.focus();
  return true;
}
