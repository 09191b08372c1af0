import { Check, Circle, CircleAlert, Clock } from "lucide";
import type { Person } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import type { Mark } from "../../thread/receipts.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Icon } from "../../ui/Icon.tsx";
import "./MarkIcon.css";

/** How far an own line has come, as a small mark: circle, ticked, filled, the reader's face, or a red sign. */
export function MarkIcon({ mark, person }: { mark: Mark; person: Person | undefined }) {
  const { t } = useApp().words;
  return (
    <span class={`mark ${mark}`} role="img" aria-label={t(`receipt.${mark}`)}>
      <Drawing mark={mark} person={person} />
    </span>
  );
}

function Drawing({ mark, person }: { mark: Mark; person: Person | undefined }) {
  switch (mark) {
    case "sending":
      return <Icon of={Circle} size={16} />;
    case "held":
      return <Icon of={Clock} size={16} />;
    case "failed":
      return <Icon of={CircleAlert} size={16} />;
    case "read":
      return person ? <Avatar id={person.user_id} name={person.name} size={16} /> : <Tick />;
    default:
      return <Tick />;
  }
}

function Tick() {
  return (
    <span class="tick">
      <Icon of={Check} size={10} />
    </span>
  );
}
