package com.entativa.messaging.server.conversation;

import com.entativa.messaging.api.Participant;
import java.util.List;
import java.util.UUID;

/// One change of a conversation that all its members are told of.
public sealed interface GroupChange {
    /// `encrypted` is base64; empty removes what stood there.
    record State(String encrypted) implements GroupChange {}

    /// 0: messages do not expire by themselves.
    record Timer(int seconds) implements GroupChange {}

    record Add(List<UUID> users) implements GroupChange {}

    record Remove(UUID user) implements GroupChange {}

    record Role(UUID user, Participant.Role role) implements GroupChange {}
}
