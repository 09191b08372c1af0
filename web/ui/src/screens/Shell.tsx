import { AppWindow, MessageCircle, WifiOff } from "lucide";
import { useEffect } from "preact/hooks";
import { useApp } from "../state/app.ts";
import type { Route } from "../state/route.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Empty } from "../ui/Empty.tsx";
import { lazy } from "../ui/lazy.tsx";
import { fetchSwitcher } from "./Overlay.tsx";
import { ListPane } from "./list/ListPane.tsx";
import { useKeyboard } from "./useKeyboard.ts";
import { useViewport } from "./useViewport.ts";
import "./Shell.css";

const fetchChat = async () => (await import("./chat/ChatScreen.tsx")).ChatScreen;
const fetchSearch = async () => (await import("./search/SearchPane.tsx")).SearchPane;
const ChatScreen = lazy(fetchChat);
const Archived = lazy(async () => (await import("./list/Shelves.tsx")).Archived);
const Requests = lazy(async () => (await import("./list/Shelves.tsx")).Requests);
const NewMessage = lazy(async () => (await import("./new/NewMessage.tsx")).NewMessage);
const NewGroup = lazy(async () => (await import("./new/NewGroup.tsx")).NewGroup);
const SearchPane = lazy(fetchSearch);
const SettingsPane = lazy(async () => (await import("./settings/SettingsPane.tsx")).SettingsPane);
const DetailPane = lazy(async () => (await import("./info/DetailPane.tsx")).DetailPane);

/** Up to three panes side by side; on a phone the innermost one alone. */
export function Shell() {
  const { route, brand, conversations, session, words } = useApp();
  const current = route.current.value;
  useKeyboard();
  useViewport();
  useEffect(() => {
    // Never a name: the browser writes titles into its history.
    document.title = brand.name;
  }, []);
  useEffect(() => {
    // The list is drawn first; what a row or a key opens is here before one presses it, so no letter after it is lost.
    const timer = setTimeout(() => void Promise.allSettled([fetchChat(), fetchSearch(), fetchSwitcher()]), 300);
    return () => clearTimeout(timer);
  }, []);
  const unread = conversations.unread.value;
  useEffect(() => {
    if ("setAppBadge" in navigator) void (unread ? navigator.setAppBadge(unread) : navigator.clearAppBadge());
  }, [unread]);
  const connection = session.connection.value;
  return (
    <div class={`shell depth-${depth(current)}`}>
      {connection !== "online" && connection !== "starting" && (
        <p class="offline" role="status">
          <Icon of={connection === "elsewhere" ? AppWindow : WifiOff} size={14} />
          {words.t(connection === "elsewhere" ? "app.elsewhere" : "app.offline")}
        </p>
      )}
      <div class="panes">
        <aside class="left" aria-label={words.t("list.label")}>
          <LeftPane route={current} />
        </aside>
        <main class="middle">{current.chat ? <ChatScreen key={current.chat} id={current.chat} /> : <NothingOpen />}</main>
        {current.chat && current.detail && (
          <aside class="right" aria-label={words.t("info.title")}>
            <DetailPane key={`${current.chat}${current.detail}`} chat={current.chat} detail={current.detail} at={current.at} />
          </aside>
        )}
      </div>
    </div>
  );
}

function depth({ chat, detail }: Route): number {
  return chat ? (detail ? 3 : 2) : 1;
}

function LeftPane({ route }: { route: Route }) {
  switch (route.left) {
    case "requests":
      return <Requests />;
    case "archived":
      return <Archived />;
    case "new":
      return <NewMessage wanted={route.page} />;
    case "group":
      return <NewGroup />;
    case "search":
      return <SearchPane />;
    case "settings":
      return <SettingsPane page={route.page} />;
    default:
      return <ListPane />;
  }
}

function NothingOpen() {
  const { words, route } = useApp();
  const { t } = words;
  return (
    <Empty icon={MessageCircle} title={t("app.openChat")} hint={t("app.openChatHint")}>
      <Button onClick={() => route.left("new")}>{t("list.start")}</Button>
    </Empty>
  );
}
