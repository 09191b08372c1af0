package com.entativa.messaging.protocol.ratchet;

import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.PreKey;
import com.entativa.messaging.protocol.key.RatchetKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.Decryption.Reason;
import com.entativa.messaging.protocol.ratchet.Sender.Heard;
import com.entativa.messaging.protocol.ratchet.Sender.Sending;
import com.entativa.messaging.protocol.wire.RatchetMessage;
import com.entativa.messaging.protocol.wire.RatchetMessage.RatchetHeader;
import java.util.List;
import java.util.Optional;

/// The Double Ratchet as a value: encrypting and decrypting give the next one and leave this one good, so that the
/// caller commits the next together with the message, or nothing. Secrets common to both states are shared: wipe the
/// old one only after the commit, with {@link RatchetSecrets}. Double Ratchet §3; docs/spec/protocol.md P-R-*
public record DoubleRatchet(Sender sender, Receiver receiver, SkippedKeys skipped) {

    /// The initiator after X3DH. Takes `secret` over.
    public static DoubleRatchet initiate(Secret32 secret, PreKey theirSignedPreKey) {
        RootKey root = new RootKey(secret);
        return new DoubleRatchet(
                new Sender.Awaiting(root, theirSignedPreKey.asRatchetKey(), 0),
                Receiver.Silent.SILENT,
                SkippedKeys.NONE);
    }

    /// The responder after X3DH, before the first message. Takes `secret` over; the prekey stays its store's.
    public static DoubleRatchet respond(Secret32 secret, KeyPair<PreKey> signedPreKey) {
        byte[] copy = signedPreKey.secret().expose().clone();
        KeyPair<RatchetKey> ours =
                new KeyPair<>(Secret32.own(copy), signedPreKey.publicKey().asRatchetKey());
        return new DoubleRatchet(
                new Sender.Listening(new RootKey(secret), ours), Receiver.Silent.SILENT, SkippedKeys.NONE);
    }

    /// A message and the state after it.
    @SuppressWarnings("ArrayRecordComponent")
    public record Encrypted(byte[] message, DoubleRatchet next) {}

    /// Store the next state before the message leaves: a counter sent twice would repeat key and iv. R1.1
    ///
    /// Throws `IllegalStateException` for a responder that has heard nothing: sessions never offer that.
    public Encrypted encrypt(SuiteFunctions functions, Randomness randomness, AssociatedData data, byte[] plaintext) {
        Sending sending =
                switch (sender) {
                    case Sending already -> already;
                    case Sender.Awaiting awaiting -> answer(functions, randomness, awaiting);
                    case Sender.Listening _ -> throw new IllegalStateException("cannot send before the first message");
                };
        SendingChain.Step step = sending.chain().step(functions);
        RatchetHeader header = new RatchetHeader(
                functions.suite().ratchetVersion(),
                sending.ours().publicKey(),
                sending.previousLength(),
                sending.chain().next());
        try (MessageKeys keys = functions.messageKeys(step.messageKey())) {
            RatchetMessage message = keys.seal(functions.crypto(), data, header, plaintext);
            if (sending != sender) sending.chain().key().close();
            Sending after = new Sending(sending.root(), sending.ours(), step.after(), sending.previousLength());
            return new Encrypted(message.encoded(), new DoubleRatchet(after, receiver, skipped));
        }
    }

    private static Sending answer(SuiteFunctions functions, Randomness randomness, Sender.Awaiting awaiting) {
        return awaiting.activate(functions, KeyPairs.ratchet(functions.crypto(), randomness.secret()))
                .orElseThrow(() -> new IllegalStateException("a key of low order was let into the state"));
    }

    /// `nowMillis` dates the keys that are set aside.
    public Decryption decrypt(SuiteFunctions functions, AssociatedData data, byte[] bytes, long nowMillis) {
        return RatchetMessage.parse(functions.suite().ratchetVersion(), bytes)
                .map(message -> decrypt(functions, data, message, nowMillis))
                .orElse(Decryption.rejected(Reason.MALFORMED));
    }

    private Decryption decrypt(SuiteFunctions functions, AssociatedData data, RatchetMessage message, long nowMillis) {
        RatchetHeader header = message.header();
        return switch (skipped.find(header.key(), header.n(), nowMillis)) {
            case SkippedKeys.Found.Key(SkippedKey key) -> openLate(functions, data, message, key);
            case SkippedKeys.Found.Gone _ -> Decryption.rejected(Reason.DUPLICATE);
            case SkippedKeys.Found.Unknown _ ->
                receiver instanceof Receiver.Hearing(ReceivingChain chain)
                                && chain.theirs().equals(header.key())
                        ? openOn(functions, data, message, new Position(this, chain, List.of(), nowMillis))
                        : openOnNewChain(functions, data, message, nowMillis);
        };
    }

