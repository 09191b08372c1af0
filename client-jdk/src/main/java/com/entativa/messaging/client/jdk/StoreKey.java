package com.entativa.messaging.client.jdk;

import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.key.Secret32;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// The random key a profile is sealed under, itself sealed under a passphrase by Argon2id (RFC 9106) in a small file:
/// `format u8 ‖ salt 16 ‖ nonce 12 ‖ AES-256-GCM(store key)`. The passphrase can be changed without sealing anew.
final class StoreKey {
    private static final byte FORMAT = 1;
    private static final int SALT_LENGTH = 16;
    private static final int NONCE_LENGTH = 12;
    private static final int HEADER_LENGTH = 1 + SALT_LENGTH + NONCE_LENGTH;

    /// RFC 9106's second recommended option: 64 MiB, three passes, four lanes.
    private static final int MEMORY_KIB = 64 * 1024;

    private static final int PASSES = 3;
    private static final int LANES = 4;

    private StoreKey() {}

    /// Makes a new key when there is no file. Empty when the passphrase is wrong (or the file damaged).
    static Optional<Secret32> open(Path file, char[] passphrase, Randomness randomness) {
        try {
            if (!Files.exists(file)) return Optional.of(create(file, passphrase, randomness));
            return unseal(Files.readAllBytes(file), passphrase);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Secret32 create(Path file, char[] passphrase, Randomness randomness) throws IOException {
        byte[] contents = Arrays.copyOf(new byte[] {FORMAT}, HEADER_LENGTH);
        byte[] random = randomness.bytes(SALT_LENGTH + NONCE_LENGTH);
        System.arraycopy(random, 0, contents, 1, random.length);
        Secret32 key = randomness.secret();
        try (Secret32 wrapping = derive(contents, passphrase)) {
            byte[] locked =
                    new JdkCrypto().aesGcmSeal(wrapping.expose(), nonce(contents), header(contents), key.expose());
            byte[] whole = Arrays.copyOf(contents, HEADER_LENGTH + locked.length);
            System.arraycopy(locked, 0, whole, HEADER_LENGTH, locked.length);
            PrivateFiles.write(file, whole);
        }
        return key;
    }

    private static Optional<Secret32> unseal(byte[] contents, char[] passphrase) {
        if (contents.length < HEADER_LENGTH || contents[0] != FORMAT) return Optional.empty();
        byte[] locked = Arrays.copyOfRange(contents, HEADER_LENGTH, contents.length);
        try (Secret32 wrapping = derive(contents, passphrase)) {
            return new JdkCrypto()
                    .aesGcmOpen(wrapping.expose(), nonce(contents), header(contents), locked)
                    .map(Secret32::own);
        }
    }

    private static Secret32 derive(byte[] contents, char[] passphrase) {
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(Arrays.copyOfRange(contents, 1, 1 + SALT_LENGTH))
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(LANES)
                .build();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] secret = new String(passphrase).getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[Secret32.LENGTH];
        generator.generateBytes(secret, key);
        Arrays.fill(secret, (byte) 0);
        return Secret32.own(key);
    }

    private static byte[] header(byte[] contents) {
        return Arrays.copyOf(contents, 1 + SALT_LENGTH);
    }

    private static byte[] nonce(byte[] contents) {
        return Arrays.copyOfRange(contents, 1 + SALT_LENGTH, HEADER_LENGTH);
    }
}
