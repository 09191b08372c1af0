package com.entativa.messaging.client.group;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Hkdf;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import com.entativa.messaging.protocol.wire.Padding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Charters as the relay keeps them: `version u8 = 1 ‖ revision u64 ‖ nonce 12 ‖ AES-256-GCM`, the charter
/// padded (P-W-4), the key HKDF(master key, "group state"), aad = version ‖ conversation id ‖ revision. The
/// relay can give back an old one, which its revision shows, and nothing else.
public final class CharterSeal {
    private static final int VERSION = 1;
    private static final int NONCE = 12;
    private static final int HEAD = 1 + 8 + NONCE;
    private static final byte[] INFO = "group state".getBytes(StandardCharsets.US_ASCII);
    private final Crypto crypto;
    private final Randomness randomness;

    public CharterSeal(Crypto crypto, Randomness randomness) {
        this.crypto = crypto;
        this.randomness = randomness;
    }

    public record Opened(long revision, Charter charter) {}

    /// Base64, for the relay.
    public String seal(Secret32 masterKey, UUID conversationId, long revision, Charter charter) {
        byte[] nonce = randomness.bytes(NONCE);
        byte[] plain = Padding.pad(charter.write(new ByteWriter()).finish());
        byte[] key = key(masterKey);
        byte[] sealed = crypto.aesGcmSeal(key, nonce, aad(conversationId, revision), plain);
        Arrays.fill(key, (byte) 0);
        byte[] whole = new ByteWriter()
                .u8(VERSION)
                .u64(revision)
                .bytes(nonce)
                .bytes(sealed)
                .finish();
        return Base64.getEncoder().encodeToString(whole);
    }

    /// Empty when it is none, or does not open.
    public Optional<Opened> open(Secret32 masterKey, UUID conversationId, String state) {
        return bytes(state).filter(bytes -> bytes.length > HEAD).flatMap(bytes -> {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != VERSION) return Optional.empty();
            long revision = in.u64();
            byte[] nonce = in.bytes(NONCE);
            byte[] key = key(masterKey);
            Optional<byte[]> plain = crypto.aesGcmOpen(key, nonce, aad(conversationId, revision), in.bytes(in.left()));
            Arrays.fill(key, (byte) 0);
            return plain.flatMap(Padding::unpad).flatMap(CharterSeal::charter).map(it -> new Opened(revision, it));
        });
    }

    private static Optional<Charter> charter(byte[] plain) {
        try {
            return Optional.of(Charter.read(new ByteReader(plain)));
        } catch (ByteReader.Malformed _) {
            return Optional.empty();
        }
    }

    /// The revision it says it is of, which opening proves; 0 when it is no sealed charter.
    public static long revision(String state) {
        return bytes(state)
                .filter(bytes -> bytes.length > HEAD && bytes[0] == VERSION)
                .map(bytes -> new ByteReader(Arrays.copyOfRange(bytes, 1, HEAD)).u64())
                .orElse(0L);
    }

    public Bytes32 digest(String state) {
        return Bytes32.copyOf(crypto.sha256(bytes(state).orElse(new byte[0])));
    }

    private static Optional<byte[]> bytes(String state) {
        try {
            byte[] bytes = Base64.getDecoder().decode(state);
            return bytes.length > Contract.MAX_STATE_BYTES ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private byte[] key(Secret32 masterKey) {
        return Hkdf.derive(crypto, new byte[32], masterKey.expose(), INFO, Secret32.LENGTH);
    }

    private static byte[] aad(UUID conversationId, long revision) {
        return Uuids.write(new ByteWriter().u8(VERSION), conversationId)
                .u64(revision)
                .finish();
    }
}
