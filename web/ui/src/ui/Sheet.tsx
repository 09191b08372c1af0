import { X } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useApp } from "../state/app.ts";
import { IconButton } from "./IconButton.tsx";
import "./Sheet.css";

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** Without a visible head, for pickers that bring their own. */
  bare?: boolean;
  size?: "small" | "medium" | "full";
}

/** A modal: at the foot of a phone, in the middle of a wide screen. The browser keeps the focus inside. */
export function Sheet({ title, onClose, children, bare = false, size = "small" }: Props) {
  const { t } = useApp().words;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`sheet ${size}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div class="sheet-body">
        {!bare && (
          <header class="sheet-head">
            <h2>{title}</h2>
            <IconButton icon={X} label={t("app.close")} onClick={onClose} />
          </header>
        )}
        {children}
      </div>
    </dialog>
  );
}
