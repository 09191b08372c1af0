package com.entativa.messaging.server.valkey;

import com.entativa.messaging.server.config.Rate;
import com.entativa.messaging.server.limit.Allowance;
import com.entativa.messaging.server.limit.Verdict;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.random.RandomGenerator;

/// One limit for all nodes together, by the generic cell rate algorithm: one number a key, the time at which its
/// allowance is whole again. Valkey's clock counts. While Valkey is away each process counts for itself.
final class SharedAllowance<K> implements Allowance<K> {
    /// KEYS[1] the key; ARGV[1] the interval, ARGV[2] the burst, both in microseconds. Answers 0, or how long to wait.
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local whole = tonumber(redis.call('GET', KEYS[1]) or now)
            if whole < now then whole = now end
            local next = whole + ARGV[1]
            local early = next - ARGV[2]
            if early > now then return string.format('%.0f', early - now) end
            redis.call('SET', KEYS[1], string.format('%.0f', next), 'PX', math.ceil((next - now) / 1000) + 1)
            return '0'
            """;

    private final Link link;
    private final String name;
    private final Rate rate;
    private final Allowance<K> alone;
    private final RandomGenerator random;

    SharedAllowance(Link link, String name, Rate rate, Allowance<K> alone, RandomGenerator random) {
        this.link = link;
        this.name = name;
        this.rate = rate;
        this.alone = alone;
        this.random = random;
    }

    @Override
    public Verdict take(K key) {
        long interval = Math.max(1, rate.interval().toNanos() / 1_000);
        byte[] each = number(interval);
        byte[] burst = number(interval * rate.burst());
        return link.ask(commands -> commands.<byte[]>eval(TAKE, ScriptOutputType.VALUE, keys(key), each, burst))
                .map(wait -> verdict(Long.parseLong(new String(wait, StandardCharsets.US_ASCII))))
                .orElseGet(() -> alone.take(key));
    }

    private Verdict verdict(long micros) {
        if (micros <= 0) return Verdict.Allowed.ALLOWED;
        return new Verdict.Wait(Duration.ofNanos(1_000 * (micros + random.nextLong(micros / 8 + 1))));
    }

    /// Keys hold addresses and account ids: hashed, so that neither stands in Valkey.
    private String[] keys(K key) {
        return new String[] {"messenger:limit:" + name + ":" + hash(key.toString())};
    }

    private static byte[] number(long value) {
        return Long.toString(value).getBytes(StandardCharsets.US_ASCII);
    }

    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
