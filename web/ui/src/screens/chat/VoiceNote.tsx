import { Pause, Play } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import type { FileInfo, Line } from "../../core/contract.ts";
import { fromBase64 } from "../../media/thumbnail.ts";
import { useApp } from "../../state/app.ts";
import { duration } from "../../thread/time.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ProgressRing } from "../../ui/ProgressRing.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { Waveform } from "../../ui/Waveform.tsx";
import { useFile } from "./useFile.ts";

const SPEEDS = [1, 1.5, 2];

/** A voice message or another sound: play, jump by the wave, faster. */
export function VoiceNote({ line, file }: { line: Line; file: FileInfo }) {
  const { words, transfers } = useApp();
  const { t } = words;
  const audio = useRef<HTMLAudioElement>(null);
  const { url, load } = useFile(line, file, false);
  const [state, setState] = useState<"idle" | "loading" | "playing">("idle");
  const [at, setAt] = useState(0);
  const [speed, setSpeed] = useState(1);
  const transfer = transfers.of(file.id);
  useEffect(() => {
    const player = audio.current;
    if (!player || !url || state !== "loading") return;
    player.playbackRate = speed;
    player.play().then(() => setState("playing"), () => setState("idle"));
  }, [url, state]);
  const toggle = async () => {
    if (state === "playing") return audio.current?.pause();
    setState("loading");
    if (!url && !(await load())) setState("idle");
  };
  const faster = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
    setSpeed(next);
    if (audio.current) audio.current.playbackRate = next;
  };
  const total = file.duration || 1;
  const seek = (part: number) => {
    setAt(part * total);
    if (audio.current) audio.current.currentTime = (part * total) / 1000;
  };
  return (
    <div class="bubble tinted voice">
      {transfer ? (
        <ProgressRing done={transfer.done} total={transfer.total} onCancel={() => void transfers.cancel(transfer)} />
      ) : (
        <button type="button" class="voice-play" aria-label={t(state === "playing" ? "voice.pause" : "voice.play")} onClick={() => void toggle()}>
          {state === "loading" ? <Spinner size={20} /> : <Icon of={state === "playing" ? Pause : Play} size={20} filled />}
        </button>
      )}
      <Waveform heights={[...fromBase64(file.waveform)]} part={at / total} label={t("voice.position")} onSeek={seek} />
      <span class="voice-time">{duration(at > 0 ? at : file.duration)}</span>
      <button type="button" class="voice-speed" dir="ltr" aria-label={t("voice.speed", { speed: `${speed}×` })} onClick={faster}>
        {speed}×
      </button>
      <audio
        ref={audio}
        src={url}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime * 1000)}
        onPause={() => setState("idle")}
        onEnded={() => (setState("idle"), setAt(0))}
      />
    </div>
  );
}
