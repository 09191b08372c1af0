package com.entativa.messaging.web.check;

import com.entativa.messaging.protocol.attachment.AttachmentOpener;
import com.entativa.messaging.protocol.attachment.AttachmentPadding;
import com.entativa.messaging.protocol.attachment.AttachmentSealer;
import com.entativa.messaging.protocol.crypto.Agreement;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Digest;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.handshake.OneTimePreKeyPair;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.RatchetKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.session.Decrypted;
import com.entativa.messaging.protocol.session.LocalDevice;
import com.entativa.messaging.protocol.session.SessionCipher;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Two parties made here talk out of order, replay and forge; a file is sealed and opened; low order is refused.
public final class ConversationCheck {
    private static final byte[] APPENDIX = {1, 2, 3};
    private static final int TURNS = 8;
    private static final int MESSAGES_A_TURN = 4;
    private static final int FILE_LENGTH = 200_000;

    private final Crypto crypto;
    private final Randomness randomness;
    private final Report report;

    public ConversationCheck(Crypto crypto, Randomness randomness, Report report) {
        this.crypto = crypto;
        this.randomness = randomness;
        this.report = report;
    }

    public void run() {
        Party a = party(1);
        Party b = party(2);
        a.begin(b.bundle());
        byte[] opening = a.says(new byte[] {42});
        reads("opening", b, opening, new byte[] {42});
        for (int turn = 0; turn < TURNS; turn++) {
            if (turn % 2 == 0) turn(b, a);
            else turn(a, b);
        }
        b.forgetsSessions();
        refuses("replayed opening", b, opening, Decrypted.Reason.REPLAYED_OPENING);
        lowOrder();
        file();
    }

    private Party party(int registrationId) {
        KeyPair<IdentityKey> identity = KeyPairs.identity(crypto, randomness.secret());
        LocalDevice device = new LocalDevice(identity, registrationId);
        return new Party(
                new SessionCipher(crypto, randomness, device),
                device,
                SignedPreKeyPair.generate(crypto, randomness, identity, 1),
                OneTimePreKeyPair.generate(crypto, randomness, 1),
                APPENDIX);
    }

    /// Messages arrive in reverse; each is forged before and replayed after.
    private void turn(Party sender, Party receiver) {
        List<byte[]> plaintexts = new ArrayList<>();
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < MESSAGES_A_TURN; i++) {
            plaintexts.add(randomness.bytes(10 * i));
            messages.add(sender.says(plaintexts.getLast()));
        }
        for (int i = MESSAGES_A_TURN - 1; i >= 0; i--) {
            byte[] message = messages.get(i);
            byte[] forged = message.clone();
            forged[forged.length - 1] ^= 1;
            refuses("forgery", receiver, forged, Decrypted.Reason.BAD_MAC);
            reads("conversation", receiver, message, plaintexts.get(i));
            refuses("replay", receiver, message, Decrypted.Reason.DUPLICATE);
        }
    }

    private void reads(String name, Party receiver, byte[] message, byte[] plaintext) {
        boolean same = receiver.hears(message) instanceof Decrypted.Ok ok && Arrays.equals(ok.plaintext(), plaintext);
        report.check(name, same);
    }

    private void refuses(String name, Party receiver, byte[] message, Decrypted.Reason expected) {
        report.check(name, receiver.hears(message).equals(Decrypted.rejected(expected)));
    }

    private void lowOrder() {
        KeyPair<RatchetKey> ours = KeyPairs.ratchet(crypto, randomness.secret());
        RatchetKey zero = new RatchetKey(Bytes32.copyOf(new byte[32]));
        report.check("low order", Agreement.of(crypto, ours, zero) instanceof Agreement.LowOrder);
    }

    private void file() {
        byte[] file = randomness.bytes(FILE_LENGTH);
        Secret32 key = randomness.secret();
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (AttachmentSealer sealer = AttachmentSealer.begin(crypto, randomness, key, APPENDIX, into(sealed))) {
            sealer.write(file);
            sealer.finish();
        }
        byte[] whole = sealed.toByteArray();
        Digest digest = crypto.sha256();
        for (int at = 0; at < whole.length; at += 1_000) {
            digest.update(Arrays.copyOfRange(whole, at, Math.min(whole.length, at + 1_000)));
        }
        report.check("digest in pieces", Arrays.equals(digest.finish(), crypto.sha256(whole)));
        ByteArrayOutputStream opened = new ByteArrayOutputStream();
        report.check("file", open(key, whole, opened) == AttachmentOpener.Progress.WHOLE);
        report.check("file", Arrays.equals(opened.toByteArray(), file));
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        report.check("file", open(key, cut, new ByteArrayOutputStream()) == AttachmentOpener.Progress.REFUSED);
        report.check("file padding", AttachmentPadding.paddedLength(FILE_LENGTH) == 208_215);
    }

    private AttachmentOpener.Progress open(Secret32 key, byte[] sealed, ByteArrayOutputStream to) {
        try (AttachmentOpener opener = new AttachmentOpener(crypto, key, APPENDIX, into(to))) {
            opener.write(sealed);
            return opener.finish();
        }
    }

    private static AttachmentSealer.Sink into(ByteArrayOutputStream out) {
        return bytes -> out.write(bytes, 0, bytes.length);
    }
}
