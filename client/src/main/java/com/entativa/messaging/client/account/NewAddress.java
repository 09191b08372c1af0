package com.entativa.messaging.client.account;

import com.entativa.messaging.client.outbox.OutboxEntry;
import com.entativa.messaging.client.outbox.OutboxEntry.Stage;
import com.entativa.messaging.client.outbox.Queue;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import java.util.List;

/// What a profile keeps when its device comes back as another one of the same account: all but what belonged to the old
/// address. Within one transaction. R2.4, docs/spec/linking.md L-9
public final class NewAddress {
    /// Sessions and keys are between devices, not people: under another address nobody holds the other half of them.
    private static final List<Table> OF_THE_DEVICE = List.of(
            Table.SIGNED_PREKEY,
            Table.ONE_TIME_PREKEY,
            Table.SEEN_BASE_KEY,
            Table.EPOCH,
            Table.SESSION,
            Table.SENDER_KEY,
            Table.OWED_ACK,
            Table.OWN_DEVICE);

    private final Profile profile;
    private final Transaction rows;

    public NewAddress(Profile profile, Transaction rows) {
        this.profile = profile;
        this.rows = rows;
    }

    /// What the device was is taken from the account once this one is at work.
    public void replace(Account before) {
        for (Table table : OF_THE_DEVICE) {
            for (Row row : rows.all(table)) rows.delete(table, row.key());
        }
        forgetDevices();
        sealAnew();
        new Accounts(profile.platform().crypto(), rows).addFormer(before.self().deviceId());
    }

    /// People stay as they are trusted. Which devices they have is asked for again, which we have ourselves too.
    private void forgetDevices() {
        Peers peers = new Peers(rows);
        for (Peer peer : peers.all()) peers.put(peer.withoutDevices());
        rows.delete(Table.PEER, profile.self().userId().toString());
    }

    /// What was on its way keeps its id: the relay may have it.
    private void sealAnew() {
        Queue queue = new Queue(profile, rows);
        for (OutboxEntry entry : queue.all()) {
            if (entry.stage() instanceof Stage.Ready) queue.put(entry.with(new Stage.Waiting(0, 0)));
        }
    }
}
