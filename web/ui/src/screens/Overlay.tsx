import { useApp } from "../state/app.ts";
import { Dialogue } from "../ui/Dialogue.tsx";
import { lazy } from "../ui/lazy.tsx";
import { Menu } from "../ui/Menu.tsx";

const EmojiPicker = lazy(async () => (await import("./overlays/EmojiPicker.tsx")).EmojiPicker, true);
const Lightbox = lazy(async () => (await import("./overlays/Lightbox.tsx")).Lightbox, true);
const CameraSheet = lazy(async () => (await import("./overlays/CameraSheet.tsx")).CameraSheet, true);
const ForwardSheet = lazy(async () => (await import("./overlays/ForwardSheet.tsx")).ForwardSheet, true);
const CardSheet = lazy(async () => (await import("./overlays/ForwardSheet.tsx")).CardSheet, true);
const ReceiptsSheet = lazy(async () => (await import("./overlays/LineSheets.tsx")).ReceiptsSheet, true);
const EditsSheet = lazy(async () => (await import("./overlays/LineSheets.tsx")).EditsSheet, true);
const TimerSheet = lazy(async () => (await import("./overlays/ChatSheets.tsx")).TimerSheet, true);
const MuteSheet = lazy(async () => (await import("./overlays/ChatSheets.tsx")).MuteSheet, true);
const AddSheet = lazy(async () => (await import("./overlays/AddSheet.tsx")).AddSheet, true);
const SharedSheet = lazy(async () => (await import("./overlays/SharedSheet.tsx")).SharedSheet, true);
const Switcher = lazy(async () => (await import("./overlays/Switcher.tsx")).Switcher, true);
const Coach = lazy(async () => (await import("./overlays/Coach.tsx")).Coach, true);

/** What lies above the panes now. */
export function OverlayHost() {
  const { overlays } = useApp();
  const overlay = overlays.current.value;
  switch (overlay?.kind) {
    case "menu":
      return <Menu menu={overlay} />;
    case "question":
      return <Dialogue question={overlay.question} />;
    case "emoji":
      return <EmojiPicker pick={overlay.pick} />;
    case "lightbox":
      return <Lightbox line={overlay.line} file={overlay.file} />;
    case "camera":
      return <CameraSheet taken={overlay.taken} />;
    case "forward":
      return <ForwardSheet line={overlay.line} />;
    case "card":
      return <CardSheet user={overlay.user} />;
    case "receipts":
      return <ReceiptsSheet line={overlay.line} />;
    case "edits":
      return <EditsSheet line={overlay.line} />;
    case "timer":
      return <TimerSheet conversation={overlay.conversation} />;
    case "mute":
      return <MuteSheet conversation={overlay.conversation} />;
    case "add":
      return <AddSheet conversation={overlay.conversation} />;
    case "shared":
      return <SharedSheet text={overlay.text} files={overlay.files} />;
    case "switcher":
      return <Switcher />;
    case "coach":
      return <Coach />;
    default:
      return null;
  }
}
