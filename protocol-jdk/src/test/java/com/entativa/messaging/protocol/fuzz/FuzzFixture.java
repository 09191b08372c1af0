package com.entativa.messaging.protocol.fuzz;

import com.entativa.messaging.protocol.Parties;
import com.entativa.messaging.protocol.Side;
import com.entativa.messaging.protocol.attachment.AttachmentSealer;
import com.entativa.messaging.protocol.fingerprint.SafetyNumber;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.Padding;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/// A fixed conversation and file, from which the seeds of the corpus are cut; the same in every run.
final class FuzzFixture {
    static final byte[] AAD = Side.utf8("Signal_Attachment fuzz");
    static final byte[] FILE = Side.utf8("content of a file");

    final Side alice = Side.seeded(91);
    final Side bob = Side.seeded(92);
    final byte[] opening;
    final byte[] late;
    final byte[] onChain;
    final byte[] onNewChain;
    final Side stranger = Side.seeded(92);

    FuzzFixture() {
        alice.begin(bob.party.bundle());
        opening = alice.send("opening");
        bob.read(opening);
        alice.read(bob.send("answer"));
        late = alice.send("late");
        bob.read(alice.send("in time"));
        onChain = alice.send("on the chain");
        Side later = alice.copy();
        Side answering = bob.copy();
        later.read(answering.send("another answer"));
        bob.sessions = answering.sessions;
        onNewChain = later.send("on a new chain");
    }

    static Secret32 fileKey() {
        return Secret32.own(new byte[32]);
    }

    private static byte[] sealed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AttachmentSealer sealer =
                AttachmentSealer.begin(Parties.CRYPTO, Parties.seeded(3), fileKey(), AAD, out::writeBytes)) {
            sealer.write(FILE);
            sealer.finish();
        }
        return out.toByteArray();
    }

    SafetyNumber number() {
        return SafetyNumber.of(Parties.CRYPTO, party(alice), party(bob));
    }

    SafetyNumber scannedNumber() {
        return SafetyNumber.of(Parties.CRYPTO, party(bob), party(alice));
    }

    private static SafetyNumber.Party party(Side side) {
        return SafetyNumber.Party.of(side.party.identity(), new byte[16]);
    }

    /// One whole, good input or more for each target.
    Map<String, List<byte[]>> seeds() {
        return Map.of(
                "ratchetMessage", List.of(onChain, late),
                "preKeyMessage", List.of(opening),
                "decrypt", List.of(opening, late, onChain, onNewChain),
                "padding", List.of(Padding.pad(new byte[0]), Padding.pad(new byte[159]), Padding.pad(new byte[160])),
                "qrContent", List.of(scannedNumber().qrContent().encoded()),
                "attachment", List.of(sealed()),
                "sessionRecord", List.of(alice.snapshot(), bob.snapshot(), stranger.snapshot()));
    }
}
