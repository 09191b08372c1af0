import jsQR from "jsqr";
import { useEffect, useRef, useState } from "preact/hooks";
import { useApp } from "../state/app.ts";
import { Button } from "./Button.tsx";
import "./Scanner.css";

const EVERY = 200;

/** Looks for a QR code with the device's camera. */
export function Scanner({ onFound, onClose }: { onFound: (text: string) => void; onClose: () => void }) {
  const { t } = useApp().words;
  const video = useRef<HTMLVideoElement>(null);
  const [denied, setDenied] = useState(false);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let gone = false;
    const asked = navigator.mediaDevices?.getUserMedia({ video: { facingMode: "environment" } });
    (asked ?? Promise.reject(new Error("no camera"))).then(
      (got) => {
        stream = got;
        if (gone) got.getTracks().forEach((track) => track.stop());
        else if (video.current) video.current.srcObject = got;
      },
      () => setDenied(true),
    );
    const timer = setInterval(() => {
      const text = video.current && read(video.current);
      if (text) onFound(text);
    }, EVERY);
    return () => {
      gone = true;
      clearInterval(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);
  return (
    <div class="scanner">
      {denied ? <p role="status">{t("camera.denied")}</p> : <video ref={video} autoplay playsInline muted aria-label={t("settings.scan")} />}
      <Button kind="plain" onClick={onClose}>
        {t("app.cancel")}
      </Button>
    </div>
  );
}

function read(video: HTMLVideoElement): string | undefined {
  const { videoWidth: width, videoHeight: height } = video;
  if (!width) return undefined;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  if (!context) return undefined;
  context.drawImage(video, 0, 0);
  return jsQR(context.getImageData(0, 0, width, height).data, width, height)?.data;
}
