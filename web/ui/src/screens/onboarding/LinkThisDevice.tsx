import { useEffect } from "preact/hooks";
import { useSignal } from "@preact/signals";
import type { Linking } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { deviceName } from "../../platform/device.ts";

/** The new device's side of linking; who has no other device starts over. */
export function LinkThisDevice({ onBack }: { onBack: () => void }) {
  const { core, session, words, overlays, attempt } = useApp();
  const { t } = words;
  const name = useSignal(deviceName(navigator.userAgent));
  const linking = session.linking.value;
  const waiting = session.standing.value === "waiting";
  const taking = linking?.state === "confirming" || linking?.state === "receiving";
  const linked = linking?.state === "linked" ? linking.self : undefined;
  useEffect(() => {
    if (linked) void session.enter(linked);
  }, [linked]);
  const start = () =>
    attempt(async () => {
      const device_name = name.value.trim();
      session.linking.value = await core.ask("link", { device_name });
    });
  const over = () =>
    overlays.ask({
      title: "startOver.title",
      text: "startOver.text",
      yes: "startOver.yes",
      danger: true,
      then: async () => session.enter(await core.ask("start_over", {})),
    });
  return (
    <div class="link-device">
      <h2>{t("link.title")}</h2>
      {linking && linking.state !== "failed" ? (
        <Step linking={linking} />
      ) : (
        <>
          {linking?.state === "failed" && (
            <p class="account-fault" role="alert">
              {t(`link.${linking.reason}`)}
            </p>
          )}
          <p>{t("link.hint")}</p>
          <Field label={t("link.deviceName")} value={name.value} maxLength={64} onInput={(text) => (name.value = text)} />
          <Button wide disabled={!name.value.trim()} onClick={() => void start()}>
            {t(linking ? "link.again" : "link.start")}
          </Button>
        </>
      )}
      {waiting ? (
        !taking && (
          <Button kind="quiet" wide onClick={over}>
            {t("link.noDevice")}
          </Button>
        )
      ) : (
        !linking && (
          <Button kind="quiet" wide onClick={onBack}>
            {t("app.back")}
          </Button>
        )
      )}
    </div>
  );
}

function Step({ linking }: { linking: Exclude<Linking, { state: "failed" }> }) {
  const { words, core, session, attempt } = useApp();
  const { t } = words;
  const cancel = () =>
    attempt(async () => {
      await core.ask("cancel_link", {});
      session.linking.value = undefined;
    });
  switch (linking.state) {
    case "showing":
      return (
        <>
          <p>{t("link.hint")}</p>
          <QrCode text={linking.code} label={t("link.title")} />
          <p>{t("link.typed")}</p>
          <code class="link-code">{linking.code}</code>
          <Button kind="plain" wide onClick={() => void cancel()}>
            {t("app.cancel")}
          </Button>
        </>
      );
    case "confirming":
      return (
        <>
          <p class="link-number" role="status">
            {linking.number}
          </p>
          <p>{t("link.compareHint", { number: linking.number, username: linking.username })}</p>
          <Button kind="plain" wide onClick={() => void cancel()}>
            {t("app.cancel")}
          </Button>
        </>
      );
    default:
      return (
        <p class="link-receiving" role="status">
          <Spinner /> {t("link.receiving")}
        </p>
      );
  }
}
