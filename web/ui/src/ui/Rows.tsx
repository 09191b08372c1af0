import { ChevronRight, type IconNode } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";
import "./Rows.css";

interface Props {
  label: string;
  onClick?: () => void;
  icon?: IconNode;
  /** What stands before the words instead of an icon. */
  lead?: ComponentChildren;
  hint?: string;
  value?: string;
  danger?: boolean;
  /** It leads to another page. */
  leads?: boolean;
  children?: ComponentChildren;
}

/** A row of a page: settings, people, actions. */
export function Row({ label, onClick, icon, lead, hint, value, danger, leads, children }: Props) {
  const inside = (
    <>
      {icon ? <Icon of={icon} size={22} /> : lead}
      <span class="row-words">
        <span class="row-label" dir="auto">{label}</span>
        {hint && <small dir="auto">{hint}</small>}
      </span>
      {value && <span class="row-value">{value}</span>}
      {leads && <Icon of={ChevronRight} size={18} mirrors />}
    </>
  );
  return (
    <div class={danger ? "row danger" : "row"}>
      {onClick ? (
        <button type="button" class="row-main" onClick={onClick}>
          {inside}
        </button>
      ) : (
        <div class="row-main">{inside}</div>
      )}
      {children}
    </div>
  );
}

/** Rows that belong together, with a heading. */
export function Section({ title, children }: { title?: string; children: ComponentChildren }) {
  return (
    <section class="section">
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}
