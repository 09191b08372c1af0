package com.entativa.messaging.client.account;

import com.entativa.messaging.api.PreKeyUpload;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.handshake.OneTimePreKeyPair;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.PreKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.session.Decrypted.Opened;
import com.entativa.messaging.protocol.session.PreKeys;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The device's own prekeys within one transaction.
public final class KeyStore implements PreKeys {
    private static final int SIGNATURE_LENGTH = 64;
    private static final String KNOWN_EPOCH = "known";
    private final Crypto crypto;
    private final Transaction rows;

    public KeyStore(Crypto crypto, Transaction rows) {
        this.crypto = crypto;
        this.rows = rows;
    }

    /// A signed prekey and since when it is the one on offer.
    public record Dated(SignedPreKeyPair key, long sinceMillis) {}

    @Override
    public Optional<SignedPreKeyPair> signed(int id) {
        return rows.get(Table.SIGNED_PREKEY, key(id)).map(row -> dated(id, row).key());
    }

    @Override
    public Optional<OneTimePreKeyPair> oneTime(int id) {
        return rows.get(Table.ONE_TIME_PREKEY, key(id)).map(row -> new OneTimePreKeyPair(id, pair(secret(row))));
    }

    @Override
    public boolean isSeen(int signedPreKeyId, BaseKey baseKey) {
        return rows.get(Table.SEEN_BASE_KEY, seen(signedPreKeyId, baseKey)).isPresent();
    }

    /// What a message that opened a session leaves behind: the one-time prekey gone, its opening never again.
    public void opened(Opened.NewSession session) {
        if (session.used().hasOneTime())
            rows.delete(Table.ONE_TIME_PREKEY, key(session.used().oneTimePreKeyId()));
        rows.put(Table.SEEN_BASE_KEY, seen(session.used().signedPreKeyId(), session.baseKey()), new byte[] {1});
    }

    /// With the epoch it is made in: it is offered in no other.
    public void put(OneTimePreKeyPair key) {
        byte[] row = new ByteWriter().secret(key.pair().secret()).u64(epoch()).finish();
        rows.put(Table.ONE_TIME_PREKEY, key(key.id()), row);
    }

    /// The key server's epoch as this device knows it.
    public long epoch() {
        return rows.get(Table.EPOCH, KNOWN_EPOCH)
                .map(row -> new ByteReader(row).u64())
                .orElse(PreKeyUpload.FIRST_EPOCH);
    }

    /// From now on only keys made after this are offered; older ones still open what was sent to them (R1.5).
    public void enter(long epoch) {
        if (epoch != epoch())
            rows.put(Table.EPOCH, KNOWN_EPOCH, new ByteWriter().u64(epoch).finish());
    }

    public void put(Dated dated) {
        byte[] row = new ByteWriter()
                .u64(dated.sinceMillis())
                .bytes(dated.key().signature())
                .secret(dated.key().pair().secret())
                .finish();
        rows.put(Table.SIGNED_PREKEY, key(dated.key().id()), row);
    }

    /// All of them, the one on offer first.
    public List<Dated> signed() {
        List<Dated> keys = new ArrayList<>();
        for (Row row : rows.all(Table.SIGNED_PREKEY)) keys.add(dated(Integer.parseInt(row.key()), row.value()));
        keys.sort((a, b) -> Long.compare(b.sinceMillis(), a.sinceMillis()));
        return keys;
    }

    /// With it go the openings seen under it: without the key they cannot be replayed.
    public void remove(SignedPreKeyPair key) {
        rows.delete(Table.SIGNED_PREKEY, key(key.id()));
        for (Row row : rows.scan(Table.SEEN_BASE_KEY, key(key.id()) + "/", Transaction.Scan.ASCENDING)) {
            rows.delete(Table.SEEN_BASE_KEY, row.key());
        }
    }

    /// Those of the present epoch.
    public List<OneTimePreKeyPair> oneTime() {
        long present = epoch();
        List<OneTimePreKeyPair> keys = new ArrayList<>();
        for (Row row : rows.all(Table.ONE_TIME_PREKEY)) {
            if (madeIn(row.value()) != present) continue;
            keys.add(new OneTimePreKeyPair(Integer.parseInt(row.key()), pair(secret(row.value()))));
        }
        return keys;
    }

    public void remove(OneTimePreKeyPair key) {
        rows.delete(Table.ONE_TIME_PREKEY, key(key.id()));
    }

    public boolean isFree(int id) {
        return rows.get(Table.ONE_TIME_PREKEY, key(id)).isEmpty()
                && rows.get(Table.SIGNED_PREKEY, key(id)).isEmpty();
    }

    private Dated dated(int id, byte[] row) {
        ByteReader in = new ByteReader(row);
        long since = in.u64();
        byte[] signature = in.bytes(SIGNATURE_LENGTH);
        return new Dated(new SignedPreKeyPair(id, pair(in.bytes(Secret32.LENGTH)), signature), since);
    }

    private KeyPair<PreKey> pair(byte[] secret) {
        return KeyPairs.preKey(crypto, Secret32.own(secret));
    }

    private static byte[] secret(byte[] oneTimeRow) {
        return new ByteReader(oneTimeRow).bytes(Secret32.LENGTH);
    }

    /// Rows of before there were epochs are the secret alone.
    private static long madeIn(byte[] oneTimeRow) {
        ByteReader in = new ByteReader(oneTimeRow);
        in.bytes(Secret32.LENGTH);
        return oneTimeRow.length == Secret32.LENGTH ? PreKeyUpload.FIRST_EPOCH : in.u64();
    }

    private static String key(int id) {
        String digits = Integer.toString(id);
        return "0".repeat(8 - digits.length()) + digits;
    }

    private static String seen(int signedPreKeyId, BaseKey baseKey) {
        return key(signedPreKeyId) + "/"
                + java.util.Base64.getEncoder().encodeToString(baseKey.u().toArray());
    }
}
