import { useApp } from "../../state/app.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { useWriteTo } from "../useWriteTo.ts";

/** Those who are here now; a press opens the chat. */
export function ActiveRail() {
  const { people, words } = useApp();
  const write = useWriteTo();
  return (
    <ul class="rail" aria-label={words.t("rail.label")}>
      {people.active.value.map((person) => (
        <li key={person.user_id}>
          <button type="button" onClick={() => write(person.username)}>
            <Avatar id={person.user_id} name={person.name} size={60} online />
            <span class="one-line">{person.name.split(" ")[0]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
