import { SwitchCamera, X } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { useApp } from "../../state/app.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import "./CameraSheet.css";

const QUALITY = 0.9;

/** A photo from the device's own camera. */
export function CameraSheet({ taken }: { taken: (photo: Blob) => void }) {
  const { words, overlays } = useApp();
  const { t } = words;
  const video = useRef<HTMLVideoElement>(null);
  const [facing, setFacing] = useState<"user" | "environment">("environment");
  const [denied, setDenied] = useState(false);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let gone = false;
    const asked = navigator.mediaDevices?.getUserMedia({ video: { facingMode: facing, width: { ideal: 1920 } } });
    (asked ?? Promise.reject(new Error("no camera"))).then(
      (got) => {
        stream = got;
        if (gone) got.getTracks().forEach((track) => track.stop());
        else if (video.current) video.current.srcObject = got;
      },
      () => setDenied(true),
    );
    return () => {
      gone = true;
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [facing]);
  const shoot = async () => {
    const source = video.current;
    if (!source?.videoWidth) return;
    const canvas = new OffscreenCanvas(source.videoWidth, source.videoHeight);
    canvas.getContext("2d")?.drawImage(source, 0, 0);
    taken(await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY }));
    overlays.close();
  };
  return (
    <Sheet title={t("composer.camera")} onClose={() => overlays.close()} bare size="full">
      <div class="camera">
        {denied ? <p>{t("camera.denied")}</p> : <video ref={video} autoplay playsInline muted aria-label={t("composer.camera")} />}
        <div class="camera-controls">
          <IconButton icon={X} label={t("app.close")} onClick={() => overlays.close()} />
          <button type="button" class="shutter" aria-label={t("camera.shoot")} disabled={denied} onClick={() => void shoot()} />
          <IconButton
            icon={SwitchCamera}
            label={t("camera.flip")}
            onClick={() => setFacing(facing === "user" ? "environment" : "user")}
          />
        </div>
      </div>
    </Sheet>
  );
}
