import { useApp } from "../../state/app.ts";

export function TypingDots({ names }: { names: string[] }) {
  const { t } = useApp().words;
  const [name = ""] = names;
  return (
    <div class="typing-dots">
      <span class="hidden-text">{t(names.length > 1 ? "typing.many" : "typing.one", { name })}</span>
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
    </div>
  );
}
