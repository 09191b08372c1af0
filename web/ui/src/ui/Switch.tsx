import { useId } from "preact/hooks";
import "./Switch.css";

interface Props {
  label: string;
  hint?: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

export function Switch({ label, hint, on, onChange }: Props) {
  const id = useId();
  return (
    <button type="button" class="switch-row" role="switch" aria-checked={on} aria-describedby={hint && id} onClick={() => onChange(!on)}>
      <span class="switch-words">
        <span>{label}</span>
        {hint && <small id={id}>{hint}</small>}
      </span>
      <span class="switch" aria-hidden="true" />
    </button>
  );
}
