import type { Id } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";

/** Calls someone. What WebRTC needs is fetched when the first call is made. */
export function useCall(): (conversation: Id, media: "audio" | "video") => void {
  const app = useApp();
  return (conversation, media) =>
    void app.attempt(async () => {
      const { place } = await import("../../calls/line.ts");
      await place(app, conversation, media);
    });
}
