package com.entativa.messaging.client.link;

import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.protocol.crypto.Agreement;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Hkdf;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.ConstantTime;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// What both devices hold once the approving one has greeted: the agreement of their two ephemeral keys, bound to the
/// code. Everything they say is sealed under a key of its own, used once. L-2
/// ```
///   new device                      relay                     approving device
///   code: address, key, H(nonce) ────── by the eye ──────────▶
///        ◀───────────────────────── greeting: its key, its account's name
///   answer: nonce, its name ──────────────────────────────────▶ opens the commitment
///   shows the number                                            asks which of three
///        ◀───────────────────────── what the account needs, after the right one
/// ```
final class Pairing implements AutoCloseable {
    private static final int KEY_LENGTH = 32;
    private static final byte[] ONCE = new byte[12];

    /// Three digits, none of them a leading zero: easy to tell apart.
    static final int LEAST_NUMBER = 100;

    static final int NUMBERS = 900;

    private final Crypto crypto;
    private final byte[] transcript;
    private final Secret32 agreed;

    /// What a key is for; the second ones also need the new device's nonce.
    enum Purpose {
        GREETING("Signal_Linking/greeting"),
        ANSWER("Signal_Linking/answer"),
        HANDOVER("Signal_Linking/handover");

        private final String info;

        Purpose(String info) {
            this.info = info;
        }

        private byte[] bytes() {
            return info.getBytes(StandardCharsets.US_ASCII);
        }
    }

    private Pairing(Crypto crypto, byte[] transcript, Secret32 agreed) {
        this.crypto = crypto;
        this.transcript = transcript;
        this.agreed = agreed;
    }

    static Optional<Pairing> approving(Crypto crypto, LinkCode code, KeyPair<BaseKey> ours) {
        return of(crypto, Agreement.of(crypto, ours, code.key()), code, ours.publicKey());
    }

    static Optional<Pairing> joining(Crypto crypto, LinkCode code, KeyPair<BaseKey> ours, BaseKey approving) {
        return of(crypto, Agreement.of(crypto, ours, approving), code, approving);
    }

    private static Optional<Pairing> of(Crypto crypto, Agreement agreement, LinkCode code, BaseKey approving) {
        if (!(agreement instanceof Agreement.Agreed(Secret32 secret))) return Optional.empty();
        byte[] transcript = new ByteWriter()
                .bytes(code.encoded())
                .bytes(approving.u().toArray())
                .finish();
        return Optional.of(new Pairing(crypto, transcript, secret));
    }

    static KeyPair<BaseKey> ephemeral(Crypto crypto, Secret32 secret) {
        return KeyPairs.base(crypto, secret);
    }

    /// What the code says of the nonce, before anybody can know it.
    static Octets commitment(Crypto crypto, BaseKey key, Bytes32 nonce) {
        byte[] name = "Signal_Linking/commitment".getBytes(StandardCharsets.US_ASCII);
        byte[] hash = crypto.sha256(name, key.u().toArray(), nonce.toArray());
        return Octets.copyOf(Arrays.copyOf(hash, LinkCode.COMMITMENT_LENGTH));
    }

    static boolean keeps(Crypto crypto, LinkCode code, Bytes32 nonce) {
        byte[] promised = code.commitment().toArray();
        return ConstantTime.equal(
                promised, commitment(crypto, code.key(), nonce).toArray());
    }

    /// What both screens show. Nobody in between can choose it: whoever puts another key in has fixed all they can
    /// fix before they learn what it comes to.
    int number(Bytes32 nonce) {
        byte[] drawn = derive("Signal_Linking/number".getBytes(StandardCharsets.US_ASCII), nonce.toArray(), 8);
        long value = 0;
        for (byte each : drawn) value = value << 8 | each & 0xff;
        return LEAST_NUMBER + (int) ((value >>> 1) % NUMBERS);
    }

    byte[] seal(Purpose purpose, byte[] nonce, byte[] words) {
        byte[] key = derive(purpose.bytes(), nonce, KEY_LENGTH);
        byte[] sealed = crypto.aesGcmSeal(key, ONCE, purpose.bytes(), words);
        Arrays.fill(key, (byte) 0);
        return sealed;
    }

    Optional<byte[]> open(Purpose purpose, byte[] nonce, byte[] sealed) {
        byte[] key = derive(purpose.bytes(), nonce, KEY_LENGTH);
        Optional<byte[]> words = crypto.aesGcmOpen(key, ONCE, purpose.bytes(), sealed);
        Arrays.fill(key, (byte) 0);
        return words;
    }

    private byte[] derive(byte[] info, byte[] nonce, int length) {
        return Hkdf.derive(crypto, crypto.sha256(transcript, nonce), agreed.expose(), info, length);
    }

    @Override
    public void close() {
        agreed.close();
    }
}
