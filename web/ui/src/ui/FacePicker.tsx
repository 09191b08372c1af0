import { ImagePlus, Trash2 } from "lucide";
import { useRef } from "preact/hooks";
import { useApp } from "../state/app.ts";
import { portrait } from "../media/portrait.ts";
import { Row } from "./Rows.tsx";

interface Props {
  has: boolean;
  /** Takes the handle of the picture, scaled; undefined: none any more. */
  onPick: (handle: string | undefined) => Promise<unknown>;
}

/** Chooses a picture of oneself or of a group. */
export function FacePicker({ has, onPick }: Props) {
  const { core, words, attempt } = useApp();
  const { t } = words;
  const input = useRef<HTMLInputElement>(null);
  const pick = (file: File | undefined) => file && attempt(async () => onPick(core.offer(await portrait(file))));
  return (
    <>
      <Row icon={ImagePlus} label={t("face.choose")} onClick={() => input.current?.click()} />
      {has && <Row icon={Trash2} label={t("face.remove")} onClick={() => void attempt(() => onPick(undefined))} />}
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*"
        aria-label={t("face.choose")}
        onChange={(event) => {
          void pick(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
