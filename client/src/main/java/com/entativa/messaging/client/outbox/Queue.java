package com.entativa.messaging.client.outbox;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Body;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.outbox.OutboxEntry.Stage;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import com.entativa.messaging.client.store.Transaction.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The outbox's rows within one transaction, in the order they were queued.
public final class Queue {
    /// Entries looked at in one go.
    public static final int PAGE = 256;

    private final Profile profile;
    private final Transaction rows;

    public Queue(Profile profile, Transaction rows) {
        this.profile = profile;
        this.rows = rows;
    }

    /// A message for all; its envelope has the message's id.
    public void add(Content content) {
        add(content.messageId(), content, Addressing.Everyone.EVERYONE);
    }

    /// Our sender key for these devices.
    public void addKey(Content content, List<DeviceAddress> devices) {
        add(content.messageId(), content, new Addressing.Trusted(devices));
    }

    /// A message for all, never under a key that several share.
    public void addApart(Content content) {
        add(content.messageId(), content, Addressing.Apart.APART);
    }

    public void add(UUID conversationId, Body body, Addressing addressing) {
        UUID id = profile.ids().next();
        add(id, new Content(id, conversationId, profile.nowMillis(), body), addressing);
    }

    /// For these people's devices.
    public void add(Content content, List<UUID> userIds) {
        add(content.messageId(), content, new Addressing.People(userIds));
    }

    /// An older message once more, for one device.
    public void addAgain(UUID conversationId, byte[] content, DeviceAddress device) {
        put(new OutboxEntry(
                profile.ids().next(), conversationId, content, new Addressing.Devices(List.of(device)), fresh()));
    }

    private void add(UUID id, Content content, Addressing addressing) {
        put(new OutboxEntry(id, content.conversationId(), content.encoded(), addressing, fresh()));
    }

    private static Stage fresh() {
        return new Stage.Waiting(0, 0);
    }

    public void put(OutboxEntry entry) {
        rows.put(Table.OUTBOX, entry.id().toString(), OutboxCodec.write(entry));
    }

    public Optional<OutboxEntry> find(UUID id) {
        return rows.get(Table.OUTBOX, id.toString()).map(OutboxCodec::read);
    }

    public void remove(UUID id) {
        rows.delete(Table.OUTBOX, id.toString());
    }

    /// The next ones beyond this key; from the first one on when it is empty.
    public List<OutboxEntry> page(String beyond) {
        List<OutboxEntry> entries = new ArrayList<>();
        for (Row row : rows.scan(Table.OUTBOX, "", new Scan(false, beyond, PAGE)))
            entries.add(OutboxCodec.read(row.value()));
        return entries;
    }

    public List<OutboxEntry> all() {
        return rows.all(Table.OUTBOX).stream()
                .map(row -> OutboxCodec.read(row.value()))
                .toList();
    }
}
