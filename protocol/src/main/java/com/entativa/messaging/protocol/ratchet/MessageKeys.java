package com.entativa.messaging.protocol.ratchet;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Hkdf;
import com.entativa.messaging.protocol.key.ConstantTime;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.RatchetMessage;
import com.entativa.messaging.protocol.wire.RatchetMessage.RatchetHeader;
import java.util.Arrays;
import java.util.Optional;

/// encKey 32 ‖ macKey 32 ‖ iv 12 of one message: AES-256-GCM, and over it a whole HMAC, which commits to the key as
/// GCM does not. The iv is never sent and used once. P-D-4
public final class MessageKeys implements AutoCloseable {
    private static final int LENGTH = 76;
    private static final byte[] NO_SALT = new byte[32];

    /// AES-GCM's ciphertext with its tag, and the HMAC over all.
    @SuppressWarnings("ArrayRecordComponent")
    public record Sealed(byte[] ciphertext, byte[] tag) {}

    private final byte[] encryption;
    private final byte[] authentication;
    private final byte[] iv;

    private MessageKeys(byte[] output) {
        encryption = Arrays.copyOfRange(output, 0, 32);
        authentication = Arrays.copyOfRange(output, 32, 64);
        iv = Arrays.copyOfRange(output, 64, LENGTH);
    }

    /// HKDF(0^32, message key, info, 76). Wipes the message key: it is used once. P-D-3
    public static MessageKeys derive(Crypto crypto, Secret32 messageKey, byte[] info) {
        byte[] output = Hkdf.derive(crypto, NO_SALT, messageKey.expose(), info, LENGTH);
        messageKey.close();
        MessageKeys keys = new MessageKeys(output);
        Arrays.fill(output, (byte) 0);
        return keys;
    }

    /// C and T of one message. `authenticated`: what the message is bound to beside its text.
    public Sealed seal(Crypto crypto, byte[] authenticated, byte[] plaintext) {
        byte[] ciphertext = crypto.aesGcmSeal(encryption, iv, authenticated, plaintext);
        return new Sealed(ciphertext, tag(crypto, authenticated, ciphertext));
    }

    /// First the tag of the whole, then GCM's; one answer for both.
    public Optional<byte[]> open(Crypto crypto, byte[] authenticated, Sealed sealed) {
        byte[] expected = tag(crypto, authenticated, sealed.ciphertext);
        if (!ConstantTime.equal(expected, sealed.tag)) return Optional.empty();
        return crypto.aesGcmOpen(encryption, iv, authenticated, sealed.ciphertext);
    }

    RatchetMessage seal(Crypto crypto, AssociatedData data, RatchetHeader header, byte[] plaintext) {
        Sealed sealed = seal(crypto, data.with(header), plaintext);
        return new RatchetMessage(header, sealed.ciphertext, sealed.tag);
    }

    Optional<byte[]> open(Crypto crypto, AssociatedData data, RatchetMessage message) {
        return open(crypto, data.with(message.header()), new Sealed(message.ciphertext(), message.tag()));
    }

    private byte[] tag(Crypto crypto, byte[] authenticated, byte[] ciphertext) {
        return crypto.hmacSha256(authentication, authenticated, ciphertext);
    }

    /// For the conformance tool alone: encKey ‖ macKey ‖ iv, copied.
    public byte[] exposeForVectors() {
        byte[] output = Arrays.copyOf(encryption, LENGTH);
        System.arraycopy(authentication, 0, output, 32, 32);
        System.arraycopy(iv, 0, output, 64, 12);
        return output;
    }

    @Override
    public void close() {
        Arrays.fill(encryption, (byte) 0);
        Arrays.fill(authentication, (byte) 0);
        Arrays.fill(iv, (byte) 0);
    }

    @Override
    public String toString() {
        return "MessageKeys[redacted]";
    }
}
