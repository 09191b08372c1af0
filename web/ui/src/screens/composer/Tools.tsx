import { Camera, ChevronRight, CirclePlus, Image as Gallery, Send, Smile } from "lucide";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useApp } from "../../state/app.ts";
import type { Composer } from "../../state/composer.ts";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { MicButton, type Recording } from "./MicButton.tsx";

interface Props {
  at: "start" | "pill-start" | "pill-end" | "end";
  /** Something is written: what is not needed now makes room. */
  writing: boolean;
  composer: Composer;
  onRecord: (how: Recording) => void;
  onEmoji: () => void;
}

/** What stands around the words. Vignette has it inside the pill, Entativa before it, folding away. */
export function Tools(props: Props) {
  const { brand } = useApp();
  return brand.composer === "camera" ? <CameraTools {...props} /> : <RowTools {...props} />;
}

function CameraTools({ at, writing, composer, onRecord, onEmoji }: Props) {
  const { t } = useApp().words;
  if (at === "pill-start")
    return (
      <span class="camera-button">
        <CameraButton composer={composer} />
      </span>
    );
  if (at !== "pill-end" || writing) return null;
  return (
    <>
      <MicButton onRecord={onRecord} />
      <PickButton composer={composer} kind="gallery" />
      <IconButton icon={Smile} label={t("composer.emoji")} onClick={onEmoji} />
    </>
  );
}

function RowTools({ at, writing, composer, onRecord, onEmoji }: Props) {
  const { t } = useApp().words;
  const unfolded = useSignal(false);
  if (at === "start") {
    if (writing && !unfolded.value)
      return <IconButton icon={ChevronRight} mirrors kind="tinted" label={t("composer.tools")} onClick={() => (unfolded.value = true)} />;
    return (
      <span class="tool-row">
        <PickButton composer={composer} kind="file" />
        <CameraButton composer={composer} />
        <PickButton composer={composer} kind="gallery" />
        <MicButton tinted onRecord={onRecord} />
      </span>
    );
  }
  if (at === "pill-end") return <IconButton icon={Smile} kind="tinted" label={t("composer.emoji")} onClick={onEmoji} />;
  if (at !== "end") return null;
  return (
    <button type="submit" class="send-button" disabled={!writing} aria-label={t("composer.send")} title={t("composer.send")}>
      <Icon of={Send} size={22} mirrors filled={writing} />
    </button>
  );
}

function CameraButton({ composer }: { composer: Composer }) {
  const { overlays, words } = useApp();
  const taken = (photo: Blob) => composer.attach([new File([photo], "photo.jpg", { type: photo.type })]);
  return (
    <IconButton
      icon={Camera}
      kind="tinted"
      label={words.t("composer.camera")}
      onClick={() => overlays.show({ kind: "camera", taken })}
    />
  );
}

function PickButton({ composer, kind }: { composer: Composer; kind: "gallery" | "file" }) {
  const { t } = useApp().words;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        icon={kind === "gallery" ? Gallery : CirclePlus}
        kind="tinted"
        label={t(kind === "gallery" ? "composer.gallery" : "composer.file")}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={t("composer.file")}
        {...(kind === "gallery" && { accept: "image/*,video/*" })}
        onChange={(event) => {
          composer.attach([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
