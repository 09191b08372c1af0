import { Phone, PhoneOff, Video } from "lucide";
import { useSignal } from "@preact/signals";
import type { Call } from "../../core/contract.ts";
import { answer } from "../../calls/line.ts";
import { useApp } from "../../state/app.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Icon } from "../../ui/Icon.tsx";
import "./Call.css";

/** Somebody calls: take it or not. It does not take the keyboard away from what one is writing. */
export function IncomingSheet({ call }: { call: Call }) {
  const app = useApp();
  const { t } = app.words;
  const busy = useSignal(false);
  const take = async () => {
    busy.value = true;
    await app.attempt(() => answer(app, call));
    busy.value = false;
  };
  const video = call.media === "video";
  return (
    <section class="incoming" role="alertdialog" aria-label={t("call.with", { name: call.person.name })}>
      <Avatar id={call.person.user_id} name={call.person.name} size={56} />
      <span class="incoming-words">
        <b class="one-line" dir="auto">{call.person.name}</b>
        <span>{t(video ? "call.incomingVideo" : "call.incomingAudio")}</span>
      </span>
      <button
        type="button"
        class="control danger"
        aria-label={t("call.decline")}
        onClick={() => void app.attempt(() => app.core.ask("decline_call", { call_id: call.call_id }))}
      >
        <Icon of={PhoneOff} size={24} />
      </button>
      <button type="button" class="control accept" aria-label={t("call.accept")} disabled={busy.value} onClick={() => void take()}>
        <Icon of={video ? Video : Phone} size={24} />
      </button>
    </section>
  );
}
