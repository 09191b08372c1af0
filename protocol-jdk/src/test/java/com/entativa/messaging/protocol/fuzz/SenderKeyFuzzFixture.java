package com.entativa.messaging.protocol.fuzz;

import com.entativa.messaging.protocol.senderkey.GroupMember;
import java.util.List;
import java.util.Map;

/// Two members of a group, one of whom reads; the same in every run.
final class SenderKeyFuzzFixture {
    static final int SENDER = 1;
    final GroupMember reader = new GroupMember(2);
    private final byte[] distribution;
    private final byte[] late;
    private final byte[] next;

    SenderKeyFuzzFixture() {
        GroupMember sender = new GroupMember(SENDER);
        distribution = sender.distribution();
        sender.distributeTo(reader);
        late = sender.send("late");
        reader.receive(SENDER, sender.send("in time"));
        next = sender.send("next");
    }

    List<byte[]> genuine() {
        return List.of(late, next);
    }

    Map<String, List<byte[]>> seeds() {
        return Map.of(
                "message", genuine(),
                "distribution", List.of(distribution),
                "decrypt", genuine(),
                "record", List.of(reader.snapshot(SENDER)));
    }
}
