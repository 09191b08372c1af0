import { useSignalEffect } from "@preact/signals";
import { useApp } from "../state/app.ts";
import { Button } from "../ui/Button.tsx";
import { lazy } from "../ui/lazy.tsx";
import { Logo } from "../ui/Logo.tsx";
import { CallHost } from "./call/CallHost.tsx";
import { OverlayHost } from "./Overlay.tsx";
import { Shell } from "./Shell.tsx";
import "./Root.css";

const ProfileGate = lazy(async () => (await import("./onboarding/ProfileGate.tsx")).ProfileGate);
const Onboarding = lazy(async () => (await import("./onboarding/Onboarding.tsx")).Onboarding);

/** The whole app, by where this device stands. */
export function Root() {
  const { session } = useApp();
  useAppearance();
  const standing = session.standing.value;
  const profile = session.profile.value;
  if (profile !== "open" && profile !== "opening") return <ProfileGate state={profile} />;
  return (
    <>
      {standing === "starting" && <Splash />}
      {standing === "active" && <Shell />}
      {(standing === "none" || standing === "waiting" || standing === "logged_out") && <Onboarding />}
      <OverlayHost />
      <CallHost />
      <Toast />
    </>
  );
}

/** Theme, gradient, language and direction, on the document itself. */
function useAppearance(): void {
  const { settings, words } = useApp();
  useSignalEffect(() => void words.use(settings.language.value));
  useSignalEffect(() => {
    const { documentElement: root } = document;
    const theme = settings.theme.value;
    if (theme === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = theme;
    root.dataset["gradient"] = settings.gradient.value ? "on" : "off";
    root.lang = words.language.value;
    root.dir = words.direction;
  });
}

function Splash() {
  const { brand, words, session, attempt } = useApp();
  const failed = session.failed.value;
  return (
    <main class="splash">
      <Logo brand={brand.id} size={96} />
      <p role="status">{words.t(failed ? "app.failed" : "onboard.starting")}</p>
      {failed && <Button onClick={() => void attempt(() => session.begin())}>{words.t("app.retry")}</Button>}
    </main>
  );
}

function Toast() {
  const { toasts, words } = useApp();
  const toast = toasts.current.value;
  return (
    <div class="toast-place" role="status">
      {toast && <p class="toast">{words.t(toast.key, toast.values)}</p>}
    </div>
  );
}
