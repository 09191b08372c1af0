package com.entativa.messaging.server.limit;

import com.entativa.messaging.server.config.Rate;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Each process for itself.
public record LocalCounting(InstantSource clock, RandomGenerator random) implements Counting {
    @Override
    public <K> Allowance<K> allowance(String name, Rate rate) {
        return new LocalAllowance<>(rate, clock, random);
    }
}
