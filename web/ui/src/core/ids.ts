import type { Id } from "./contract.ts";

let last = 0;

/** A UUID of version 7 (RFC 9562): those of this page are each greater as text than the one before. */
export function freshId(now: number): Id {
  last = Math.max(now * COUNTED, last + 1);
  const time = Math.floor(last / COUNTED).toString(16).padStart(12, "0");
  const count = (last % COUNTED).toString(16).padStart(3, "0");
  const [, , , ...rest] = crypto.randomUUID().split("-");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${rest.join("-")}`;
}

/** So many ids fit into a millisecond before they run ahead of the clock. */
const COUNTED = 0x1000;
