import { CircleAlert, type IconNode } from "lucide";
import type { ComponentChildren } from "preact";
import { useApp } from "../state/app.ts";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import "./Empty.css";

interface Props {
  icon: IconNode;
  title: string;
  hint?: string;
  /** The next step. */
  children?: ComponentChildren;
}

/** Nothing here yet, and what to do about it. */
export function Empty({ icon, title, hint, children }: Props) {
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon of={icon} size={40} />
      </span>
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}

/** It did not load: say so and offer to try again. */
export function Failed({ onRetry }: { onRetry: () => void }) {
  const { t } = useApp().words;
  return (
    <Empty icon={CircleAlert} title={t("app.failed")} hint={t("app.failedHint")}>
      <Button kind="plain" onClick={onRetry}>
        {t("app.retry")}
      </Button>
    </Empty>
  );
}
