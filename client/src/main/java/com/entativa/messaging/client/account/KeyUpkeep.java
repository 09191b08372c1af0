package com.entativa.messaging.client.account;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.KeyStatus;
import com.entativa.messaging.api.PreKeyUpload;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.message.Hex;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.relay.Relay;
import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.protocol.handshake.OneTimePreKeyPair;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.List;

/// Keeps this device's prekeys on the key server in order: uploads what it lacks, refills the one-time stock, rotates
/// the
/// signed prekey. Every step may be repeated after a crash: keys are stored before anybody hears of them.
public final class KeyUpkeep {
    static final long ROTATE_AFTER_MILLIS = 7L * 24 * 60 * 60 * 1_000;

    /// R1.7: a sender that was offline still gets through.
    static final long KEEP_ROTATED_MILLIS = 45L * 24 * 60 * 60 * 1_000;

    /// One-time prekeys an upload takes; ones handed out and not yet used make the stock larger than the server's.
    private static final int PORTION = 150;

    private final Platform platform;
    private final Store store;
    private final Account account;
    private final Relay relay;
    private final KeyMaker maker;

    public KeyUpkeep(Platform platform, Account account, Relay relay) {
        this.platform = platform;
        this.store = platform.store();
        this.account = account;
        this.relay = relay;
        this.maker = new KeyMaker(platform);
    }

    /// The first upload, and every later one: identity (the server knows it already or takes it), signed prekey,
    /// stock.
    public Answer<Boolean> run() {
        rotate();
        return status().then(status -> status.digest().equals(digest()) ? refill(status) : upload())
                .then(_ -> dropFormers());
    }

    /// What this device was before it logged in again gets nothing any more.
    private Answer<Boolean> dropFormers() {
        Answer<Boolean> done = new Answer.Ok<>(true);
        List<Integer> formers = store.inTransaction(rows -> new Accounts(platform.crypto(), rows).formers());
        for (int deviceId : formers) done = done.then(_ -> drop(deviceId));
        return done;
    }

    private Answer<Boolean> drop(int deviceId) {
        Answer<Boolean> answer = relay.removeDevice(deviceId);
        boolean isGone = answer instanceof Answer.Refused<Boolean>(Problem problem) && problem.is(ErrorCode.NOT_FOUND);
        if (!isGone && !(answer instanceof Answer.Ok<Boolean>)) return answer;
        return new Answer.Ok<>(store.inTransaction(rows -> {
            new Accounts(platform.crypto(), rows).removeFormer(deviceId);
            return true;
        }));
    }

    /// Uploads everything, as a new device or one the server does not know as we do.
    public Answer<Boolean> uploadAll() {
        return status().then(_ -> upload());
    }

    private Answer<Boolean> upload() {
        return relay.uploadIdentity(identity().encoded(), false).then(_ -> uploadKeys());
    }

    /// R2.1: the user's explicit choice. Drops all other devices; everybody in a common conversation is told.
    public Answer<Boolean> startOver() {
        return status().then(_ -> relay.uploadIdentity(identity().encoded(), true))
                .then(_ -> uploadKeys());
    }

    /// R1.5: in another epoch the server has lost the stock, and what was in it may have been handed out.
    private Answer<KeyStatus> status() {
        return relay.keyStatus()
                .map(status -> store.inTransaction(rows -> {
                    new KeyStore(platform.crypto(), rows).enter(status.epoch());
                    return status;
                }));
    }

    private Answer<Boolean> uploadKeys() {
        List<OneTimePreKeyPair> stock = store.inTransaction(rows -> {
            KeyStore keys = new KeyStore(platform.crypto(), rows);
            int lacking = Contract.ONE_TIME_PREKEYS - keys.oneTime().size();
            if (lacking > 0) maker.newOneTime(keys, lacking);
            return keys.oneTime();
        });
        Answer<Boolean> done = upload(List.of(current()), stock.subList(0, Math.min(stock.size(), PORTION)));
        for (int from = PORTION; from < stock.size(); from += PORTION) {
            List<OneTimePreKeyPair> portion = stock.subList(from, Math.min(stock.size(), from + PORTION));
            done = done.then(_ -> upload(List.of(), portion));
        }
        return done;
    }

    private Answer<Boolean> refill(KeyStatus status) {
        if (status.oneTimePreKeysLeft() >= Contract.REFILL_BELOW) return new Answer.Ok<>(true);
        List<OneTimePreKeyPair> fresh = store.inTransaction(rows -> maker.newOneTime(
                new KeyStore(platform.crypto(), rows), Contract.ONE_TIME_PREKEYS - status.oneTimePreKeysLeft()));
        return upload(List.of(), fresh);
    }

    private Answer<Boolean> upload(List<SignedPreKeyPair> signed, List<OneTimePreKeyPair> oneTime) {
        PreKeyUpload upload = new PreKeyUpload(
                account.device().registrationId(),
                store.inTransaction(rows -> new KeyStore(platform.crypto(), rows).epoch()),
                signed.stream().map(KeyUpkeep::offered).toList(),
                oneTime.stream().map(KeyUpkeep::offered).toList());
        // Ids that were not taken were handed out before: their private halves wait for the message that is on its way.
        return relay.uploadPreKeys(upload).map(_ -> true);
    }

    private static PreKeyUpload.Signed offered(SignedPreKeyPair key) {
        return new PreKeyUpload.Signed(key.id(), key.pair().publicKey().encoded(), key.signature());
    }

    private static PreKeyUpload.OneTime offered(OneTimePreKeyPair key) {
        return new PreKeyUpload.OneTime(key.id(), key.pair().publicKey().encoded());
    }

    private void rotate() {
        long now = platform.clock().nowMillis();
        store.inTransaction(rows -> {
            KeyStore keys = new KeyStore(platform.crypto(), rows);
            List<KeyStore.Dated> signed = keys.signed();
            if (signed.isEmpty() || now - signed.getFirst().sinceMillis() > ROTATE_AFTER_MILLIS) {
                maker.newSigned(keys, account.device().identity());
            }
            for (int i = 1; i < signed.size(); i++) {
                long replacedAt = signed.get(i - 1).sinceMillis();
                if (now - replacedAt > KEEP_ROTATED_MILLIS)
                    keys.remove(signed.get(i).key());
            }
            return true;
        });
    }

    private SignedPreKeyPair current() {
        rotate();
        return store.inTransaction(rows ->
                new KeyStore(platform.crypto(), rows).signed().getFirst().key());
    }

    /// As the server makes it of what it holds.
    private String digest() {
        SignedPreKeyPair signed = current();
        byte[] hashed = new ByteWriter()
                .bytes(identity().encoded())
                .u32(signed.id())
                .bytes(signed.pair().publicKey().encoded())
                .finish();
        return Hex.of(platform.crypto().sha256(hashed));
    }

    private IdentityKey identity() {
        return account.device().identity().publicKey();
    }
}
