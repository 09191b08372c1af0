package com.entativa.messaging.server.account;

import java.util.List;
import java.util.UUID;

/// Where invites are kept: the hash of a code, never the code.
public interface InviteStore {
    record Invite(UUID id, int usesLeft, long expiresAtMillis, long createdAtMillis) {}

    void add(Invite invite, String codeHash);

    /// Those that can still be used, the newest first.
    List<Invite> open(long nowMillis);

    /// False when there is none of this id.
    boolean revoke(UUID id);

    /// Uses the code once. False when it is unknown, used up or over.
    boolean take(String codeHash, long nowMillis);

    /// The use came to nothing.
    void giveBack(String codeHash);
}
