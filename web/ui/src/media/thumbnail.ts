import { rgbaToThumbHash, thumbHashToDataURL } from "thumbhash";
import type { Base64 } from "../core/contract.ts";

/** A small blur to show until the picture is here; absent if there is none. */
export function thumbnailUrl(thumbnail: Base64): string | undefined {
  try {
    return thumbnail ? thumbHashToDataURL(fromBase64(thumbnail)) : undefined;
  } catch {
    return undefined; // A foreign device's bytes: no blur is no harm.
  }
}

export interface Look {
  width: number;
  height: number;
  thumbnail: Base64;
}

const SMALL = 100;

/** What a picture or a frame of a film looks like from afar, and its size. */
export function look(source: CanvasImageSource, width: number, height: number): Look {
  const scale = Math.min(1, SMALL / Math.max(width, height, 1));
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const canvas = new OffscreenCanvas(w, h);
  const context = canvas.getContext("2d");
  if (!context) return { width, height, thumbnail: "" };
  context.drawImage(source, 0, 0, w, h);
  const { data } = context.getImageData(0, 0, w, h);
  return { width, height, thumbnail: toBase64(rgbaToThumbHash(w, h, data)) };
}

export function fromBase64(text: Base64): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

export function toBase64(bytes: Uint8Array): Base64 {
  return btoa(String.fromCharCode(...bytes));
}
