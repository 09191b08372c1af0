package com.entativa.messaging.testkit.sample;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// Breaks each rule; see RulesTest.
public final class ForbiddenHelper {
    final Optional<String> field = Optional.empty();
    final ReentrantLock lock = new ReentrantLock();
    final int dice = new Random().nextInt();
    final UUID uuid = new UUID(1, 2);

    String take(Optional<String> parameter) {
        return HexFormat.of().formatHex(new byte[1]) + parameter.isPresent() + "%d".formatted(1);
    }

    long clock() {
        return System.currentTimeMillis();
    }

    boolean same(byte[] a, byte[] b) {
        return Arrays.equals(a, b);
    }
}
