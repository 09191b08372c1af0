import { Play } from "lucide";
import { useState } from "preact/hooks";
import type { Conversation, FileInfo, Line } from "../../core/contract.ts";
import { thumbnailUrl } from "../../media/thumbnail.ts";
import { useApp } from "../../state/app.ts";
import { duration } from "../../thread/time.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ProgressRing } from "../../ui/ProgressRing.tsx";
import { useFile } from "./useFile.ts";

interface PictureProps {
  line: Line;
  file: FileInfo;
  alone: boolean;
  conversation: Conversation;
}

const LARGEST = 280;

/** A picture, which opens large, or a film, which plays where it stands. A blur until it is here. */
export function Picture({ line, file, alone, conversation }: PictureProps) {
  const { words, overlays, transfers } = useApp();
  const { t } = words;
  const { url, failed, load } = useFile(line, file, file.kind === "image");
  const [playing, setPlaying] = useState(false);
  const transfer = transfers.of(file.id);
  const blur = thumbnailUrl(file.thumbnail);
  const label = line.mine ? t("chat.photoYou") : t("chat.photo", { name: line.author_name || conversation.title });
  const isFilm = file.kind === "video";
  const seen = [isFilm ? duration(file.duration) : "", failed ? t("file.failed") : ""].filter(Boolean);
  const name = [`${isFilm ? t("file.video") : t("file.open")}: ${label}`, ...seen].join(", ");
  const shape = alone ? fit(file) : {};
  const press = async () => {
    if (isFilm) return setPlaying((await load()) !== undefined);
    return failed ? void load() : overlays.show({ kind: "lightbox", line, file });
  };
  if (playing && url)
    return (
      <div class="picture" style={shape}>
        <video src={url} controls autoplay playsInline aria-label={label} />
      </div>
    );
  return (
    <div class="picture" style={shape}>
      <button
        type="button"
        aria-label={name}
        onClick={() => void press()}
      >
        {blur && <img class="blur" src={blur} alt="" />}
        {url && file.kind === "image" && <img class="sharp" src={url} alt={label} decoding="async" />}
        {isFilm && (
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
