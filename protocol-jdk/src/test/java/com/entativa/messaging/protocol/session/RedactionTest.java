package com.entativa.messaging.protocol.session;

import static com.entativa.messaging.protocol.Parties.CRYPTO;
import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.Parties;
import com.entativa.messaging.protocol.Side;
import com.entativa.messaging.protocol.handshake.OneTimePreKeyPair;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.RatchetSecrets;
import com.entativa.messaging.protocol.ratchet.RootKey;
import com.entativa.messaging.protocol.ratchet.Suite;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pins what every type that holds a secret prints. A line that changes here is to be read for what it gives away.
final class RedactionTest {
    private final Side alice = Side.seeded(61);
    private final Side bob = Side.seeded(62);

    @Test
    void keys_print_no_secret() {
        SuiteFunctions functions = new SuiteFunctions(CRYPTO, Suite.X3DH_DOUBLE_RATCHET);
        OneTimePreKeyPair oneTime = OneTimePreKeyPair.generate(CRYPTO, Parties.seeded(1), 5);
        SignedPreKeyPair signed =
                SignedPreKeyPair.generate(CRYPTO, Parties.seeded(2), alice.party.device.identity(), 6);

        assertThat(List.of(secret())).hasToString("[Secret32[redacted]]");
        assertThat(new RootKey(secret())).hasToString("RootKey[secret=Secret32[redacted]]");
        assertThat(functions.messageKeys(secret())).hasToString("MessageKeys[redacted]");
        assertThat(functions.chainStep(secret()))
                .hasToString("ChainStep[messageKey=Secret32[redacted], next=Secret32[redacted]]");
        assertThat(functions.rootStep(new RootKey(secret()), secret()))
                .hasToString("RootStep[root=RootKey[secret=Secret32[redacted]], chainKey=Secret32[redacted]]");
        assertThat(print(oneTime))
                .isEqualTo("OneTimePreKeyPair[id=5, pair=KeyPair[secret=Secret32[redacted], publicKey=PreKey[u=#]]]");
        assertThat(print(signed))
                .isEqualTo("SignedPreKeyPair[id=6, pair=KeyPair[secret=Secret32[redacted], publicKey=PreKey[u=#]],"
                        + " signature=@]");
        assertThat(print(alice.party.device))
                .isEqualTo("LocalDevice[identity=KeyPair[secret=Secret32[redacted], publicKey=IdentityKey[u=#]],"
                        + " registrationId=62]");
    }

    @Test
    void each_state_of_a_session_prints_no_secret() {
        alice.begin(bob.party.bundle());
        assertThat(ratchet(alice))
                .isEqualTo("DoubleRatchet[sender=Awaiting[root=RootKey[secret=Secret32[redacted]],"
                        + " theirs=RatchetKey[u=#], previousLength=0], receiver=SILENT,"
                        + " skipped=SkippedKeys[keys=[], ended=[]]]");
        byte[] late = alice.send("late");
        assertThat(ratchet(alice))
                .isEqualTo("DoubleRatchet[sender=Sending[root=RootKey[secret=Secret32[redacted]],"
                        + " ours=KeyPair[secret=Secret32[redacted], publicKey=RatchetKey[u=#]],"
                        + " chain=SendingChain[key=Secret32[redacted], next=1], previousLength=0], receiver=SILENT,"
                        + " skipped=SkippedKeys[keys=[], ended=[]]]");
        bob.read(alice.send("in time"));
        assertThat(late).isNotEmpty();
        assertThat(ratchet(bob))
                .isEqualTo("DoubleRatchet[sender=Awaiting[root=RootKey[secret=Secret32[redacted]],"
                        + " theirs=RatchetKey[u=#], previousLength=0],"
                        + " receiver=Hearing[chain=ReceivingChain[theirs=RatchetKey[u=#], key=Secret32[redacted],"
                        + " next=2, ordinal=1]], skipped=SkippedKeys[keys=[SkippedKey[theirs=RatchetKey[u=#], n=0,"
                        + " messageKey=Secret32[redacted], chain=1, sinceMillis=1800000000000]], ended=[]]]");
    }

    @Test
    void no_secret_of_a_conversation_stands_in_what_its_sessions_print() {
        Side.converse(alice, bob);
        byte[] late = alice.send("late");
        bob.read(alice.send("in time"));
        Decrypted decrypted = bob.attempt(late);

        for (String printed : List.of(alice.sessions.toString(), bob.sessions.toString(), decrypted.toString())) {
            for (Side side : List.of(alice, bob)) {
                for (Session session : side.sessions.all()) {
                    RatchetSecrets.forEach(session.ratchet(), secret -> assertThat(printed)
                            .doesNotContain(HexFormat.of().formatHex(secret.expose(), 0, 4)));
                }
            }
        }
    }

    private static String ratchet(Side side) {
        return print(((PeerSessions.Active.Of) side.sessions.active()).session().ratchet());
    }

    /// Keys as `#`, arrays as `@`.
    private static String print(Object object) {
        return object.toString().replaceAll("u=[0-9a-f]+…", "u=#").replaceAll("\\[B@[0-9a-f]+", "@");
    }

    private static Secret32 secret() {
        return Secret32.own(new byte[32]);
    }
}
