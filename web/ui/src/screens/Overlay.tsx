import { useApp } from "../state/app.ts";
import { Dialogue } from "../ui/Dialogue.tsx";
import { lazyAbove } from "../ui/lazy.tsx";
import { Menu } from "../ui/Menu.tsx";

const EmojiPicker = lazyAbove(async () => (await import("./overlays/EmojiPicker.tsx")).EmojiPicker);
const Lightbox = lazyAbove(async () => (await import("./overlays/Lightbox.tsx")).Lightbox);
const CameraSheet = lazyAbove(async () => (await import("./overlays/CameraSheet.tsx")).CameraSheet);
const ForwardSheet = lazyAbove(async () => (await import("./overlays/ForwardSheet.tsx")).ForwardSheet);
const CardSheet = lazyAbove(async () => (await import("./overlays/ForwardSheet.tsx")).CardSheet);
const ReceiptsSheet = lazyAbove(async () => (await import("./overlays/LineSheets.tsx")).ReceiptsSheet);
const EditsSheet = lazyAbove(async () => (await import("./overlays/LineSheets.tsx")).EditsSheet);
const TimerSheet = lazyAbove(async () => (await import("./overlays/ChatSheets.tsx")).TimerSheet);
const MuteSheet = lazyAbove(async () => (await import("./overlays/ChatSheets.tsx")).MuteSheet);
const AddSheet = lazyAbove(async () => (await import("./overlays/AddSheet.tsx")).AddSheet);
const SharedSheet = lazyAbove(async () => (await import("./overlays/SharedSheet.tsx")).SharedSheet);
const Switcher = lazyAbove(fetchSwitcher);
const Coach = lazyAbove(async () => (await import("./overlays/Coach.tsx")).Coach);

/** Above anything by a key, and typed into at once. */
export async function fetchSwitcher() {
  return (await import("./overlays/Switcher.tsx")).Switcher;
}

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
