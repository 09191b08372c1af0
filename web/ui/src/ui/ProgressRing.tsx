import { X } from "lucide";
import { useApp } from "../state/app.ts";
import { Icon } from "./Icon.tsx";
import "./ProgressRing.css";

interface Props {
  done: number;
  total: number;
  onCancel: () => void;
}

const RADIUS = 19;
const ROUND = 2 * Math.PI * RADIUS;

/** How far a file has come; pressing it gives up. */
export function ProgressRing({ done, total, onCancel }: Props) {
  const { t } = useApp().words;
  const part = total > 0 ? Math.min(1, done / total) : 0;
  const percent = Math.round(part * 100);
  return (
    <button type="button" class="progress-ring" aria-label={`${t("file.progress", { percent })}. ${t("file.cancel")}`} onClick={onCancel}>
      <svg width="44" height="44" viewBox="0 0 44 44" aria-hidden="true">
        <circle cx="22" cy="22" r={RADIUS} class="track" />
        <circle
          cx="22"
          cy="22"
          r={RADIUS}
          class="done"
          stroke-dasharray={ROUND}
          stroke-dashoffset={ROUND * (1 - Math.max(part, 0.03))}
        />
      </svg>
      <Icon of={X} size={20} />
    </button>
  );
}
