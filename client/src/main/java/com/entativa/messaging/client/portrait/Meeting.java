package com.entativa.messaging.client.portrait;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.conversation.Stamp;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.timeline.Timeline.Work;
import java.util.UUID;

/// Somebody's portrait as it comes in, within one transaction.
public final class Meeting {
    private static final long DAY_MILLIS = 24L * 60 * 60 * 1_000;
    private final Profile profile;
    private final Work work;

    public Meeting(Profile profile, Work work) {
        this.profile = profile;
        this.work = work;
    }

    /// A time far ahead would hold against all later ones: it counts as a day ahead of when the relay took it.
    public void met(UUID userId, Stamp said, long takenAtMillis, Aside.Profile shown) {
        Stamp stamp = new Stamp(Math.min(said.atMillis(), takenAtMillis + DAY_MILLIS), said.id());
        Portrait portrait = new Portrait(userId, shown, stamp);
        if (!new Portraits(work.rows()).take(portrait)) return;
        if (userId.equals(profile.self().userId())) new Introducing(profile).said(work.rows(), portrait);
        work.timeline().tell(new Event.PersonChanged(userId));
    }
}
