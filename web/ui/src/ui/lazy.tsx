import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useApp } from "../state/app.ts";
import { Failed } from "./Empty.tsx";
import { Spinner } from "./Spinner.tsx";

/** A screen whose code is fetched when it is first shown. */
export function lazy<Props extends object>(fetch: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return fetched(fetch, Waiting);
}

/** As that, but it lies over the others, which stay as they are till it is here. */
export function lazyAbove<Props extends object>(fetch: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return fetched(fetch, Nothing);
}

function Waiting() {
  return (
    <span class="waiting" role="status" aria-label={useApp().words.t("app.loading")}>
      <Spinner />
    </span>
  );
}

function Nothing() {
  return null;
}

function fetched<Props extends object>(fetch: () => Promise<ComponentType<Props>>, Meanwhile: ComponentType): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  return function Lazy(props: Props) {
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
    if (!known) return <Meanwhile />;
    const Known = known;
    return <Known {...props} />;
  };
}
