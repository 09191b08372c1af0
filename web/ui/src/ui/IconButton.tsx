import type { IconNode } from "lucide";
import { Icon } from "./Icon.tsx";
import "./Button.css";

interface Props {
  icon: IconNode;
  label: string;
  onClick?: (event: MouseEvent) => void;
  size?: number;
  kind?: "bare" | "tinted" | "filled";
  small?: boolean;
  mirrors?: boolean;
  disabled?: boolean;
  pressed?: boolean;
}

export function IconButton({ icon, label, onClick, size = 24, kind = "bare", small, mirrors, disabled, pressed }: Props) {
  return (
    <button
      type="button"
      class={`icon-button ${kind}${small ? " small" : ""}`}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon of={icon} size={size} mirrors={mirrors} />
    </button>
  );
}
