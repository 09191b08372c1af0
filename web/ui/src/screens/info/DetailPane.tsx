import { useEffect } from "preact/hooks";
import type { Id } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import type { Detail } from "../../state/route.ts";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { FindPane } from "./FindPane.tsx";
import { GroupInfo } from "./GroupInfo.tsx";
import { MediaPane } from "./MediaPane.tsx";
import { PersonInfo } from "./PersonInfo.tsx";
import { SafetyPane } from "./SafetyPane.tsx";

/** What stands beside a chat: who is in it, its safety number, its pictures, a search in it. */
export function DetailPane({ chat, detail, at }: { chat: Id; detail: Detail; at: Id | undefined }) {
  const { conversations } = useApp();
  const conversation = conversations.one(chat);
  useEffect(() => {
    if (!conversation) void conversations.fetch(chat).catch(() => undefined);
  }, [chat]);
  if (!conversation) return <SkeletonRows />;
  const person = at ?? conversation.person?.user_id;
  if (detail === "safety" && person) return <SafetyPane user={person} conversation={conversation} />;
  if (detail === "media") return <MediaPane conversation={conversation} />;
  if (detail === "find") return <FindPane conversation={conversation} />;
  return conversation.kind === "group" ? <GroupInfo conversation={conversation} /> : <PersonInfo conversation={conversation} />;
}
