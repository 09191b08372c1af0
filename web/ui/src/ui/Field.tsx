import { Eye, EyeOff, Search, X } from "lucide";
import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { useApp } from "../state/app.ts";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import { useAutofocus } from "./useAutofocus.ts";
import "./Field.css";

interface Props {
  label: string;
  value: string;
  onInput: (value: string) => void;
  type?: "text" | "password";
  hint?: string;
  error?: string;
  /** Off: the browser does not keep what was typed in files of its own. */
  autocomplete?: "username" | "current-password" | "new-password" | "off";
  /** As in a name. */
  capitals?: boolean;
  autofocus?: boolean;
  maxLength?: number;
}

export function Field({ label, value, onInput, type = "text", hint, error, autocomplete = "off", capitals, autofocus, maxLength }: Props) {
  const { t } = useApp().words;
  const open = useSignal(false);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useAutofocus(autofocus, input);
  const secret = type === "password";
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for={id}>{label}</label>
      <span class="field-box">
        <input
          id={id}
          ref={input}
          type={secret && !open.value ? "password" : "text"}
          value={value}
          maxLength={maxLength}
          autocomplete={autocomplete}
          autocapitalize={capitals ? "words" : "none"}
          spellcheck={false}
          autofocus={autofocus}
          dir="auto"
          aria-invalid={error !== undefined}
          aria-describedby={hint || error ? `${id}-hint` : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {secret && (
          <IconButton
            icon={open.value ? EyeOff : Eye}
            size={20}
            label={t(open.value ? "onboard.hide" : "onboard.show")}
            onClick={() => (open.value = !open.value)}
          />
        )}
      </span>
      {(error ?? hint) && <p id={`${id}-hint`}>{error ?? hint}</p>}
    </div>
  );
}

interface SearchProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  onFocus?: () => void;
  autofocus?: boolean;
}

/** The pill one searches with. */
export function SearchField({ label, value, onInput, onFocus, autofocus }: SearchProps) {
  const { t } = useApp().words;
  const input = useRef<HTMLInputElement>(null);
  useAutofocus(autofocus, input);
  return (
    <div class="search-field">
      <Icon of={Search} size={18} />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        autofocus={autofocus}
        dir="auto"
        autocomplete="off"
        onFocus={onFocus}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {value && (
        <IconButton
          icon={X}
          size={16}
          small
          label={t("app.close")}
          onClick={() => {
            onInput("");
            input.current?.focus();
          }}
        />
      )}
    </div>
  );
}
