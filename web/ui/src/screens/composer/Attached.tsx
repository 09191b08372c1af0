import { File as FileIcon, Play, X } from "lucide";
import { useApp } from "../../state/app.ts";
import type { Composer } from "../../state/composer.ts";
import { Icon } from "../../ui/Icon.tsx";

/** The files that go with the next message; each can be taken out again. */
export function Attached({ composer }: { composer: Composer }) {
  const { t } = useApp().words;
  if (composer.files.value.length === 0) return null;
  return (
    <ul class="attached" aria-label={t("composer.attached")}>
      {composer.files.value.map((chosen) => (
        <li key={chosen.key}>
          {chosen.kind === "image" ? (
            <img src={chosen.url} alt={chosen.name} />
          ) : (
            <span class="attached-file">
              <Icon of={chosen.kind === "video" ? Play : FileIcon} size={24} />
              <span class="one-line">{chosen.name}</span>
            </span>
          )}
          <button type="button" aria-label={t("composer.remove", { name: chosen.name })} onClick={() => composer.detach(chosen.key)}>
            <Icon of={X} size={14} />
          </button>
        </li>
      ))}
    </ul>
  );
}
