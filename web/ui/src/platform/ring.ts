const PATTERNS = {
  /** Somebody calls: two rising notes, again and again. */
  incoming: { notes: [660, 880], every: 2_400 },
  /** Waiting for the other one: one low note, as a telephone has it. */
  outgoing: { notes: [425], every: 4_000 },
} as const;

const NOTE = 0.35;
const LOUD = 0.12;

/** Rings until the answer is called. A browser that plays nothing before a tap stays silent; a phone trembles. */
export function ring(kind: keyof typeof PATTERNS): () => void {
  const { notes, every } = PATTERNS[kind];
  const context = new AudioContext();
  const once = () => {
    notes.forEach((pitch, i) => play(context, pitch, context.currentTime + i * NOTE));
    if (kind === "incoming") navigator.vibrate?.([400, 200, 400]);
  };
  once();
  const timer = setInterval(once, every);
  return () => {
    clearInterval(timer);
    navigator.vibrate?.(0);
    void context.close();
  };
}

/** One soft note: it swells and fades, so that it does not click. */
function play(context: AudioContext, pitch: number, at: number): void {
  const voice = context.createOscillator();
  const volume = context.createGain();
  voice.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUD, at + 0.05);
  volume.gain.linearRampToValueAtTime(0, at + NOTE);
  voice.connect(volume).connect(context.destination);
  voice.start(at);
  voice.stop(at + NOTE);
}
