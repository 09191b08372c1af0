import { forwardRef } from "preact/compat";
import { useLayoutEffect, type MutableRef } from "preact/hooks";
import { useApp } from "../../state/app.ts";
import type { Composer } from "../../state/composer.ts";

interface Props {
  composer: Composer;
  onSend: () => void;
}

const TALLEST = 132;

/** Grows with its words, which the browser does not keep in files of its own. Enter sends where one has chosen so, Shift+Enter never does; ↑ in an empty one edits the last. */
export const Input = forwardRef<HTMLTextAreaElement, Props>(function Input({ composer, onSend }, given) {
  const { words, settings, timelines, clock } = useApp();
  const ref = given as MutableRef<HTMLTextAreaElement | null>;
  const text = composer.text.value;
  useLayoutEffect(() => {
    const area = ref.current;
    if (!area) return;
    area.style.setProperty("height", "auto");
    area.style.setProperty("height", `${Math.min(area.scrollHeight, TALLEST)}px`);
  }, [text]);
  const editLast = () => {
    const lines = timelines.of(composer.conversation.id).lines.value;
    const last = lines.findLast((line) => line.mine && line.body.kind === "text" && line.editable_until > clock());
    if (last) composer.edit(last);
    return last !== undefined;
  };
  return (
    <textarea
      ref={ref}
      rows={1}
      value={text}
      dir="auto"
      autocomplete="off"
      aria-label={words.t("composer.label")}
      placeholder={words.t("composer.placeholder")}
      enterkeyhint={settings.enterSends.value ? "send" : "enter"}
      onInput={(event) => composer.type(event.currentTarget.value)}
      onPaste={(event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        composer.attach(files);
      }}
      onKeyDown={(event) => {
        if (event.isComposing || event.defaultPrevented) return;
        if (event.key === "Enter" && !event.shiftKey && settings.enterSends.value) {
          event.preventDefault();
          onSend();
        } else if (event.key === "ArrowUp" && text === "" && editLast()) event.preventDefault();
        else if (event.key === "Escape" && (composer.reply.value || composer.editing.value)) {
          event.preventDefault();
          event.stopPropagation();
          composer.stop();
        }
      }}
    />
  );
});
