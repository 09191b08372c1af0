import { ChevronDown, Search, Settings, SquarePen } from "lucide";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useApp } from "../../state/app.ts";
import type { Left } from "../../state/route.ts";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Pane } from "../../ui/Pane.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { CallList } from "./CallList.tsx";
import { ChatList } from "./ChatList.tsx";
import { CoachCard } from "./CoachCard.tsx";
import { PeopleList } from "./PeopleList.tsx";
import "./ListPane.css";

const COLLAPSES_AT = 24;

/** The head of the app: the chats, and with Entativa the calls and the people. */
export function ListPane() {
  const { brand, people, route, words } = useApp();
  const { t } = words;
  const { left } = route.current.value;
  const collapsed = useSignal(false);
  useEffect(() => void people.load(), []);
  if (left === "calls" && !brand.tabs) return <CallsPane />;
  const tab = brand.tabs && (left === "calls" || left === "people") ? left : "chats";
  return (
    <section class={collapsed.value ? "list-pane collapsed" : "list-pane"} aria-label={t("list.title")}>
      <Head />
      {brand.tabs && (
        <Tabs<Left>
          label={t("list.title")}
          chosen={tab}
          onChoose={(chosen) => route.left(chosen)}
          tabs={(["chats", "calls", "people"] as const).map((id) => ({ id, label: t(`tab.${id}`) }))}
        />
      )}
      {tab === "chats" && (
        <ChatList onScroll={(offset) => (collapsed.value = offset > COLLAPSES_AT)}>
          <SearchPill />
          <RequestsLink />
          <CoachCard />
        </ChatList>
      )}
      {tab === "calls" && <CallList />}
      {tab === "people" && <PeopleList />}
    </section>
  );
}

/** Where there are no tabs, the calls are a page of their own. */
function CallsPane() {
  const { route, words } = useApp();
  return (
    <Pane title={words.t("tab.calls")} onBack={() => route.left("settings")}>
      <CallList />
    </Pane>
  );
}

function Head() {
  const { brand, session, route, words } = useApp();
  const { t } = words;
  const write = <IconButton icon={SquarePen} label={t("list.new")} onClick={() => route.left("new")} />;
  if (brand.tabs)
    return (
      <header class="list-head">
        <IconButton icon={Settings} label={t("settings.title")} onClick={() => route.left("settings")} />
        <h1>{t("list.title")}</h1>
        {write}
      </header>
    );
  return (
    <header class="list-head account">
      <h1>
        <button type="button" class="account-button" aria-haspopup="true" onClick={() => route.left("settings")}>
          <bdi class="one-line">{session.self.value?.username}</bdi>
          <Icon of={ChevronDown} size={18} />
          <span class="hidden-text">{t("settings.title")}</span>
        </button>
      </h1>
      {write}
    </header>
  );
}

/** Looks like the field it leads to. */
function SearchPill() {
  const { route, words } = useApp();
  return (
    <button type="button" class="search-pill" onClick={() => route.left("search")}>
      <Icon of={Search} size={18} />
      {words.t("list.search")}
    </button>
  );
}

function RequestsLink() {
  const { brand, conversations, route, words } = useApp();
  const count = conversations.shelves.requests.value.length;
  return (
    <div class="list-links">
      {!brand.tabs && <h2>{words.t("list.title")}</h2>}
      {count > 0 && (
        <button type="button" class="link" onClick={() => route.left("requests")}>
          {words.t("list.requests", { n: count })}
        </button>
      )}
    </div>
  );
}