    private Decryption openLate(
            SuiteFunctions functions, AssociatedData data, RatchetMessage message, SkippedKey late) {
        Secret32 copy = Secret32.copyOf(late.messageKey().expose(), 0);
        try (MessageKeys keys = functions.messageKeys(copy)) {
            Optional<byte[]> plaintext = keys.open(functions.crypto(), data, message);
            if (plaintext.isEmpty()) return Decryption.rejected(Reason.BAD_MAC);
            return new Decryption.Ok(plaintext.get(), new DoubleRatchet(sender, receiver, skipped.without(late)));
        }
    }

    /// Where on a receiving chain a message is tried: the state it would lead to but for that chain, the chain, and
    /// the keys that were set aside before.
    private record Position(DoubleRatchet base, ReceivingChain chain, List<SkippedKey> passed, long nowMillis) {}

    private static Decryption openOn(
            SuiteFunctions functions, AssociatedData data, RatchetMessage message, Position position) {
        int n = message.header().n();
        long gap = position.chain.gapTo(n);
        if (gap < 0) return Decryption.rejected(Reason.DUPLICATE);
        if (gap > Limits.MAX_SKIP || n == Limits.LAST_COUNTER) return Decryption.rejected(Reason.TOO_FAR_AHEAD);
        ReceivingChain.Walk walk = position.chain.walkTo(functions, n, position.nowMillis);
        ReceivingChain.Step step = walk.chain().step(functions, position.chain);
        try (MessageKeys keys = functions.messageKeys(step.messageKey())) {
            Optional<byte[]> plaintext = keys.open(functions.crypto(), data, message);
            if (plaintext.isEmpty()) {
                step.after().key().close();
                walk.passed().forEach(key -> key.messageKey().close());
                return Decryption.rejected(Reason.BAD_MAC);
            }
            SkippedKeys skipped = position.base
                    .skipped
                    .with(position.passed, position.chain.ordinal(), position.nowMillis)
                    .with(walk.passed(), position.chain.ordinal(), position.nowMillis);
            return new Decryption.Ok(
                    plaintext.get(),
                    new DoubleRatchet(position.base.sender, new Receiver.Hearing(step.after()), skipped));
        }
    }

    /// The peer ratcheted: finish the chain we heard up to PN, agree anew, go on there.
    private Decryption openOnNewChain(
            SuiteFunctions functions, AssociatedData data, RatchetMessage message, long nowMillis) {
        RatchetHeader header = message.header();
        if (tooFar(header)) return Decryption.rejected(Reason.TOO_FAR_AHEAD);
        Optional<Heard> heard =
                switch (sender) {
                    case Sender.Listening listening -> listening.hear(functions, header.key());
                    case Sending sending -> sending.hear(functions, header.key());
                    // The peer cannot have answered a key that we have not sent.
                    case Sender.Awaiting _ -> Optional.empty();
                };
        if (heard.isEmpty()) {
            boolean forged = sender instanceof Sender.Awaiting;
            return Decryption.rejected(forged ? Reason.BAD_MAC : Reason.LOW_ORDER_KEY);
        }
        Ended ended = endHeardChain(functions, header.previousLength(), nowMillis);
        ReceivingChain chain = ReceivingChain.begin(header.key(), heard.get().chainKey(), ended.ordinal + 1);
        DoubleRatchet base = new DoubleRatchet(heard.get().sender(), receiver, ended.skipped);
        Decryption decryption = openOn(functions, data, message, new Position(base, chain, ended.passed, nowMillis));
        chain.key().close();
        if (decryption instanceof Decryption.Rejected) {
            ended.passed.forEach(key -> key.messageKey().close());
            heard.get().sender().root().secret().close();
        }
        return decryption;
    }

    private boolean tooFar(RatchetHeader header) {
        long pastHeard = receiver instanceof Receiver.Hearing(ReceivingChain chain)
                ? chain.gapTo(header.previousLength())
                : Integer.toUnsignedLong(header.previousLength());
        return pastHeard > Limits.MAX_SKIP || Integer.toUnsignedLong(header.n()) > Limits.MAX_SKIP;
    }

    /// The last chain's rest, and what is remembered of it.
    private record Ended(int ordinal, List<SkippedKey> passed, SkippedKeys skipped) {}

    private Ended endHeardChain(SuiteFunctions functions, int length, long nowMillis) {
        if (!(receiver instanceof Receiver.Hearing(ReceivingChain chain))) return new Ended(0, List.of(), skipped);
        int end = chain.gapTo(length) > 0 ? length : chain.next();
        ReceivingChain.Walk rest = chain.walkTo(functions, end, nowMillis);
        if (rest.chain().next() != chain.next()) rest.chain().key().close();
        return new Ended(chain.ordinal(), rest.passed(), skipped.ending(chain.theirs(), end));
    }
}
