import { useSignal } from "@preact/signals";
import { useApp } from "../state/app.ts";
import type { Question } from "../state/overlay.ts";
import { Button } from "./Button.tsx";
import { Sheet } from "./Sheet.tsx";
import "./Dialogue.css";

/** A question before something that cannot be taken back. */
export function Dialogue({ question }: { question: Question }) {
  const { words, overlays, attempt } = useApp();
  const busy = useSignal(false);
  const { t } = words;
  const act = async () => {
    busy.value = true;
    const done = await attempt(async () => question.then());
    busy.value = false;
    if (done) overlays.close();
  };
  return (
    <Sheet title={t(question.title, question.values)} onClose={() => overlays.close()} bare>
      <div class="dialogue">
        <h2>{t(question.title, question.values)}</h2>
        <p>{t(question.text, question.values)}</p>
        <Button kind={question.danger ? "danger" : "primary"} wide busy={busy.value} onClick={act}>
          {t(question.yes, question.values)}
        </Button>
        <Button kind="plain" wide autofocus={question.danger} onClick={() => (overlays.close(), question.otherwise?.then())}>
          {t(question.otherwise?.label ?? "app.cancel")}
        </Button>
      </div>
    </Sheet>
  );
}
