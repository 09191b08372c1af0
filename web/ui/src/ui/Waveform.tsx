import "./Waveform.css";

interface Props {
  heights: number[];
  /** How much of it is over, 0 to 1. */
  part?: number;
  label: string;
  onSeek?: (part: number) => void;
}

const BARS = 36;
const TALLEST = 28;

/** A voice as bars; dragging on it seeks. */
export function Waveform({ heights, part = 0, label, onSeek }: Props) {
  const bars = sample(heights, BARS);
  return (
    <span class="waveform">
      <svg viewBox={`0 0 ${BARS * 4} ${TALLEST}`} preserveAspectRatio="none" aria-hidden="true">
        {bars.map((height, i) => {
          const tall = Math.max(3, (height / 255) * TALLEST);
          return <rect key={i} class={i / BARS < part ? "played" : ""} x={i * 4} y={(TALLEST - tall) / 2} width="2.4" height={tall} rx="1.2" />;
        })}
      </svg>
      {onSeek && (
        <input
          type="range"
          min="0"
          max="100"
          value={Math.round(part * 100)}
          aria-label={label}
          onInput={(event) => onSeek(Number(event.currentTarget.value) / 100)}
        />
      )}
    </span>
  );
}

/** As many bars as there is room for, each the tallest of what it stands for. */
export function sample(heights: number[], count: number): number[] {
  if (heights.length === 0) return Array.from({ length: count }, () => 24);
  return Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * heights.length) / count);
    const to = Math.max(from + 1, Math.floor(((i + 1) * heights.length) / count));
    return Math.max(...heights.slice(from, to));
  });
}
