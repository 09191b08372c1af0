import { Download, File as FileIcon } from "lucide";
import type { Conversation, FileInfo, Line } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { isSeen } from "../../thread/files.ts";
import { bytes } from "../../thread/time.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ProgressRing } from "../../ui/ProgressRing.tsx";
import { save } from "../../media/save.ts";
import { Picture } from "./Picture.tsx";
import { VoiceNote } from "./VoiceNote.tsx";
import "./FilesView.css";

interface Props {
  line: Line;
  files: FileInfo[];
  conversation: Conversation;
}

/** The files of a message: pictures and films in a grid, sound with its wave, the rest as rows. */
export function FilesView({ line, files, conversation }: Props) {
  const seen = files.filter(isSeen);
  const rest = files.filter((file) => !seen.includes(file));
  return (
    <div class="files">
      {seen.length > 0 && (
        <div class={`pictures n${Math.min(seen.length, 4)}`}>
          {seen.map((file) => (
            <Picture key={file.id} line={line} file={file} alone={seen.length === 1} conversation={conversation} />
          ))}
        </div>
      )}
      {rest.map((file) =>
        file.kind === "voice" || file.kind === "audio" ? (
          <VoiceNote key={file.id} line={line} file={file} />
        ) : (
          <FileRow key={file.id} line={line} file={file} />
        ),
      )}
    </div>
  );
}

function FileRow({ line, file }: { line: Line; file: FileInfo }) {
  const { words, transfers, attempt } = useApp();
  const { t, language } = words;
  const transfer = transfers.of(file.id);
  const get = () => void attempt(async () => save(await transfers.url(line, file), file.name));
  return (
    <div class="bubble tinted file-row">
      {transfer ? (
        <ProgressRing done={transfer.done} total={transfer.total} onCancel={() => void transfers.cancel(transfer)} />
      ) : (
        <span class="file-icon">
          <Icon of={FileIcon} size={22} />
        </span>
      )}
      <span class="file-words">
        <b dir="auto">{file.name}</b>
        <span>{bytes(file.size, language.value)}</span>
      </span>
      <button type="button" class="file-get" aria-label={t("file.download", { name: file.name })} onClick={get}>
        <Icon of={Download} size={20} />
      </button>
    </div>
  );
}
