import { useApp } from "../state/app.ts";
import "./Skeleton.css";

/** Rows that are on their way. */
export function SkeletonRows({ count = 8 }: { count?: number }) {
  const { t } = useApp().words;
  return (
    <div class="skeleton-rows" role="status">
      <span class="hidden-text">{t("app.loading")}</span>
      {Array.from({ length: count }, (_, i) => (
        <div class="skeleton-row" key={i} aria-hidden="true">
          <span class="bone round" />
          <span class="bones">
            <span class={`bone line w${i % 3}`} />
            <span class={`bone line thin w${(i + 1) % 3}`} />
          </span>
        </div>
      ))}
    </div>
  );
}

/** A chat that is on its way. */
export function SkeletonThread() {
  const { t } = useApp().words;
  return (
    <div class="skeleton-thread" role="status">
      <span class="hidden-text">{t("app.loading")}</span>
      {["in", "in wide", "out", "out wide", "in", "out"].map((side, i) => (
        <span key={i} class={`bone bubble-bone ${side}`} aria-hidden="true" />
      ))}
    </div>
  );
}
