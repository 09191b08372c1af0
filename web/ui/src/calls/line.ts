import { signal, type Signal } from "@preact/signals";
import type { Call, Events, Id } from "../core/contract.ts";
import { tell } from "../core/core.ts";
import type { App } from "../state/app.ts";
import { fingerprint } from "./fingerprint.ts";

/** The media of the call that runs: WebRTC between the two, its words carried sealed by the core. */
export class CallLine {
  readonly mine = signal<MediaStream | undefined>(undefined);
  readonly theirs = signal<MediaStream | undefined>(undefined);
  readonly muted = signal(false);
  readonly filming: Signal<boolean>;
  readonly connectedAt = signal(0);
  callId: string | undefined;
  private readonly early: string[] = [];
  private facing: "user" | "environment" = "user";

  constructor(
    private readonly app: App,
    private readonly peer: RTCPeerConnection,
    readonly media: "audio" | "video",
  ) {
    this.filming = signal(media === "video");
    peer.addEventListener("track", (event) => (this.theirs.value = event.streams[0]));
    peer.addEventListener("icecandidate", ({ candidate }) => candidate && this.offer(JSON.stringify(candidate)));
    peer.addEventListener("connectionstatechange", () => this.changed());
  }

  /** Microphone and, for a video call, camera. */
  async open(): Promise<void> {
    const video = this.media === "video" && { facingMode: this.facing };
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video });
    stream.getTracks().forEach((track) => this.peer.addTrack(track, stream));
    this.mine.value = stream;
  }

  async say(): Promise<{ sdp: string; fingerprint: string }> {
    const own = this.peer.signalingState === "have-remote-offer" ? await this.peer.createAnswer() : await this.peer.createOffer();
    await this.peer.setLocalDescription(own);
    const sdp = this.peer.localDescription?.sdp ?? "";
    return { sdp, fingerprint: fingerprint(sdp) };
  }

  /** Names the call; what was gathered before it had a name goes out now. */
  named(callId: string): void {
    this.callId = callId;
    this.early.splice(0).forEach((candidate) => this.offer(candidate));
  }

  async hear({ call_id, step, text }: Events["call_signal"]): Promise<void> {
    if (this.callId !== undefined && call_id !== this.callId) return;
    if (step === "candidate") await this.peer.addIceCandidate(JSON.parse(text) as RTCIceCandidateInit);
    else await this.peer.setRemoteDescription({ type: step, sdp: text });
  }

  mute(muted: boolean): void {
    this.mine.value?.getAudioTracks().forEach((track) => (track.enabled = !muted));
    this.muted.value = muted;
  }

  film(on: boolean): void {
    this.mine.value?.getVideoTracks().forEach((track) => (track.enabled = on));
    this.filming.value = on;
  }

  /** The other camera of a phone. */
  async flip(): Promise<void> {
    this.facing = this.facing === "user" ? "environment" : "user";
    const fresh = await navigator.mediaDevices.getUserMedia({ video: { facingMode: this.facing } });
    const [track] = fresh.getVideoTracks();
    const sender = this.peer.getSenders().find((one) => one.track?.kind === "video");
    const stream = this.mine.value;
    if (!track || !sender || !stream) return;
    await sender.replaceTrack(track);
    stream.getVideoTracks().forEach((old) => (old.stop(), stream.removeTrack(old)));
    stream.addTrack(track);
    this.mine.value = new MediaStream(stream.getTracks());
  }

  close(): void {
    this.mine.value?.getTracks().forEach((track) => track.stop());
    this.peer.close();
  }

  private offer(candidate: string): void {
    if (this.callId === undefined) this.early.push(candidate);
    else tell(this.app.core, "candidate", { call_id: this.callId, candidate });
  }

  private changed(): void {
    if (this.peer.connectionState === "connected" && !this.connectedAt.value) {
      this.connectedAt.value = this.app.clock();
      if (this.callId) tell(this.app.core, "call_connected", { call_id: this.callId });
    }
    if (this.peer.connectionState === "failed" && this.callId) void hangUp(this.app, this.callId).catch(() => undefined);
  }
}

/** Rings someone up. */
export async function place(app: App, conversation_id: Id, media: "audio" | "video"): Promise<void> {
  const line = await take(app, media);
  try {
    await line.open();
    const call = await app.core.ask("call", { conversation_id, media, ...(await line.say()) });
    line.named(call.call_id);
    app.calls.current.value = call;
  } catch (fault) {
    release(app);
    throw fault;
  }
}

/** Takes a call that rings. */
export async function answer(app: App, call: Call): Promise<void> {
  const line = await take(app, call.media);
  try {
    line.callId = call.call_id;
    await line.open();
    await app.calls.offered;
    app.calls.current.value = await app.core.ask("answer_call", { call_id: call.call_id, ...(await line.say()) });
  } catch (fault) {
    release(app);
    throw fault;
  }
}

export async function hangUp(app: App, call_id: string): Promise<void> {
  release(app);
  await app.core.ask("hang_up", { call_id });
}

export function release(app: App): void {
  app.calls.line.value?.close();
  app.calls.line.value = undefined;
}

/** A line of its own for each call; it hears what the other side said before it was there. */
async function take(app: App, media: "audio" | "video"): Promise<CallLine> {
  release(app);
  const iceServers = await app.core.ask("ice_servers", {}).catch(() => []);
  const line = new CallLine(app, new RTCPeerConnection({ iceServers }), media);
  app.calls.line.value = line;
  app.calls.offered = app.calls.listen((signal) => line.hear(signal));
  return line;
}
