package com.entativa.messaging.protocol.senderkey;

import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.MessageKeys;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions.ChainStep;
import com.entativa.messaging.protocol.senderkey.SenderKeyDecryption.Reason;
import com.entativa.messaging.protocol.senderkey.SkippedSeeds.Skipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One sender key of somebody else's: it reads, and cannot send. `next` is the number of the message that comes
/// next.
record RemoteSenderKey(SenderKeyId id, SigningKey signingKey, Secret32 chainKey, int next, SkippedSeeds skipped) {

    sealed interface Opened {
        @SuppressWarnings("ArrayRecordComponent")
        record Ok(byte[] plaintext, RemoteSenderKey next) implements Opened {}

        record Rejected(Reason reason) implements Opened {}
    }

    static RemoteSenderKey of(SenderKeyDistribution distribution) {
        Secret32 chainKey = Secret32.copyOf(distribution.chainKey().expose(), 0);
        return new RemoteSenderKey(
                distribution.id(), distribution.signingKey(), chainKey, distribution.iteration(), SkippedSeeds.NONE);
    }

    /// The signature first: only the sender makes us walk. Then T, then GCM. P-G-4
    Opened open(SenderKeyFunctions functions, SenderKeyName name, SenderKeyMessage message) {
        if (!signingKey.verifies(functions.crypto(), message)) return new Opened.Rejected(Reason.BAD_SIGNATURE);
        Optional<Skipped> late = skipped.find(message.iteration());
        return late.isPresent() ? openLate(functions, name, message, late.get()) : openAhead(functions, name, message);
    }

    private Opened openLate(SenderKeyFunctions functions, SenderKeyName name, SenderKeyMessage message, Skipped late) {
        Secret32 copy = Secret32.copyOf(late.seed().expose(), 0);
        return unseal(functions, name, message, copy)
                .<Opened>map(plaintext -> new Opened.Ok(plaintext, with(chainKey, next, skipped.without(late))))
                .orElse(new Opened.Rejected(Reason.BAD_MAC));
    }

    private Opened openAhead(SenderKeyFunctions functions, SenderKeyName name, SenderKeyMessage message) {
        long gap = Integer.toUnsignedLong(message.iteration()) - Integer.toUnsignedLong(next);
        if (gap < 0) return new Opened.Rejected(Reason.DUPLICATE);
        if (gap > SenderKeyLimits.MAX_JUMP || message.iteration() == SenderKeyLimits.LAST_ITERATION) {
            return new Opened.Rejected(Reason.TOO_FAR_AHEAD);
        }
        List<Skipped> passed = new ArrayList<>();
        Secret32 at = walk(functions, message.iteration(), passed);
        ChainStep step = functions.step(at);
        if (gap > 0) at.close();
        Optional<byte[]> plaintext = unseal(functions, name, message, step.messageKey());
        if (plaintext.isPresent()) {
            return new Opened.Ok(plaintext.get(), with(step.next(), message.iteration() + 1, skipped.with(passed)));
        }
        step.next().close();
        passed.forEach(key -> key.seed().close());
        return new Opened.Rejected(Reason.BAD_MAC);
    }

    /// The chain key at `iteration`. Sets the seeds on the way aside, as far as they would be kept.
    private Secret32 walk(SenderKeyFunctions functions, int iteration, List<Skipped> passed) {
        Secret32 at = chainKey;
        for (int i = next; i != iteration; i++) {
            ChainStep step = functions.step(at);
            if (i != next) at.close();
            at = step.next();
            if (iteration - i <= SenderKeyLimits.MAX_SKIPPED) passed.add(new Skipped(i, step.messageKey()));
            else step.messageKey().close();
        }
        return at;
    }

    private static Optional<byte[]> unseal(
            SenderKeyFunctions functions, SenderKeyName name, SenderKeyMessage message, Secret32 seed) {
        try (MessageKeys keys = functions.messageKeys(seed)) {
            return keys.open(functions.crypto(), name.with(message.id(), message.iteration()), message.sealed());
        }
    }

    private RemoteSenderKey with(Secret32 chain, int number, SkippedSeeds seeds) {
        return new RemoteSenderKey(id, signingKey, chain, number, seeds);
    }

    void forEachSecret(Consumer<Secret32> each) {
        each.accept(chainKey);
        skipped.seeds().forEach(key -> each.accept(key.seed()));
    }
}
