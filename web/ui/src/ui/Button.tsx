import type { IconNode } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";
import { Spinner } from "./Spinner.tsx";
import "./Button.css";

interface Props {
  /** `warning`: as quiet, but what it asks about cannot be taken back. */
  kind?: "primary" | "plain" | "quiet" | "warning" | "danger";
  children: ComponentChildren;
  onClick?: () => void;
  type?: "button" | "submit";
  disabled?: boolean;
  busy?: boolean;
  wide?: boolean;
  icon?: IconNode;
  autofocus?: boolean;
}

export function Button({ kind = "primary", children, onClick, type = "button", disabled, busy, wide, icon, autofocus }: Props) {
  return (
    <button
      class={`button ${kind}${wide ? " wide" : ""}`}
      type={type}
      disabled={disabled || busy}
      autofocus={autofocus}
      aria-busy={busy || undefined}
      onClick={onClick}
    >
      {busy ? <Spinner size={18} /> : icon && <Icon of={icon} size={18} />}
      {children}
    </button>
  );
}
