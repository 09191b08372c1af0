import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import type { Composer } from "../../state/composer.ts";
import { Attached } from "./Attached.tsx";
import { ComposerContext } from "./ComposerContext.tsx";
import { Input } from "./Input.tsx";
import { Mentions } from "./Mentions.tsx";
import type { Recording } from "./MicButton.tsx";
import { send } from "./send.ts";
import { Tools } from "./Tools.tsx";
import { VoiceBar } from "./VoiceBar.tsx";
import "./Composer.css";

/** Where one writes, attaches and records. */
export function ComposerBar({ conversation, composer }: { conversation: Conversation; composer: Composer }) {
  const app = useApp();
  const { brand, words } = app;
  const recording = useSignal<Recording>("no");
  const input = useRef<HTMLTextAreaElement>(null);
  const ready = composer.ready.value;
  const focus = () => input.current?.focus();
  const about = composer.reply.value?.id ?? composer.editing.value?.id;
  useEffect(() => {
    // A phone's keyboard comes only when one means to write.
    if (about || matchMedia("(hover: hover)").matches) focus();
  }, [about]);
  const say = () => void send(app, composer);
  if (recording.value !== "no")
    return <VoiceBar composer={composer} held={recording.value === "held"} onEnd={() => (recording.value = "no")} />;
  const emoji = () => app.overlays.show({ kind: "emoji", pick: (one) => (composer.type(composer.text.value + one), focus()) });
  const tools = { composer, onRecord: (how: Recording) => (recording.value = how), onEmoji: emoji };
  return (
    <div class={`composer ${brand.composer}`}>
      <ComposerContext composer={composer} />
      <Attached composer={composer} />
      {conversation.kind === "group" && <Mentions conversation={conversation} composer={composer} input={input} />}
      <form
        class="composer-row"
        onSubmit={(event) => {
          event.preventDefault();
          say();
        }}
      >
        <Tools at="start" writing={ready} {...tools} />
        <div class="composer-pill">
          <Tools at="pill-start" writing={ready} {...tools} />
          <Input ref={input} composer={composer} onSend={say} />
          <Tools at="pill-end" writing={ready} {...tools} />
          {brand.composer === "camera" && ready && (
            <button type="submit" class="send-word">
              {words.t("composer.send")}
            </button>
          )}
        </div>
        <Tools at="end" writing={ready} {...tools} />
      </form>
    </div>
  );
}
