import { Mic } from "lucide";
import { useRef } from "preact/hooks";
import { useApp } from "../../state/app.ts";
import { IconButton } from "../../ui/IconButton.tsx";

const HELD = 300;

export type Recording = "no" | "tapped" | "held";

/** A tap records until one sends; a finger that stays records until it lets go. */
export function MicButton({ onRecord, tinted = false }: { onRecord: (how: Recording) => void; tinted?: boolean }) {
  const { t } = useApp().words;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  return (
    <span
      class="mic-button"
      onPointerDown={() => (timer.current = setTimeout(() => onRecord("held"), HELD))}
      onPointerUp={() => clearTimeout(timer.current)}
      onPointerLeave={() => clearTimeout(timer.current)}
      onContextMenu={(event) => event.preventDefault()}
    >
      <IconButton icon={Mic} kind={tinted ? "tinted" : "bare"} label={t("composer.mic")} onClick={() => onRecord("tapped")} />
    </span>
  );
}
