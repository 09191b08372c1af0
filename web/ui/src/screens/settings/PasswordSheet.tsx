import { useSignal } from "@preact/signals";
import { codeOf } from "../../core/core.ts";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { failureKey } from "../../words/failures.ts";
import "../../ui/Dialogue.css";

interface Props {
  title: string;
  text: string;
  yes: string;
  onClose: () => void;
  act: (password: string) => Promise<void>;
}

/** Something that only the one who knows the password may do. */
export function PasswordSheet({ title, text, yes, onClose, act }: Props) {
  const { t } = useApp().words;
  const password = useSignal("");
  const fault = useSignal<string | undefined>(undefined);
  const busy = useSignal(false);
  const go = async () => {
    busy.value = true;
    try {
      await act(password.value);
      onClose();
    } catch (refused) {
      fault.value = t(failureKey(codeOf(refused)));
      busy.value = false;
    }
  };
  return (
    <Sheet title={title} onClose={onClose}>
      <form class="settings-form" onSubmit={(event) => (event.preventDefault(), void go())}>
        <p>{text}</p>
        <Field
          label={t("onboard.password")}
          type="password"
          autocomplete="current-password"
          value={password.value}
          error={fault.value}
          onInput={(typed) => (password.value = typed)}
          autofocus
        />
        <Button type="submit" kind="danger" wide busy={busy.value} disabled={!password.value}>
          {yes}
        </Button>
      </form>
    </Sheet>
  );
}
