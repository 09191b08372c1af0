package com.entativa.messaging.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.server.ops.Unavailable;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
    @Test
    @DisplayName("R4.4 log-ins from many addresses at once: some are served, more than may wait are refused")
    void what_waits_is_bounded() {
        Passwords passwords = new Passwords(new SecureRandom(), 4);
        AtomicInteger served = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) threads.execute(() -> pretend(passwords, served, refused));
        }

        assertThat(served.get()).isGreaterThanOrEqualTo(4);
        assertThat(refused.get()).isPositive();
        assertThat(served.get() + refused.get()).isEqualTo(50);
        assertThat(passwords.matches("right", passwords.hash("right"))).isTrue();
    }

    private static void pretend(Passwords passwords, AtomicInteger served, AtomicInteger refused) {
        try {
            passwords.pretend("guess");
            served.incrementAndGet();
        } catch (Unavailable e) {
            refused.incrementAndGet();
        }
    }
}
