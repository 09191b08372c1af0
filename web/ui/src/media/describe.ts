import type { FileKind } from "../core/contract.ts";
import { look, type Look } from "./thumbnail.ts";

export type Description = Partial<Look> & { duration?: number };

/** Size, length and a blur of what is about to be sent, as far as the browser can tell. */
export async function describe(kind: FileKind, url: string): Promise<Description> {
  try {
    if (kind === "image") return await picture(url);
    if (kind === "video") return await film(url);
    if (kind === "audio" || kind === "voice") return { duration: await soundLength(url) };
  } catch {
    // A file the browser cannot draw is sent all the same, without a preview.
  }
  return {};
}

async function picture(url: string): Promise<Description> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return look(image, image.naturalWidth, image.naturalHeight);
}

async function film(url: string): Promise<Description> {
  const video = document.createElement("video");
  video.muted = true;
  video.preload = "auto";
  video.src = url;
  await event(video, "loadeddata");
  return { ...look(video, video.videoWidth, video.videoHeight), duration: Math.round(video.duration * 1000) };
}

async function soundLength(url: string): Promise<number> {
  const audio = new Audio(url);
  await event(audio, "loadedmetadata");
  return Number.isFinite(audio.duration) ? Math.round(audio.duration * 1000) : 0;
}

function event(media: HTMLMediaElement, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    media.addEventListener(name, () => resolve(), { once: true });
    media.addEventListener("error", () => reject(new Error("unreadable media")), { once: true });
  });
}
