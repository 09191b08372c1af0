import type { Line, Self } from "../core/contract.ts";

/** What was just written, as it is drawn until the core's own line takes its place (C-V-8). */
export function written(self: Self, line: Pick<Line, "id" | "conversation_id" | "at" | "quote">, text: string): Line {
  return {
    ...line,
    author: self.user_id,
    author_name: self.name,
    mine: true,
    body: { kind: "text", parts: [{ kind: "plain", text }] },
    reactions: [],
    edited: false,
    editable_until: 0,
    state: "queued",
    delivered_to: 0,
    read_by: 0,
    expires_at: 0,
    expires_after: 0,
  };
}
