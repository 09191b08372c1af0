import { Lock } from "lucide";
import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Icon } from "../../ui/Icon.tsx";

/** Says what holds here, and opens what it rests on: the safety number, or a group's members. */
export function EncryptedBanner({ conversation }: { conversation: Conversation }) {
  const { words, route } = useApp();
  const { person } = conversation;
  return (
    <button
      type="button"
      class="encrypted-banner"
      onClick={() => (person ? route.detail("safety", person.user_id) : route.detail("info"))}
    >
      <Icon of={Lock} size={12} />
      {words.t("app.encrypted")}
    </button>
  );
}
