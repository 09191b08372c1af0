import { Download, File as FileIcon, Play } from "lucide";
import type { Conversation, FileInfo, Line } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { bytes, duration } from "../../thread/time.ts";
import { thumbnailUrl } from "../../media/thumbnail.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ProgressRing } from "../../ui/ProgressRing.tsx";
import { save } from "../../media/save.ts";
import { useFile } from "./useFile.ts";
import { VoiceNote } from "./VoiceNote.tsx";
import "./FilesView.css";

interface Props {
  line: Line;
  files: FileInfo[];
  conversation: Conversation;
}

/** The files of a message: pictures and films in a grid, sound with its wave, the rest as rows. */
export function FilesView({ line, files, conversation }: Props) {
  const seen = files.filter((file) => file.kind === "image" || file.kind === "video");
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

interface PictureProps {
  line: Line;
  file: FileInfo;
  alone: boolean;
  conversation: Conversation;
}

const LARGEST = 280;

function Picture({ line, file, alone, conversation }: PictureProps) {
  const { words, overlays, transfers } = useApp();
  const { t } = words;
  const { url, failed, load } = useFile(line, file, file.kind === "image");
  const transfer = transfers.of(file.id);
  const blur = thumbnailUrl(file.thumbnail);
  const label = line.mine ? t("chat.photoYou") : t("chat.photo", { name: line.author_name || conversation.title });
  const shape = alone ? fit(file) : {};
  return (
    <div class="picture" style={shape}>
      <button
        type="button"
        aria-label={`${file.kind === "video" ? t("file.video") : t("file.open")}: ${label}`}
        onClick={() => (failed ? load() : overlays.show({ kind: "lightbox", line, file }))}
      >
        {blur && <img class="blur" src={blur} alt="" />}
        {url && file.kind === "image" && <img class="sharp" src={url} alt={label} decoding="async" />}
        {file.kind === "video" && (
          <>
            <span class="play">
              <Icon of={Play} size={26} filled />
            </span>
            <span class="film-time" aria-hidden="true">{duration(file.duration)}</span>
          </>
        )}
        {failed && <span class="picture-failed">{t("file.failed")}</span>}
      </button>
      {transfer && <ProgressRing done={transfer.done} total={transfer.total} onCancel={() => void transfers.cancel(transfer)} />}
    </div>
  );
}

/** As large as it may be, in its own shape, so that nothing moves when it comes. */
function fit({ width, height }: FileInfo): { width: string; aspectRatio: string } {
  const [w, h] = width > 0 && height > 0 ? [width, height] : [4, 3];
  const scale = Math.min(LARGEST / w, (LARGEST * 1.25) / h);
  return { width: `${Math.round(w * scale)}px`, aspectRatio: `${w} / ${h}` };
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
