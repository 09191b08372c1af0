import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import type { Item } from "../../thread/items.ts";
import type { Mark } from "../../thread/receipts.ts";
import { separator } from "../../thread/time.ts";
import { LineView } from "./LineView.tsx";
import { NoticeLine } from "./NoticeLine.tsx";

interface Props {
  item: Item;
  conversation: Conversation;
  mark: Mark | undefined;
}

export function ThreadItem({ item, conversation, mark }: Props) {
  const { words, now } = useApp();
  const { t, language } = words;
  switch (item.kind) {
    case "time": {
      const days = { today: t("time.today"), yesterday: t("time.yesterday") };
      return (
        <p class="separator">
          <time dateTime={new Date(item.at).toISOString()}>{separator(item.at, now.value, language.value, days)}</time>
        </p>
      );
    }
    case "unread":
      return <p class="first-unread">{t("chat.unread")}</p>;
    case "notice":
      return <NoticeLine line={item.line} conversation={conversation} />;
    case "line":
      return <LineView line={item.line} place={item.place} conversation={conversation} mark={mark} />;
  }
}
