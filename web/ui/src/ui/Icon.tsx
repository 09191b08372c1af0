import type { IconNode } from "lucide";
import { h } from "preact";

interface Props {
  of: IconNode;
  size?: number;
  /** Points the other way where one reads from right to left. */
  mirrors?: boolean;
  filled?: boolean;
}

/** A drawing without words of its own: whoever shows it alone labels it. */
export function Icon({ of, size = 24, mirrors = false, filled = false }: Props) {
  return (
    <svg
      class={mirrors ? "icon mirrors" : "icon"}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={filled ? "currentColor" : "none"}
      stroke="currentColor"
      stroke-width={filled ? 1.5 : 1.9}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {of.map(([tag, attributes], i) => h(tag, { key: i, ...attributes }))}
    </svg>
  );
}
