import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useApp } from "../state/app.ts";
import { Failed } from "./Empty.tsx";
import { Spinner } from "./Spinner.tsx";

/** A screen whose code is fetched when it is first shown. `above`: it lies over the others, which stay as they are till then. */
export function lazy<Props extends object>(fetch: () => Promise<ComponentType<Props>>, above = false): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  return function Lazy(props: Props) {
    const { t } = useApp().words;
    const [state, setState] = useState<"waiting" | "ready" | "failed">(known ? "ready" : "waiting");
    const load = () => {
      setState("waiting");
      fetch().then(
        (found) => ((known = found), setState("ready")),
        () => setState("failed"),
      );
    };
    useEffect(() => {
      if (!known) load();
    }, []);
    if (state === "failed") return <Failed onRetry={load} />;
    if (!known)
      return above ? null : (
        <span class="waiting" role="status" aria-label={t("app.loading")}>
          <Spinner />
        </span>
      );
    const Known = known;
    return <Known {...props} />;
  };
}
