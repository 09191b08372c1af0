package com.entativa.messaging.protocol.fingerprint;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.key.IdentityKey;
import java.util.Arrays;

/// The number two people compare to know that nobody stands between them: 60 digits, and the content of a QR code.
/// Both see the same digits. P-F-1
public final class SafetyNumber {
    private static final int ITERATIONS = 5_200;
    private static final int SCANNED_LENGTH = 32;
    private final byte[] local;
    private final byte[] remote;

    private SafetyNumber(byte[] local, byte[] remote) {
        this.local = local;
        this.remote = remote;
    }

    /// A person in a comparison: the identity key as its 33 bytes, and what names its owner for good, the 16 bytes of
    /// the user id.
    @SuppressWarnings("ArrayRecordComponent")
    public record Party(byte[] encodedIdentity, byte[] stableId) {
        public static Party of(IdentityKey identity, byte[] stableId) {
            return new Party(identity.encoded(), stableId);
        }
    }

    /// 10 400 hashes: some milliseconds.
    public static SafetyNumber of(Crypto crypto, Party local, Party remote) {
        return new SafetyNumber(fingerprint(crypto, local), fingerprint(crypto, remote));
    }

    /// Sixty digits, the same on both sides.
    public String digits() {
        String ours = digits(local);
        String theirs = digits(remote);
        return ours.compareTo(theirs) <= 0 ? ours + theirs : theirs + ours;
    }

    public QrContent qrContent() {
        return new QrContent(Arrays.copyOf(local, SCANNED_LENGTH), Arrays.copyOf(remote, SCANNED_LENGTH));
    }

    private static byte[] fingerprint(Crypto crypto, Party party) {
        byte[] key = party.encodedIdentity();
        byte[] hash = crypto.sha512(new byte[] {0, 0}, key, party.stableId(), key);
        for (int i = 1; i < ITERATIONS; i++) hash = crypto.sha512(hash, key);
        return hash;
    }

    private static String digits(byte[] fingerprint) {
        StringBuilder digits = new StringBuilder();
        for (int at = 0; at < 30; at += 5) {
            long number = 0;
            for (int i = 0; i < 5; i++) number = number << 8 | fingerprint[at + i] & 0xff;
            String group = Long.toString(number % 100_000);
            digits.append("00000", 0, 5 - group.length()).append(group);
        }
        return digits.toString();
    }
}
