import { Bell, HardDrive, KeyRound, Languages, Palette, Phone, ShieldCheck, Smartphone, User, Archive } from "lucide";
import type { IconNode } from "lucide";
import type { ComponentType } from "preact";
import { useApp } from "../../state/app.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Pane } from "../../ui/Pane.tsx";
import { Row, Section } from "../../ui/Rows.tsx";
import type { Key } from "../../words/words.ts";
import { AccountPage } from "./AccountPage.tsx";
import { AppearancePage } from "./AppearancePage.tsx";
import { DevicesPage } from "./DevicesPage.tsx";
import { LanguagePage } from "./LanguagePage.tsx";
import { NotificationsPage } from "./NotificationsPage.tsx";
import { PrivacyPage } from "./PrivacyPage.tsx";
import { ProfilePage } from "./ProfilePage.tsx";
import { StoragePage } from "./StoragePage.tsx";
import "./Settings.css";

interface Entry {
  icon: IconNode;
  title: Key;
  page: ComponentType;
}

const PAGES: Record<string, Entry> = {
  profile: { icon: User, title: "settings.profile", page: ProfilePage },
  privacy: { icon: ShieldCheck, title: "settings.privacy", page: PrivacyPage },
  notifications: { icon: Bell, title: "settings.notifications", page: NotificationsPage },
  appearance: { icon: Palette, title: "settings.appearance", page: AppearancePage },
  language: { icon: Languages, title: "settings.language", page: LanguagePage },
  devices: { icon: Smartphone, title: "settings.devices", page: DevicesPage },
  storage: { icon: HardDrive, title: "settings.storage", page: StoragePage },
  account: { icon: KeyRound, title: "settings.account", page: AccountPage },
};

/** The settings: a list of pages, or one of them. */
export function SettingsPane({ page }: { page: string | undefined }) {
  const { words, route } = useApp();
  const { t } = words;
  const entry = page === undefined ? undefined : PAGES[page];
  if (entry) {
    const Page = entry.page;
    return (
      <Pane title={t(entry.title)} onBack={() => route.leftBack()}>
        <Page />
      </Pane>
    );
  }
  return (
    <Pane title={t("settings.title")} onBack={() => route.leftBack()}>
      <Me />
      <Section>
        {Object.entries(PAGES).map(([id, { icon, title }]) => (
          <Row key={id} icon={icon} label={t(title)} leads onClick={() => route.left("settings", id)} />
        ))}
      </Section>
      <Section>
        <Row icon={Archive} label={t("list.archived")} leads onClick={() => route.left("archived")} />
        <CallsRow />
      </Section>
    </Pane>
  );
}

function Me() {
  const self = useApp().session.self.value;
  if (!self) return null;
  return (
    <div class="me">
      <Avatar id={self.user_id} name={self.name} size={96} />
      <h2 dir="auto">{self.name}</h2>
      <p>
        <bdi>@{self.username}</bdi>
      </p>
    </div>
  );
}

/** Where the brand has no tab for them, the calls are found here. */
function CallsRow() {
  const { brand, route, words } = useApp();
  return brand.tabs ? null : <Row icon={Phone} label={words.t("tab.calls")} leads onClick={() => route.left("calls")} />;
}
