import { useEffect } from "preact/hooks";
import { ring } from "../../platform/ring.ts";
import { useApp } from "../../state/app.ts";
import { lazyAbove } from "../../ui/lazy.tsx";

const CallScreen = lazyAbove(async () => (await import("./CallScreen.tsx")).CallScreen);
const IncomingSheet = lazyAbove(async () => (await import("./IncomingSheet.tsx")).IncomingSheet);

const SHOWN_AFTER = 2_000;

/** The call that rings or runs, above everything else; how it ended stands for a moment. */
export function CallHost() {
  const { calls } = useApp();
  const call = calls.current.value;
  const ended = call?.state === "ended";
  useEffect(() => {
    if (!ended) return;
    const timer = setTimeout(() => (calls.current.value = undefined), SHOWN_AFTER);
    return () => clearTimeout(timer);
  }, [ended]);
  const ringing = call?.state === "ringing" ? (call.outgoing ? "outgoing" : "incoming") : undefined;
  useEffect(() => (ringing ? ring(ringing) : undefined), [ringing]);
  if (!call) return null;
  const rings = call.state === "ringing" && !call.outgoing && !calls.line.value;
  if (rings) return <IncomingSheet call={call} />;
  if (ended && !call.outgoing && call.end !== "hung_up") return null;
  return <CallScreen call={call} line={calls.line.value} />;
}
