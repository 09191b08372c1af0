import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Failed } from "../../ui/Empty.tsx";
import { SkeletonThread } from "../../ui/Skeleton.tsx";
import { ComposerBar } from "../composer/ComposerBar.tsx";
import { useDrop } from "../composer/useDrop.ts";
import { ChatHead } from "./ChatHead.tsx";
import { NotWritable } from "./NotWritable.tsx";
import { EncryptedBanner } from "./EncryptedBanner.tsx";
import { RequestBar } from "./RequestBar.tsx";
import { Thread } from "./Thread.tsx";
import { TrustLine } from "./TrustLine.tsx";
import "./ChatScreen.css";

/** One conversation: its head, its lines and what is being written. */
export function ChatScreen({ id }: { id: string }) {
  const { conversations } = useApp();
  const [failed, setFailed] = useState(false);
  const conversation = conversations.one(id);
  const load = () => {
    setFailed(false);
    conversations.fetch(id).catch(() => setFailed(true));
  };
  useEffect(() => {
    if (!conversation) load();
  }, [id, conversation === undefined]);
  if (failed) return <Failed onRetry={load} />;
  if (!conversation) return <SkeletonThread />;
  return <Chat conversation={conversation} />;
}

function Chat({ conversation }: { conversation: Conversation }) {
  const { brand, conversations, timelines, people, route, words, composers } = useApp();
  const { t } = words;
  const timeline = timelines.of(conversation.id);
  const composer = composers.of(conversation);
  const drop = useDrop((files) => composer.attach(files));
  const { at, detail } = route.current.value;
  const around = detail ? undefined : at;
  const isKnown = conversations.isKnown(conversation.id);
  useLayoutEffect(() => (isKnown ? composer.recall(conversation.draft) : undefined), [composer, isKnown]);
  useEffect(() => void timeline.open(around, conversation.unread > 0), [timeline, around]);
  useEffect(() => people.watch(conversation.person ? [conversation.person.user_id] : []), [conversation.id]);
  const state = timeline.loading.value;
  return (
    <section class="chat" aria-label={t("chat.label", { name: conversation.title })} {...drop.handlers}>
      <ChatHead conversation={conversation} />
      <TrustLine conversation={conversation} />
      {state === "failed" && <Failed onRetry={() => void timeline.open(around)} />}
      {state === "ready" && <Thread key={conversation.id} conversation={conversation} timeline={timeline} around={around} />}
      {(state === "loading" || state === "idle") && <SkeletonThread />}
      {conversation.standing === "requested" && <RequestBar conversation={conversation} />}
      {conversation.standing === "accepted" && conversation.writable && (
        <>
          {brand.banner && <EncryptedBanner conversation={conversation} />}
          <ComposerBar conversation={conversation} composer={composer} />
        </>
      )}
      {conversation.standing === "accepted" && !conversation.writable && <NotWritable conversation={conversation} />}
      {drop.over && <div class="drop-here">{t("composer.drop")}</div>}
    </section>
  );
}
