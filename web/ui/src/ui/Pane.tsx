import { ChevronLeft } from "lucide";
import type { ComponentChildren } from "preact";
import { useApp } from "../state/app.ts";
import { IconButton } from "./IconButton.tsx";
import "./Pane.css";

interface Props {
  title: string;
  onBack: () => void;
  children: ComponentChildren;
  /** At the end of the head. */
  action?: ComponentChildren;
  /** Between the head and what scrolls. */
  tools?: ComponentChildren;
}

/** A page with a way back, a title and a part that scrolls. */
export function Pane({ title, onBack, children, action, tools }: Props) {
  const { t } = useApp().words;
  return (
    <section class="pane" aria-label={title}>
      <header class="pane-head">
        <IconButton icon={ChevronLeft} mirrors size={28} label={t("app.back")} onClick={onBack} />
        <h1 class="one-line">{title}</h1>
        {action}
      </header>
      {tools}
      <div class="pane-scroll">{children}</div>
    </section>
  );
}
