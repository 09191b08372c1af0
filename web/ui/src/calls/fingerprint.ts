import type { Base64 } from "../core/contract.ts";
import { toBase64 } from "../media/thumbnail.ts";

/**
 * The SHA-256 fingerprint of the certificate that a description promises, as bytes. It travels sealed beside the
 * description, so that whoever carries the words cannot put a certificate of their own in.
 */
export function fingerprint(sdp: string): Base64 {
  const found = [...sdp.matchAll(/^a=fingerprint:sha-256 ([0-9A-Fa-f:]{95})\s*$/gm)].map((match) => match[1] ?? "");
  const [first] = found;
  if (!first || found.some((one) => one.toUpperCase() !== first.toUpperCase())) throw new Error("no single fingerprint");
  return toBase64(Uint8Array.from(first.split(":"), (byte) => parseInt(byte, 16)));
}
