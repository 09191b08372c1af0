import { Crown, Ellipsis, LogOut, MessageCircle, ShieldCheck, UserMinus, UserPlus } from "lucide";
import { useSignal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Conversation, Group, Member } from "../../core/contract.ts";
import { useApp, type App } from "../../state/app.ts";
import type { Action } from "../../state/overlay.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Failed } from "../../ui/Empty.tsx";
import { FacePicker } from "../../ui/FacePicker.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Pane } from "../../ui/Pane.tsx";
import { Row, Section } from "../../ui/Rows.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { useWriteTo } from "../useWriteTo.ts";
import { Card } from "./Card.tsx";
import { ChatRows } from "./ChatRows.tsx";
import { Rename } from "./Rename.tsx";

/** About a group: its people and who may do what. */
export function GroupInfo({ conversation }: { conversation: Conversation }) {
  const { core, words, route, overlays } = useApp();
  const { t } = words;
  const group = useSignal<Group | "failed" | undefined>(undefined);
  const load = () =>
    core.ask("group", { conversation_id: conversation.id }).then(
      (found) => (group.value = found),
      () => (group.value = "failed"),
    );
  useEffect(() => {
    void load();
    return core.on((event) => {
      const tells = event.event === "line" && event.data.body.kind === "group";
      if (tells && event.data.conversation_id === conversation.id) void load();
    });
  }, [conversation.id]);
  const now = group.value;
  const leave = () =>
    overlays.ask({
      title: "info.leave",
      text: "info.leaveText",
      yes: "info.leave",
      danger: true,
      then: () => core.ask("leave", { conversation_id: conversation.id }),
    });
  return (
    <Pane title={t("info.title")} onBack={() => route.back()}>
      <Card conversation={conversation} second={t("chat.members", { n: conversation.members })} />
      <Section>
        <ChatRows conversation={conversation} />
      </Section>
      {now === "failed" && <Failed onRetry={() => void load()} />}
      {!now && <SkeletonRows count={3} />}
      {now && now !== "failed" && <Members group={now} changed={group} />}
      {conversation.writable && (
        <Section>
          <Row icon={LogOut} danger label={t("info.leave")} onClick={leave} />
        </Section>
      )}
    </Pane>
  );
}

function Members({ group, changed }: { group: Group; changed: Signal<Group | "failed" | undefined> }) {
  const { core, words, overlays } = useApp();
  const { t } = words;
  const admin = group.my_role === "admin";
  const { conversation_id } = group;
  const picture = async (handle: string | undefined) =>
    (changed.value = await core.ask("set_group_picture", { conversation_id, ...(handle && { handle }) }));
  return (
    <>
      {admin && (
        <Section>
          <Rename group={group} onDone={(next) => (changed.value = next)} />
          <FacePicker has={group.has_picture} onPick={picture} />
        </Section>
      )}
      <Section title={t("info.members", { n: group.members.length })}>
        {admin && (
          <Row icon={UserPlus} label={t("info.addPeople")} onClick={() => overlays.show({ kind: "add", conversation: group.conversation_id })} />
        )}
        {group.members.map((member) => (
          <MemberRow key={member.person.user_id} member={member} group={group} done={(next) => (changed.value = next)} />
        ))}
      </Section>
    </>
  );
}

function MemberRow({ member, group, done }: { member: Member; group: Group; done: (group: Group) => void }) {
  const app = useApp();
  const { words, people, overlays } = app;
  const { t } = words;
  const write = useWriteTo();
  const { person, mine, role, standing } = member;
  const apart = standing === "invited" ? t("info.invited") : standing === "unconfirmed" ? t("info.unconfirmed") : undefined;
  const open = (event: MouseEvent) =>
    overlays.show({
      kind: "menu",
      label: t("info.memberActions", { name: person.name }),
      at: (event.currentTarget as HTMLElement).getBoundingClientRect(),
      actions: memberActions(app, member, group, write, done),
    });
  return (
    <Row
      label={mine ? t("app.you") : person.name}
      hint={`@${person.username}`}
      value={apart ?? (role === "admin" ? t("info.admin") : undefined)}
      lead={<Avatar id={person.user_id} name={person.name} size={40} online={people.presence(person.user_id)?.online} />}
    >
      {!mine && <IconButton icon={Ellipsis} small label={t("info.memberActions", { name: person.name })} onClick={open} />}
    </Row>
  );
}

function memberActions(app: App, member: Member, group: Group, write: (username: string) => void, done: (group: Group) => void): Action[] {
  const { core, attempt, overlays, route } = app;
  const { conversation_id } = group;
  const { user_id, username, name } = member.person;
  const admin = member.role === "admin";
  const actions: (Action | false)[] = [
    { label: "chat.cardWrite", icon: MessageCircle, act: () => write(username) },
    { label: "info.safety", icon: ShieldCheck, act: () => route.detail("safety", user_id) },
    group.my_role === "admin" && {
      label: admin ? "info.unmakeAdmin" : "info.makeAdmin",
      icon: Crown,
      act: () => void attempt(async () => done(await core.ask("promote", { conversation_id, user_id, admin: !admin }))),
    },
    group.my_role === "admin" && {
      label: "info.removeMember",
      icon: UserMinus,
      danger: true,
      act: () =>
        overlays.ask({
          title: "info.removeMember",
          text: "info.removeText",
          values: { name },
          yes: "info.removeMember",
          danger: true,
          then: async () => done(await core.ask("remove", { conversation_id, user_id })),
        }),
    },
  ];
  return actions.filter((action) => action !== false);
}
