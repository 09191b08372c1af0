import { SendHorizontal, Trash2 } from "lucide";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Recorder } from "../../media/recorder.ts";
import { useApp } from "../../state/app.ts";
import type { Composer } from "../../state/composer.ts";
import { duration } from "../../thread/time.ts";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Waveform } from "../../ui/Waveform.tsx";

const SHOWN = 72;

/** While one speaks: how long, how loud, away with it or off it goes. */
export function VoiceBar({ composer, held, onEnd }: { composer: Composer; held: boolean; onEnd: () => void }) {
  const { words, toasts, core, attempt, timelines, transfers } = useApp();
  const { t } = words;
  const recorder = useRef<Recorder | undefined>(undefined);
  const levels = useSignal<number[]>([]);
  const time = useSignal(0);
  useEffect(() => {
    let gone = false;
    Recorder.start((heard, passed) => {
      levels.value = heard.slice(-SHOWN);
      time.value = passed;
    }).then(
      (started) => (gone ? started.discard() : (recorder.current = started)),
      () => (toasts.show("voice.denied"), onEnd()),
    );
    return () => {
      gone = true;
      recorder.current?.discard();
    };
  }, []);
  const finish = async () => {
    const own = recorder.current;
    recorder.current = undefined;
    if (!own) return onEnd();
    const { sound, duration: lasted, waveform } = await own.stop();
    onEnd();
    await attempt(async () => {
      const conversation_id = composer.conversation.id;
      const file = { handle: core.offer(sound), kind: "voice", type: sound.type, name: "", duration: lasted, waveform } as const;
      const line = await core.ask("send_files", { conversation_id, files: [file], text: "" });
      transfers.keep(line, [sound]);
      timelines.of(conversation_id).put(line);
    });
  };
  useEffect(() => {
    if (!held) return;
    const letGo = () => void finish();
    addEventListener("pointerup", letGo, { once: true });
    return () => removeEventListener("pointerup", letGo);
  }, []);
  return (
    <div class="composer voice-bar" role="group" aria-label={t("voice.record")}>
      <IconButton icon={Trash2} label={t("voice.discard")} onClick={onEnd} />
      <span class="voice-recording">
        <span class="recording-dot" aria-hidden="true" />
        <span role="timer">{duration(time.value)}</span>
        <Waveform heights={levels.value} part={1} label={t("voice.record")} />
      </span>
      <button type="button" class="send-round" aria-label={t("voice.send")} onClick={() => void finish()}>
        <Icon of={SendHorizontal} size={22} mirrors />
      </button>
    </div>
  );
}
