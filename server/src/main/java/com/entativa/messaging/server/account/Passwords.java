package com.entativa.messaging.server.account;

import com.entativa.messaging.server.ops.Unavailable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id, 19 MiB, two passes, one lane (OWASP's second choice: less memory, same strength). At most two at a
/// time, so that log-ins cannot take the machine's memory and processors from those who talk.
public final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 2;

    /// More are refused as unavailable: they would only hold up the other requests of the edge.
    private static final int WAITING = 256;

    private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$";

    private final ExecutorService hashing;
    private final SecureRandom random;
    private final String decoy;

    public Passwords(SecureRandom random) {
        this(random, WAITING);
    }

    /// `waiting` may wait for their turn.
    Passwords(SecureRandom random, int waiting) {
        this.random = random;
        this.hashing = hashing(waiting);
        this.decoy = hash("nobody has this password");
    }

    /// The hash in its usual text form.
    String hash(String password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return PREFIX + base64.encodeToString(salt) + "$" + base64.encodeToString(derive(password, salt));
    }

    boolean matches(String password, String encoded) {
        if (!encoded.startsWith(PREFIX)) throw new IllegalStateException("password hash of an unknown kind");
        String[] parts = encoded.substring(PREFIX.length()).split("\\$", 2);
        byte[] expected = Base64.getDecoder().decode(parts[1]);
        return MessageDigest.isEqual(
                expected, derive(password, Base64.getDecoder().decode(parts[0])));
    }

    /// Takes as long as {@link #matches}, for users that do not exist.
    void pretend(String password) {
        matches(password, decoy);
    }

    /// On a thread of the system: a virtual one would keep the processor from all others until it is done.
    private byte[] derive(String password, byte[] salt) {
        try {
            return CompletableFuture.supplyAsync(() -> derived(password, salt), hashing)
                    .join();
        } catch (RejectedExecutionException e) {
            throw new Unavailable("passwords", e);
        }
    }

    private static byte[] derived(String password, byte[] salt) {
        byte[] secret = password.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[HASH_BYTES];
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        try {
            argon2.generateBytes(secret, out);
            return out;
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static ExecutorService hashing(int waiting) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().daemon().name("passwords-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
