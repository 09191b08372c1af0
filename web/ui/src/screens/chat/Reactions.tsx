import type { Conversation, Line, Reaction } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { myReaction, react } from "./actions.ts";
import "./Reactions.css";

/** Under the bubble's corner: each emoji once, with how many. A press adds one's own or takes it back. */
export function Reactions({ line, conversation }: { line: Line; conversation: Conversation }) {
  const app = useApp();
  const { t } = app.words;
  const names = ({ by, mine }: Reaction) =>
    mine && by.length === 1 ? t("app.you") : (conversation.person?.name ?? t("chat.members", { n: by.length }));
  return (
    <div class="reactions">
      {line.reactions.map((one) => (
        <button
          key={one.emoji}
          type="button"
          class={one.emoji === myReaction(line) ? "mine" : ""}
          aria-label={t("chat.reactedBy", { names: names(one), emoji: one.emoji })}
          onClick={() => react(app, line, one.emoji)}
        >
          {one.emoji}
          {one.by.length > 1 && <span>{one.by.length}</span>}
        </button>
      ))}
    </div>
  );
}
