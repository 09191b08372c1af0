import { useEffect } from "preact/hooks";
import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Row } from "../../ui/Rows.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import "./ForwardSheet.css";

/** What another app has shared: the chat that is chosen gets it into its composer, and nothing is sent yet. */
export function SharedSheet({ text, files }: { text: string; files: readonly File[] }) {
  const { words, overlays, conversations, composers, route } = useApp();
  const { t } = words;
  useEffect(() => {
    void conversations.load("pinned");
    void conversations.load("list");
  }, []);
  const choose = (row: Conversation) => {
    const composer = composers.of(row);
    if (text) composer.type(text);
    composer.attach(files);
    overlays.close();
    route.chat(row.id);
  };
  return (
    <Sheet title={t("shared.title")} onClose={() => overlays.close()}>
      <div class="sheet-list">
        {conversations.list.value
          .filter((row) => row.writable)
          .map((row) => (
            <Row
              key={row.id}
              label={row.title}
              lead={<Avatar id={row.person?.user_id ?? row.id} name={row.title} size={44} group={row.kind === "group"} />}
              onClick={() => choose(row)}
            />
          ))}
      </div>
    </Sheet>
  );
}
