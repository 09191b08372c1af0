import { ScanLine, ShieldCheck } from "lucide";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Conversation, SafetyNumber } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/Button.tsx";
import { Failed } from "../../ui/Empty.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { lazy } from "../../ui/lazy.tsx";
import { Pane } from "../../ui/Pane.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import "./Info.css";

const Scanner = lazy(async () => (await import("../../ui/Scanner.tsx")).Scanner);

/** The number that two people compare: equal on both sides means that nobody sits between them. */
export function SafetyPane({ user, conversation }: { user: string; conversation: Conversation }) {
  const { core, words, route, conversations, attempt } = useApp();
  const { t } = words;
  const number = useSignal<SafetyNumber | "failed" | undefined>(undefined);
  const scanning = useSignal(false);
  const scanned = useSignal<"match" | "mismatch" | undefined>(undefined);
  const load = () =>
    core.ask("safety_number", { user_id: user }).then(
      (found) => (number.value = found),
      () => (number.value = "failed"),
    );
  useEffect(() => void load(), [user]);
  const change = (work: () => Promise<unknown>) =>
    attempt(async () => {
      await work();
      await Promise.all([load(), conversations.fetch(conversation.id)]);
    });
  const verify = (verified: boolean) => change(() => core.ask("verify", { user_id: user, verified }));
  const name = conversation.person?.name ?? conversation.title;
  const now = number.value;
  const compare = (text: string) => {
    scanning.value = false;
    const same = now !== undefined && now !== "failed" && text === now.qr;
    scanned.value = same ? "match" : "mismatch";
    if (same) void verify(true);
  };
  return (
    <Pane title={t("safety.title")} onBack={() => route.back()}>
      {now === "failed" && <Failed onRetry={() => void load()} />}
      {now === undefined && <SkeletonRows count={4} />}
      {now && now !== "failed" && (
        <div class="safety">
          {(now.trust === "changed" || now.trust === "broken") && (
            <>
              <p class="warning">{t("safety.changed")}</p>
              <Button wide onClick={() => void change(() => core.ask("accept_identity", { user_id: user }))}>
                {t("safety.accept")}
              </Button>
            </>
          )}
          {scanning.value ? (
            <Scanner onFound={compare} onClose={() => (scanning.value = false)} />
          ) : (
            <QrCode text={now.qr} label={t("safety.qr")} />
          )}
          <Digits digits={now.digits} label={t("safety.title")} />
          <p>{t("safety.hint", { name })}</p>
          {scanned.value && <p role="status" class={scanned.value === "mismatch" ? "warning" : ""}>{t(`safety.${scanned.value}`)}</p>}
          {now.trust === "verified" && (
            <p class="verified">
              <Icon of={ShieldCheck} size={20} />
              {t("safety.verified", { name })}
            </p>
          )}
          <Button kind="plain" wide icon={ScanLine} onClick={() => (scanning.value = !scanning.value)}>
            {t("safety.scan")}
          </Button>
          <Button kind={now.trust === "verified" ? "plain" : "primary"} wide onClick={() => void verify(now.trust !== "verified")}>
            {t(now.trust === "verified" ? "safety.unverify" : "safety.verify")}
          </Button>
        </div>
      )}
    </Pane>
  );
}

/** Twelve groups of five, always from left to right. */
function Digits({ digits, label }: { digits: string; label: string }) {
  const groups = digits.replace(/\D/g, "").match(/.{1,5}/g) ?? [];
  return (
    <div class="digits" role="group" aria-label={label}>
      {groups.map((group, i) => (
        <span key={i}>{group}</span>
      ))}
    </div>
  );
}
