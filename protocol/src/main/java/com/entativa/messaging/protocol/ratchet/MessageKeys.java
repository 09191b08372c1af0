package com.entativa.messaging.protocol.ratchet;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.key.ConstantTime;
import com.entativa.messaging.protocol.wire.RatchetMessage;
import com.entativa.messaging.protocol.wire.RatchetMessage.RatchetHeader;
import java.util.Arrays;
import java.util.Optional;

/// encKey 32 ‖ macKey 32 ‖ iv 12 of one message: AES-256-GCM, and over it a whole HMAC, which commits to the key as
/// GCM does not. The iv is never sent and used once. P-D-4
public final class MessageKeys implements AutoCloseable {
    static final int LENGTH = 76;
    private final byte[] encryption;
    private final byte[] authentication;
    private final byte[] iv;

    private MessageKeys(byte[] output) {
        encryption = Arrays.copyOfRange(output, 0, 32);
        authentication = Arrays.copyOfRange(output, 32, 64);
        iv = Arrays.copyOfRange(output, 64, LENGTH);
    }

    /// Takes the derivation's output over and wipes it.
    static MessageKeys own(byte[] output) {
        MessageKeys keys = new MessageKeys(output);
        Arrays.fill(output, (byte) 0);
        return keys;
    }

    RatchetMessage seal(Crypto crypto, AssociatedData data, RatchetHeader header, byte[] plaintext) {
        byte[] authenticated = data.with(header);
        byte[] ciphertext = crypto.aesGcmSeal(encryption, iv, authenticated, plaintext);
        return new RatchetMessage(header, ciphertext, tag(crypto, authenticated, ciphertext));
    }

    /// First the tag of the whole, then GCM's; one answer for both.
    Optional<byte[]> open(Crypto crypto, AssociatedData data, RatchetMessage message) {
        byte[] authenticated = data.with(message.header());
        byte[] expected = tag(crypto, authenticated, message.ciphertext());
        if (!ConstantTime.equal(expected, message.tag())) return Optional.empty();
        return crypto.aesGcmOpen(encryption, iv, authenticated, message.ciphertext());
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
