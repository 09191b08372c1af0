package com.entativa.messaging.server.http;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.server.conversation.GroupStore;
import com.entativa.messaging.server.conversation.Groups;
import com.entativa.messaging.server.conversation.MemberStore;
import com.entativa.messaging.server.receipt.Receipts;
import java.util.Map;
import java.util.UUID;

/// Tag *conversations* of the contract: what a member decides for themselves alone.
public final class MembershipOperations implements Operations {
    private final MemberStore members;
    private final Groups groups;
    private final Receipts receipts;

    public MembershipOperations(MemberStore members, Groups groups, Receipts receipts) {
        this.members = members;
        this.groups = groups;
        this.receipts = receipts;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "setConversationSettings", Operation.linked(this::set),
                "acceptRequest", Operation.linked(this::accept),
                "declineRequest", Operation.linked(this::decline),
                "markRead", Operation.linked(this::markRead));
    }

    private Reply set(DeviceAddress caller, Call call) {
        return call.reading(
                body -> body.integer("muted_until"),
                until -> done(members.mute(caller.userId(), call.id("conversationId"), until)));
    }

    private Reply accept(DeviceAddress caller, Call call) {
        return done(members.accept(caller.userId(), call.id("conversationId")));
    }

    private Reply decline(DeviceAddress caller, Call call) {
        UUID conversation = call.id("conversationId");
        return switch (members.decline(caller.userId(), conversation)) {
            case DONE -> Reply.empty(204);
            case NOT_FOUND -> Reply.notFound();
            case NOT_REQUESTED -> Reply.problem(ErrorCode.NOT_ALLOWED, "it was accepted: block, or leave the group");
            case IS_GROUP -> left(caller, conversation);
        };
    }

    private Reply left(DeviceAddress caller, UUID conversation) {
        return switch (groups.leave(caller, conversation)) {
            case GroupStore.Changed.Done _ -> Reply.empty(204);
            case GroupStore.Changed.Refused(GroupStore.Refusal why) -> GroupOperations.refused(why);
            case GroupStore.Changed.Conflict _ -> throw new IllegalStateException("leaving cannot conflict");
        };
    }

    private Reply markRead(DeviceAddress caller, Call call) {
        return call.reading(
                body -> body.uuid("message_id"),
                message -> done(receipts.readUpTo(caller.userId(), call.id("conversationId"), message)));
    }

    private static Reply done(boolean found) {
        return found ? Reply.empty(204) : Reply.notFound();
    }
}
