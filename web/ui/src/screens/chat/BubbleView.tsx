import { CircleAlert } from "lucide";
import type { Body, Conversation, Line } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useWriteTo } from "../useWriteTo.ts";
import { FilesView } from "./FilesView.tsx";
import { TextParts } from "./TextParts.tsx";
import { emojiOnly } from "./emojiOnly.ts";
import "./BubbleView.css";

/** What a message says, by its kind. */
export function BubbleView({ line, conversation }: { line: Line; conversation: Conversation }) {
  const { t } = useApp().words;
  const { body } = line;
  switch (body.kind) {
    case "text":
      return emojiOnly(body.parts) ? (
        <p class="jumbo">
          <TextParts parts={body.parts} />
        </p>
      ) : (
        <p class="bubble tinted" dir="auto">
          <TextParts parts={body.parts} />
        </p>
      );
    case "files":
      return (
        <>
          <FilesView line={line} files={body.files} conversation={conversation} />
          {body.parts.length > 0 && (
            <p class="bubble tinted" dir="auto">
              <TextParts parts={body.parts} />
            </p>
          )}
        </>
      );
    case "card":
      return <Card body={body} />;
    case "deleted":
      return <p class="bubble ghost">{t(line.mine ? "chat.deletedByYou" : "chat.deleted")}</p>;
    case "unreadable":
      return (
        <p class="bubble ghost">
          <Icon of={CircleAlert} size={16} /> {t(body.healing ? "chat.healing" : "chat.unreadable")}
        </p>
      );
    default:
      return <p class="bubble ghost">{t("chat.unknown")}</p>;
  }
}

function Card({ body }: { body: Extract<Body, { kind: "card" }> }) {
  const { t } = useApp().words;
  const write = useWriteTo();
  return (
    <div class="bubble card">
      <span class="card-person">
        <Avatar id={body.user_id} name={body.name} size={44} />
        <span>
          <b dir="auto">{body.name}</b>
          <span>
            <bdi>@{body.username}</bdi>
          </span>
        </span>
      </span>
      <button type="button" onClick={() => write(body.username)}>
        {t("chat.cardWrite")}
      </button>
    </div>
  );
}
