import qrcode from "qrcode-generator";
import { useMemo } from "preact/hooks";
import "./QrCode.css";

interface Props {
  text: string;
  label: string;
}

const QUIET = 3;

/** A QR code as one drawn path: dark on light in every theme, as scanners want it. */
export function QrCode({ text, label }: Props) {
  const { path, size } = useMemo(() => draw(text), [text]);
  return (
    <svg class="qr" viewBox={`${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}`} role="img" aria-label={label}>
      <path d={path} shape-rendering="crispEdges" />
    </svg>
  );
}

function draw(text: string): { path: string; size: number } {
  const code = qrcode(0, "M");
  code.addData(text, "Byte");
  code.make();
  const size = code.getModuleCount();
  let path = "";
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) if (code.isDark(y, x)) path += `M${x} ${y}h1v1h-1z`;
  }
  return { path, size };
}
