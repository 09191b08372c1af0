import { Lock, Timer } from "lucide";
import { useEffect } from "preact/hooks";
import { useSignal } from "@preact/signals";
import type { Conversation, Line, Receipt } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import type { Mark } from "../../thread/receipts.ts";
import { clock } from "../../thread/time.ts";
import { Icon } from "../../ui/Icon.tsx";
import { length } from "../../words/phrases.ts";

interface Props {
  line: Line;
  ends: boolean;
  conversation: Conversation;
  mark: Mark | undefined;
  onRetry: () => void;
}

/** Under a bubble: edited, when, how far it has come. Each brand shows it in its own way. */
export function Foot({ line, ends, conversation, mark, onRetry }: Props) {
  const { brand, words } = useApp();
  const { t, language } = words;
  const time = clock(line.at, language.value);
  const sentence = brand.receipts === "sentence" && mark;
  const stamp = brand.locks && ends;
  if (!line.edited && !sentence && !stamp && line.expires_after === 0) return null;
  return (
    <span class="foot">
      {line.expires_after > 0 && (ends || sentence) && <Fleeting seconds={line.expires_after} />}
      {line.edited && <span>{t("chat.edited")}</span>}
      {stamp && (
        <span class="foot-stamp">
          <Icon of={Lock} size={11} /> {time}
        </span>
      )}
      {sentence &&
        (mark === "failed" ? (
          <button type="button" class="foot-failed" onClick={onRetry}>
            {t("receipt.failed")}
          </button>
        ) : (
          <Sentence line={line} conversation={conversation} mark={mark} time={time} />
        ))}
    </span>
  );
}

function Fleeting({ seconds }: { seconds: number }) {
  const { words } = useApp();
  const label = words.t("chat.expires", { time: length(words, seconds) });
  return (
    <span role="img" aria-label={label} title={label}>
      <Icon of={Timer} size={12} />
    </span>
  );
}

function Sentence({ line, conversation, mark, time }: { line: Line; conversation: Conversation; mark: Mark; time: string }) {
  const { t } = useApp().words;
  const group = conversation.kind === "group";
  if (group && line.read_by > 0) return <SeenBy line={line} time={time} />;
  return (
    <span>
      {time} · {t(`receipt.${mark}`)} {mark === "read" && <Icon of={Lock} size={11} />}
    </span>
  );
}

const NAMED = 2;

function SeenBy({ line, time }: { line: Line; time: string }) {
  const { core, words } = useApp();
  const { t } = words;
  const readers = useSignal<Receipt[]>([]);
  useEffect(() => {
    core.ask("receipts", { line_id: line.id }).then(
      (all) => (readers.value = all.filter((one) => one.read_at > 0)),
      () => undefined,
    );
  }, [line.id, line.read_by]);
  const names = readers.value.slice(0, NAMED).map((one) => one.person.name.split(" ")[0]).join(", ");
  const more = readers.value.length - NAMED;
  if (!names) return <span>{time}</span>;
  return (
    <span>
      {time} · {more > 0 ? t("receipt.seenByMore", { names, n: more }) : t("receipt.seenBy", { names })}{" "}
      <Icon of={Lock} size={11} />
    </span>
  );
}
