import { Mic, MicOff, PhoneOff, SwitchCamera, Video, VideoOff, Volume2 } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Call } from "../../core/contract.ts";
import { hangUp, type CallLine } from "../../calls/line.ts";
import { useApp } from "../../state/app.ts";
import { duration } from "../../thread/time.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import type { IconNode } from "lucide";
import { Icon } from "../../ui/Icon.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import "./Call.css";

/** A call on the whole screen: the other one's picture or face, one's own in the corner, what one can do below. */
export function CallScreen({ call, line }: { call: Call; line: CallLine | undefined }) {
  const app = useApp();
  const { t } = app.words;
  const seen = line?.theirs.value?.getVideoTracks().length && call.media === "video";
  return (
    <Sheet title={t("call.with", { name: call.person.name })} onClose={() => undefined} bare size="full">
      <div class={`call ${call.media}`}>
        {line?.theirs.value && <Stream stream={line.theirs.value} kind={seen ? "theirs" : "sound"} />}
        {line?.mine.value && call.media === "video" && <Stream stream={line.mine.value} kind="mine" />}
        <header>
          {!seen && <Avatar id={call.person.user_id} name={call.person.name} size={128} />}
          <h2 dir="auto">{call.person.name}</h2>
          <p role="status">
            <Standing call={call} line={line} />
          </p>
        </header>
        <footer>
          {line && <Controls line={line} />}
          {call.state !== "ended" && (
            <Control icon={PhoneOff} label={t("call.hangUp")} danger onClick={() => void app.attempt(() => hangUp(app, call.call_id))} />
          )}
        </footer>
      </div>
    </Sheet>
  );
}

function Standing({ call, line }: { call: Call; line: CallLine | undefined }) {
  const { words, clock } = useApp();
  const { t } = words;
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 500);
    return () => clearInterval(timer);
  }, []);
  if (call.state === "ended") return <>{t(`call.ended.${call.end ?? "hung_up"}`)}</>;
  const since = line?.connectedAt.value || (call.state === "connected" ? call.since : 0);
  if (since) return <>{duration(Math.max(0, clock() - since))}</>;
  return <>{t(call.state === "ringing" ? "call.ringing" : "call.connecting")}</>;
}

function Controls({ line }: { line: CallLine }) {
  const { words, attempt } = useApp();
  const { t } = words;
  const [loud, setLoud] = useState(true);
  const muted = line.muted.value;
  const filming = line.filming.value;
  const speaker = () => {
    const sound = document.querySelector<HTMLMediaElement>(".call .theirs, .call .sound");
    if (sound) sound.volume = loud ? 0.4 : 1;
    setLoud(!loud);
  };
  return (
    <>
      <Control icon={muted ? MicOff : Mic} label={t(muted ? "call.unmute" : "call.mute")} on={muted} onClick={() => line.mute(!muted)} />
      {line.media === "video" && (
        <>
          <Control
            icon={filming ? Video : VideoOff}
            label={t(filming ? "call.cameraOff" : "call.cameraOn")}
            on={!filming}
            onClick={() => line.film(!filming)}
          />
          <Control icon={SwitchCamera} label={t("call.flip")} onClick={() => void attempt(() => line.flip())} />
        </>
      )}
      <Control icon={Volume2} label={t("call.speaker")} on={loud} onClick={speaker} />
    </>
  );
}

interface ControlProps {
  icon: IconNode;
  label: string;
  onClick: () => void;
  on?: boolean;
  danger?: boolean;
}

function Control({ icon, label, onClick, on, danger }: ControlProps) {
  return (
    <button type="button" class={`control${danger ? " danger" : ""}${on ? " on" : ""}`} aria-label={label} title={label} aria-pressed={on} onClick={onClick}>
      <Icon of={icon} size={26} />
    </button>
  );
}

function Stream({ stream, kind }: { stream: MediaStream; kind: "theirs" | "mine" | "sound" }) {
  const media = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (media.current) media.current.srcObject = stream;
  }, [stream]);
  return <video ref={media} class={kind} autoplay playsInline muted={kind === "mine"} />;
}
