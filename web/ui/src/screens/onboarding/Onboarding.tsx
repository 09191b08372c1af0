import { Lock } from "lucide";
import { useSignal } from "@preact/signals";
import { useApp } from "../../state/app.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Logo } from "../../ui/Logo.tsx";
import { AccountForm } from "./AccountForm.tsx";
import { LinkThisDevice } from "./LinkThisDevice.tsx";
import "./Onboarding.css";

/** From nothing to one's messages: register, log in, then link this device or start over. */
export function Onboarding() {
  const { brand, session, words } = useApp();
  const { t } = words;
  const known = location.hash.includes("log-in");
  const form = useSignal<"register" | "log_in">(known ? "log_in" : "register");
  const link = useSignal(false);
  const waiting = session.standing.value === "waiting";
  const back = session.standing.value === "logged_out" ? session.self.value : undefined;
  return (
    <main class="onboarding">
      <section class="onboarding-card">
        <Logo brand={brand.id} size={72} />
        <h1>{brand.name}</h1>
        {waiting || link.value || session.linking.value ? (
          <LinkThisDevice onBack={() => (link.value = false)} />
        ) : (
          <>
            <p class="tagline">{back ? t("onboard.loggedOut", { username: back.username }) : t("onboard.tagline")}</p>
            <AccountForm
              kind={back ? "log_in" : form.value}
              back={back}
              onSwitch={() => (form.value = form.value === "register" ? "log_in" : "register")}
              onLink={() => (link.value = true)}
            />
          </>
        )}
        <p class="onboarding-foot">
          <Icon of={Lock} size={14} />
          {t("onboard.keysHint")}
        </p>
      </section>
    </main>
  );
}
