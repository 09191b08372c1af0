package com.entativa.messaging.server.http;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Participant;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.conversation.ConversationStore;
import com.entativa.messaging.server.conversation.Conversations;
import com.entativa.messaging.server.conversation.GroupChange;
import com.entativa.messaging.server.conversation.GroupStore;
import com.entativa.messaging.server.conversation.Groups;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.limit.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// Tag *conversations* of the contract: what all members are told of.
public final class GroupOperations implements Operations {
    private final Groups groups;
    private final Conversations conversations;
    private final Allowances limits;

    public GroupOperations(Groups groups, Conversations conversations, Allowances limits) {
        this.groups = groups;
        this.conversations = conversations;
        this.limits = limits;
    }

    private record Wanted(long revision, List<GroupChange> changes) {}

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "updateConversation", Operation.linked(this::update),
                "addMembers", Operation.linked(this::addMembers),
                "removeMember", Operation.linked(this::removeMember),
                "setRole", Operation.linked(this::setRole));
    }

    private Reply update(DeviceAddress caller, Call call) {
        return changing(caller, call, GroupOperations::wanted);
    }

    private Reply addMembers(DeviceAddress caller, Call call) {
        return changing(caller, call, body -> List.of(new GroupChange.Add(body.list("user_ids", Json::uuid))));
    }

    private Reply setRole(DeviceAddress caller, Call call) {
        UUID user = call.id("userId");
        return changing(
                caller, call, body -> List.of(new GroupChange.Role(user, Participant.Role.from(body.text("role")))));
    }

    /// Leaving needs no revision; removing somebody else does.
    private Reply removeMember(DeviceAddress caller, Call call) {
        UUID user = call.id("userId");
        boolean leaves = user.equals(caller.userId());
        long revision = call.number("revision", GroupStore.ANY_REVISION);
        if (!leaves && revision == GroupStore.ANY_REVISION) {
            return Reply.problem(ErrorCode.BAD_REQUEST, "revision is needed to remove somebody else");
        }
        return limited(caller, () -> {
            UUID conversation = call.id("conversationId");
            List<GroupChange> changes = List.of(new GroupChange.Remove(user));
            return reply(new GroupStore.Order(caller, conversation, revision, changes));
        });
    }

    private Reply changing(DeviceAddress caller, Call call, Function<Json.Obj, List<GroupChange>> changes) {
        return limited(
                caller,
                () -> call.reading(
                        body -> new Wanted(body.integer("revision"), changes.apply(body)),
                        wanted -> change(new GroupStore.Order(
                                caller, call.id("conversationId"), wanted.revision(), wanted.changes()))));
    }

    /// To add people is limited like look-ups besides: it tells whether a user exists.
    private Reply change(GroupStore.Order order) {
        if (order.changes().stream().anyMatch(GroupOperations::isTooLarge)) return SealedState.tooLarge();
        boolean adds = order.changes().stream().anyMatch(GroupChange.Add.class::isInstance);
        if (adds && limits.lookUps().take(order.caller()) instanceof Verdict.Wait wait) return Reply.tooMany(wait);
        return reply(order);
    }

    /// Each change goes to all members' mailboxes: limited like messages.
    private Reply limited(DeviceAddress caller, Supplier<Reply> then) {
        return switch (limits.messages().take(caller.userId())) {
            case Verdict.Wait wait -> Reply.tooMany(wait);
            case Verdict.Allowed _ -> then.get();
        };
    }

    private static List<GroupChange> wanted(Json.Obj body) {
        List<GroupChange> changes = new ArrayList<>();
        if (SealedState.isIn(body)) changes.add(new GroupChange.State(SealedState.from(body)));
        if (body.has("disappearing_seconds")) {
            changes.add(new GroupChange.Timer((int) body.integer("disappearing_seconds")));
        }
        if (body.has("add")) changes.add(new GroupChange.Add(body.list("add", Json::uuid)));
        if (body.has("remove")) {
            for (UUID user : body.list("remove", Json::uuid)) changes.add(new GroupChange.Remove(user));
        }
        if (body.has("roles")) changes.addAll(body.list("roles", GroupOperations::role));
        return changes;
    }

    private static GroupChange role(Json json) {
        Json.Obj object = Json.object(json);
        return new GroupChange.Role(object.uuid("user_id"), Participant.Role.from(object.text("role")));
    }

    private static boolean isTooLarge(GroupChange change) {
        return change instanceof GroupChange.State(String state) && SealedState.isTooLarge(state);
    }

    private Reply reply(GroupStore.Order order) {
        return switch (groups.change(order)) {
            case GroupStore.Changed.Done _ -> done(order);
            case GroupStore.Changed.Conflict(long revision) -> conflict(revision);
            case GroupStore.Changed.Refused(GroupStore.Refusal why) -> refused(why);
        };
    }

    /// What it is now; nothing to who left.
    private Reply done(GroupStore.Order order) {
        return switch (conversations.find(order.caller(), order.conversation())) {
            case ConversationStore.Found.Ok(Conversation now) -> Reply.json(200, now.toJson());
            case ConversationStore.Found.NotFound _ -> Reply.empty(204);
        };
    }

    static Reply refused(GroupStore.Refusal why) {
        return switch (why) {
            case NOT_FOUND -> Reply.notFound();
            case NOT_ALLOWED -> Reply.problem(ErrorCode.NOT_ALLOWED, "an admin of the group may do this");
            case NOT_ACCEPTED -> Reply.notAccepted();
            case LAST_ADMIN -> Reply.problem(ErrorCode.LAST_ADMIN, "make somebody else an admin first");
            case FULL -> full();
        };
    }

    static Reply full() {
        return Reply.problem(ErrorCode.GROUP_FULL, "a group has at most 1000 members");
    }

    private static Reply conflict(long revision) {
        Problem plain = Problem.of(ErrorCode.REVISION_CONFLICT, "the conversation changed meanwhile");
        Json.Obj current = Json.build().put("revision", revision).object();
        return Reply.problem(new Problem(plain.code(), plain.status(), plain.detail(), current));
    }
}
