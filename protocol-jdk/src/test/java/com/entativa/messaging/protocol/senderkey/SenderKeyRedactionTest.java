package com.entativa.messaging.protocol.senderkey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what sender keys print; a line that changes here is to be read for what it gives away")
final class SenderKeyRedactionTest {
    private final GroupMember alice = new GroupMember(1);
    private final GroupMember bob = new GroupMember(2);

    @Test
    void no_state_prints_a_secret() {
        assertThat(print(alice.own))
                .isEqualTo("SenderKeyState[id=#, chainKey=Secret32[redacted], next=0,"
                        + " signing=Pair[seed=Secret32[redacted], publicKey=SigningKey[point=#]],"
                        + " sinceMillis=1800000000000]");
        assertThat(print(alice.own.distribution()))
                .isEqualTo("SenderKeyDistribution[id=#, iteration=0, chainKey=Secret32[redacted],"
                        + " signingKey=SigningKey[point=#]]");
        alice.distributeTo(bob);
        alice.send("passed over");
        bob.read(alice, alice.send("read"));
        assertThat(print(bob.keysOf(1)))
                .isEqualTo("RemoteSenderKeys[keys=[RemoteSenderKey[id=#, signingKey=SigningKey[point=#],"
                        + " chainKey=Secret32[redacted], next=2,"
                        + " skipped=SkippedSeeds[seeds=[Skipped[iteration=0, seed=Secret32[redacted]]]]]]]");
        assertThat(GroupMember.name(1)).hasToString("SenderKeyName[36 bytes]");
    }

    private static String print(Object object) {
        return object.toString().replaceAll("[0-9a-f]+…", "#");
    }
}
