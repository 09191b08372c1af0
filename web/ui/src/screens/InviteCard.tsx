import { Share2 } from "lucide";
import { useApp } from "../state/app.ts";
import { Button } from "../ui/Button.tsx";
import { lazy } from "../ui/lazy.tsx";
import "./InviteCard.css";

const QrCode = lazy(async () => (await import("../ui/QrCode.tsx")).QrCode);

/** A link and a code that open a chat with oneself: only the username is in them. */
export function InviteCard() {
  const { session, words, toasts } = useApp();
  const { t } = words;
  const username = session.self.value?.username;
  if (!username) return null;
  const link = `${location.origin}${location.pathname}#/new/${encodeURIComponent(username)}`;
  const share = async () => {
    if (navigator.share) return navigator.share({ url: link }).catch(() => undefined);
    await navigator.clipboard.writeText(link);
    return toasts.show("app.copied");
  };
  return (
    <section class="invite" aria-label={t("people.invite")}>
      <h2>{t("people.invite")}</h2>
      <p>{t("people.inviteHint")}</p>
      <QrCode text={link} label={t("people.invite")} />
      <Button kind="plain" icon={Share2} onClick={() => void share()}>
        {t("people.share")}
      </Button>
    </section>
  );
}
