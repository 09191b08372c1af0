package com.entativa.messaging.server.config;

import java.time.Duration;

/// So many at once, then one each `interval`.
public record Rate(int burst, Duration interval) {
    private static final int MOST = 1_000_000_000;

    public Rate {
        if (burst < 1) throw new IllegalArgumentException("burst is not positive");
        if (interval.isNegative() || interval.isZero()) throw new IllegalArgumentException("interval is not positive");
    }

    /// `LIMIT_x_PER_SECOND` and `LIMIT_x_BURST`. A higher rate raises the burst to two seconds of it, unless the
    /// burst
    /// is given too.
    static Rate read(Settings from, String what, Rate standard, String documentation) {
        String name = "LIMIT_" + what;
        Setting perSecond = new Setting(
                "Limits",
                name + "_PER_SECOND",
                "a number above 0 and up to " + MOST,
                "1 per " + standard.interval.toMillis() / 1e3 + " s",
                documentation + ": how many a second, after the burst",
                false);
        Duration interval = from.value(perSecond, standard.interval, Rate::interval);
        int two = (int) Math.min(MOST, 2e9 / interval.toNanos());
        int most = Math.max(standard.burst, two);
        Setting burst = new Setting(
                "Limits",
                name + "_BURST",
                "a whole number from 1 to " + MOST,
                "" + most,
                documentation + ": how many at once",
                false);
        return new Rate(from.value(burst, most, Rate::burst), interval);
    }

    private static int burst(String text) {
        int burst = Integer.parseInt(text);
        if (burst < 1 || burst > MOST) throw new IllegalArgumentException();
        return burst;
    }

    private static Duration interval(String perSecond) {
        double value = Double.parseDouble(perSecond);
        if (!(value > 0 && value <= MOST)) throw new IllegalArgumentException();
        return Duration.ofNanos(Math.max(1, Math.round(1e9 / value)));
    }
}
