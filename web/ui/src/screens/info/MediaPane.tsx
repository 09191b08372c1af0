import { Images } from "lucide";
import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Pane } from "../../ui/Pane.tsx";
import { FilesView } from "../chat/FilesView.tsx";

/** What was shared in this chat, newest first, as far as its lines are loaded. */
export function MediaPane({ conversation }: { conversation: Conversation }) {
  const { timelines, route, words } = useApp();
  const { t } = words;
  const lines = timelines.of(conversation.id).lines.value.filter((line) => line.body.kind === "files").toReversed();
  return (
    <Pane title={t("info.media")} onBack={() => route.detail("info")}>
      {lines.length === 0 && <Empty icon={Images} title={t("info.noMedia")} />}
      <ul class="media-list">
        {lines.map((line) => (
          <li key={line.id}>
            {line.body.kind === "files" && <FilesView line={line} files={line.body.files} conversation={conversation} />}
          </li>
        ))}
      </ul>
    </Pane>
  );
}
