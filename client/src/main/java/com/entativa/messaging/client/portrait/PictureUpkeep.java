package com.entativa.messaging.client.portrait;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.group.GroupState;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/// What is uploaded leaves the relay after 30 days: the pictures this user shows, of themselves and of groups they
/// lead, are kept there once a week. On the actor's thread. C-N-5
public final class PictureUpkeep {
    private static final long EVERY_MILLIS = 7L * 24 * 60 * 60 * 1_000;
    private static final String KEPT_AT = "pictures_kept_at";
    private final Profile profile;
    private final Store store;

    public PictureUpkeep(Profile profile) {
        this.profile = profile;
        this.store = profile.platform().store();
    }

    /// Costs one read where nothing is due. Where the relay does not answer, it is for the next time.
    public void run() {
        long now = profile.nowMillis();
        if (!store.inTransaction(rows -> isDue(rows, now))) return;
        for (Bytes32 blobId : store.inTransaction(this::shown)) {
            if (!isSettled(profile.relay().keep(blobId))) return;
        }
        store.inTransaction(rows -> mark(rows, now));
    }

    /// One that another admin uploaded, or that is gone, stays as it is.
    private static boolean isSettled(Answer<Boolean> answer) {
        return switch (answer) {
            case Answer.Ok<Boolean> _ -> true;
            case Answer.Refused<Boolean>(Problem problem) -> problem.is(ErrorCode.NOT_FOUND);
            case Answer.Unreachable<Boolean> _ -> false;
        };
    }

    private static boolean isDue(Transaction rows, long now) {
        return rows.get(Table.SETTING, KEPT_AT)
                .filter(row -> new ByteReader(row).u64() + EVERY_MILLIS > now)
                .isEmpty();
    }

    private static boolean mark(Transaction rows, long now) {
        rows.put(Table.SETTING, KEPT_AT, new ByteWriter().u64(now).finish());
        return true;
    }

    private List<Bytes32> shown(Transaction rows) {
        List<Bytes32> shown = new ArrayList<>();
        new Portraits(rows)
                .find(profile.self().userId())
                .flatMap(Portrait::picture)
                .ifPresent(picture -> shown.add(picture.blobId()));
        for (GroupState group : new Groups(rows).all()) {
            if (!group.charter().isAdmin(profile.self().userId())) continue;
            group.charter().picture().place().ifPresent(picture -> shown.add(picture.blobId()));
        }
        return shown;
    }
}
