import { ChevronLeft, ChevronRight, Download, X } from "lucide";
import { useRef, useState } from "preact/hooks";
import type { FileInfo, Line } from "../../core/contract.ts";
import { save } from "../../media/save.ts";
import { thumbnailUrl } from "../../media/thumbnail.ts";
import { useApp } from "../../state/app.ts";
import { filesOf, isSeen } from "../../thread/files.ts";
import { separator } from "../../thread/time.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { useFile } from "../chat/useFile.ts";
import "./Lightbox.css";

/** One picture or film on the whole screen; the arrows go through all that this chat shows. */
export function Lightbox({ line, file }: { line: Line; file: FileInfo }) {
  const { overlays, words, timelines, transfers, now, attempt } = useApp();
  const { t, language } = words;
  const [shown, setShown] = useState({ line, file });
  const all = timelines.of(line.conversation_id).lines.value.flatMap(filesOf).filter((one) => isSeen(one.file));
  const at = all.findIndex((one) => one.file.id === shown.file.id);
  const step = (by: number) => {
    const next = all[at + by];
    if (next) setShown(next);
  };
  const aside = (by: number) => step(document.documentElement.dir === "rtl" ? -by : by);
  const keep = () => void attempt(async () => save(await transfers.url(shown.line, shown.file), shown.file.name));
  const when = separator(shown.line.at, now.value, language.value, { today: t("time.today"), yesterday: t("time.yesterday") });
  return (
    <Sheet title={t("file.open")} onClose={() => overlays.close()} bare size="full">
      <div
        class="lightbox"
        {...useSwipes(aside, () => overlays.close())}
        onKeyDown={(event) => {
          const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
          if (by) aside(by);
        }}
      >
        <header>
          <IconButton icon={X} label={t("app.close")} onClick={() => overlays.close()} />
          <span>
            <b dir="auto">{shown.line.mine ? t("app.you") : shown.line.author_name}</b>
            <small>{when}</small>
          </span>
          <IconButton icon={Download} label={t("menu.save")} onClick={keep} />
        </header>
        <Shown key={shown.file.id} line={shown.line} file={shown.file} />
        {at > 0 && (
          <span class="lightbox-step before">
            <IconButton icon={ChevronLeft} mirrors label={t("file.previous")} onClick={() => step(-1)} />
          </span>
        )}
        {at < all.length - 1 && (
          <span class="lightbox-step after">
            <IconButton icon={ChevronRight} mirrors label={t("file.next")} onClick={() => step(1)} />
          </span>
        )}
      </div>
    </Sheet>
  );
}

const FAR = 60;

/** A finger goes through the pictures sideways and puts them away downwards. */
function useSwipes(step: (by: number) => void, away: () => void) {
  const from = useRef({ x: 0, y: 0, fingers: 0 });
  return {
    onTouchStart: ({ touches }: TouchEvent) => {
      const [touch] = touches;
      if (touch) from.current = { x: touch.clientX, y: touch.clientY, fingers: touches.length };
    },
    onTouchEnd: ({ changedTouches, target }: TouchEvent) => {
      const [touch] = changedTouches;
      // More fingers make it larger, and a film has a handle of its own.
      if (!touch || from.current.fingers !== 1 || target instanceof HTMLVideoElement) return;
      const [across, down] = [touch.clientX - from.current.x, touch.clientY - from.current.y];
      if (Math.abs(across) > FAR && Math.abs(across) > Math.abs(down)) step(across < 0 ? 1 : -1);
      else if (down > FAR && down > Math.abs(across)) away();
    },
  };
}

function Shown({ line, file }: { line: Line; file: FileInfo }) {
  const { t } = useApp().words;
  const { url, failed, load } = useFile(line, file, true);
  const blur = thumbnailUrl(file.thumbnail);
  if (failed)
    return (
      <button type="button" class="lightbox-failed" onClick={() => void load()}>
        {t("file.failed")}
      </button>
    );
  return (
    <div class="lightbox-frame">
      {url && file.kind === "video" && <video src={url} controls autoplay playsInline />}
      {url && file.kind === "image" && <img src={url} alt={t("chat.photo", { name: line.author_name })} />}
      {!url && blur && <img class="blur" src={blur} alt="" />}
      {!url && <Spinner size={40} />}
    </div>
  );
}
