import type { Base64 } from "../core/contract.ts";
import { toBase64 } from "./thumbnail.ts";

const TYPES = ["audio/webm;codecs=opus", "audio/mp4"];
const EVERY = 60;
const HEIGHTS = 64;

export interface Recording {
  sound: Blob;
  duration: number;
  waveform: Base64;
}

/** Records the microphone and how loud it was. Ends by `stop` or `discard`; either lets go of the microphone. */
export class Recorder {
  private readonly parts: Blob[] = [];
  private readonly levels: number[] = [];
  private readonly begun = performance.now();
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly media: MediaRecorder;
  private readonly context = new AudioContext();

  private constructor(
    private readonly stream: MediaStream,
    onLevel: (levels: readonly number[], duration: number) => void,
  ) {
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    this.media = new MediaRecorder(stream, mimeType ? { mimeType } : {});
    this.media.addEventListener("dataavailable", (event) => this.parts.push(event.data));
    const analyser = this.context.createAnalyser();
    analyser.fftSize = 512;
    this.context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Uint8Array(analyser.fftSize);
    this.timer = setInterval(() => {
      analyser.getByteTimeDomainData(samples);
      this.levels.push(loudness(samples));
      onLevel(this.levels, this.duration);
    }, EVERY);
    this.media.start();
  }

  static async start(onLevel: (levels: readonly number[], duration: number) => void): Promise<Recorder> {
    return new Recorder(await navigator.mediaDevices.getUserMedia({ audio: true }), onLevel);
  }

  get duration(): number {
    return performance.now() - this.begun;
  }

  async stop(): Promise<Recording> {
    const duration = Math.round(this.duration);
    const ended = new Promise((resolve) => this.media.addEventListener("stop", resolve, { once: true }));
    this.media.stop();
    await ended;
    this.release();
    const type = this.media.mimeType.split(";")[0] ?? "audio/webm";
    return { sound: new Blob(this.parts, { type }), duration, waveform: toBase64(heights(this.levels)) };
  }

  discard(): void {
    if (this.media.state !== "inactive") this.media.stop();
    this.release();
  }

  private release(): void {
    clearInterval(this.timer);
    this.stream.getTracks().forEach((track) => track.stop());
    void this.context.close();
  }
}

function loudness(samples: Uint8Array): number {
  let sum = 0;
  for (const sample of samples) sum += ((sample - 128) / 128) ** 2;
  return Math.min(255, Math.round(Math.sqrt(sum / samples.length) * 900));
}

/** At most 64 heights, each the loudest of its stretch. */
export function heights(levels: readonly number[]): Uint8Array {
  const count = Math.min(HEIGHTS, levels.length);
  return Uint8Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * levels.length) / count);
    const to = Math.floor(((i + 1) * levels.length) / count);
    return Math.max(...levels.slice(from, to));
  });
}
