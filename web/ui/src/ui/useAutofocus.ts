import { useEffect, type MutableRef } from "preact/hooks";

/** The focus goes there when it is drawn. Browsers look at `autofocus` but once a page, and in dialogs. */
export function useAutofocus(wanted: boolean | undefined, field: MutableRef<HTMLElement | null>): void {
  useEffect(() => {
    if (wanted) field.current?.focus({ preventScroll: true });
  }, []);
}
