package com.entativa.messaging.client.timeline;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction.Row;
import com.entativa.messaging.client.store.Transaction.Scan;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Takes away the lines whose time is over, by the profile's clock.
public final class Expiry {
    private static final long LOOK_MILLIS = 1_000;
    private static final int BATCH = 200;
    private final Profile profile;
    private final Consumer<Event> tell;
    private long lookAtMillis;

    public Expiry(Profile profile, Consumer<Event> tell) {
        this.profile = profile;
        this.tell = tell;
    }

    /// The milliseconds until it is worth looking again.
    public long tick() {
        long now = profile.nowMillis();
        if (now < lookAtMillis) return lookAtMillis - now;
        lookAtMillis = now + LOOK_MILLIS;
        while (true) {
            List<Row> due =
                    profile.platform().store().inTransaction(rows -> rows.scan(Table.EXPIRY, "", Scan.first(BATCH)));
            List<Row> over = due.stream().filter(row -> at(row) <= now).toList();
            if (!over.isEmpty()) remove(over);
            if (over.size() < BATCH)
                return due.size() == over.size()
                        ? Long.MAX_VALUE
                        : Math.max(LOOK_MILLIS, at(due.get(over.size())) - now);
        }
    }

    private void remove(List<Row> over) {
        Timeline.commit(profile, tell, work -> {
            for (Row row : over) {
                UUID id = UUID.fromString(row.key().substring(row.key().indexOf('/') + 1));
                work.timeline().find(id).ifPresent(work.timeline()::expire);
                work.rows().delete(Table.EXPIRY, row.key());
            }
            return true;
        });
    }

    private static long at(Row row) {
        return Long.parseLong(row.key().substring(0, row.key().indexOf('/')));
    }
}
