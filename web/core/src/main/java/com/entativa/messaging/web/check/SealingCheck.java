package com.entativa.messaging.web.check;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Crypto.Plain;
import com.entativa.messaging.protocol.crypto.Randomness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is sealed together is what each would be alone: two implementations of AES agree.
public final class SealingCheck {
    private static final int MANY = 40;
    private static final int TABLES = 3;
    private final Crypto crypto;
    private final Randomness randomness;
    private final Report report;

    public SealingCheck(Crypto crypto, Randomness randomness, Report report) {
        this.crypto = crypto;
        this.randomness = randomness;
        this.report = report;
    }

    public void run() {
        List<byte[]> keys = new ArrayList<>();
        for (int i = 0; i < TABLES; i++) keys.add(randomness.bytes(32));
        List<Plain> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            byte[] key = keys.get(i % TABLES);
            all.add(new Plain(key, randomness.bytes(12), randomness.bytes(i % 5), randomness.bytes(7 * i)));
        }
        List<byte[]> together = crypto.aesGcmSealAll(all);
        for (int i = 0; i < MANY; i++) {
            Plain one = all.get(i);
            byte[] alone = crypto.aesGcmSeal(one.key(), one.iv(), one.aad(), one.plaintext());
            report.check("sealed together", Arrays.equals(alone, together.get(i)));
        }
    }
}
