import { Images } from "lucide";
import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { filesOf, isSeen } from "../../thread/files.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Pane } from "../../ui/Pane.tsx";
import { FilesView } from "../chat/FilesView.tsx";
import { Picture } from "../chat/Picture.tsx";

/** What was shared in this chat, newest first: pictures and films as a wall, the rest beneath; more of it on demand. */
export function MediaPane({ conversation }: { conversation: Conversation }) {
  const { timelines, route, words } = useApp();
  const { t } = words;
  const timeline = timelines.of(conversation.id);
  const shared = timeline.lines.value.toReversed().flatMap(filesOf);
  const seen = shared.filter(({ file }) => isSeen(file));
  const rest = shared.filter((one) => !seen.includes(one));
  return (
    <Pane title={t("info.media")} onBack={() => route.detail("info")}>
      {shared.length === 0 && <Empty icon={Images} title={t("info.noMedia")} hint={t("info.noMediaHint")} />}
      <ul class="media-wall">
        {seen.map(({ line, file }) => (
          <li key={file.id}>
            <Picture line={line} file={file} alone={false} conversation={conversation} />
          </li>
        ))}
      </ul>
      <ul class="media-list">
        {rest.map(({ line, file }) => (
          <li key={file.id}>
            <FilesView line={line} files={[file]} conversation={conversation} />
          </li>
        ))}
      </ul>
      {timeline.older.value && (
        <Button kind="quiet" wide onClick={() => void timeline.growOlder()}>
          {t("app.more")}
        </Button>
      )}
    </Pane>
  );
}
