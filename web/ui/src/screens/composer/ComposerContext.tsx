import { X } from "lucide";
import { useApp } from "../../state/app.ts";
import type { Composer } from "../../state/composer.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { gist } from "../../words/phrases.ts";

/** What is being answered or edited. */
export function ComposerContext({ composer }: { composer: Composer }) {
  const { words } = useApp();
  const { t } = words;
  const line = composer.editing.value ?? composer.reply.value;
  if (!line) return null;
  const title = composer.editing.value
    ? t("composer.editing")
    : t("chat.replyTo", { name: line.mine ? t("app.you") : line.author_name });
  return (
    <div class="composer-context">
      <span>
        <b>{title}</b>
        <span class="one-line" dir="auto">{gist(words, line)}</span>
      </span>
      <IconButton icon={X} size={20} label={t("app.cancel")} onClick={() => composer.stop()} />
    </div>
  );
}
