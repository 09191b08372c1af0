package com.entativa.messaging.client.sync;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.KeyUpkeep;
import com.entativa.messaging.client.account.NameLookups;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.account.RelayBlocks;
import com.entativa.messaging.client.call.Calls;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.inbox.Retries;
import com.entativa.messaging.client.link.DeviceWatch;
import com.entativa.messaging.client.live.Presences;
import com.entativa.messaging.client.live.Typing;
import com.entativa.messaging.client.membership.Changing;
import com.entativa.messaging.client.membership.Refresh;
import com.entativa.messaging.client.outbox.ResendLog;
import com.entativa.messaging.client.portrait.Introducing;
import com.entativa.messaging.client.portrait.PictureUpkeep;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.client.timeline.Expiry;
import com.entativa.messaging.client.timeline.Timeline;
import com.entativa.messaging.client.timeline.Waiting;
import java.util.UUID;

/// Keeps a profile and its relay in step: the connection, and what is done every so often.
public final class Sync {
    private static final long UPKEEP_MILLIS = 60 * 60 * 1_000;
    private static final long UPKEEP_RETRY_MILLIS = 60_000;
    private final Profile profile;
    private final Store store;
    private final Connection connection;
    private final Events events;
    private final Expiry expiry;
    private final DeviceWatch devices;
    private final Typing typing;
    private final Presences presences;
    private final Calls calls;
    private final NameLookups names;
    private final RelayBlocks blocks;
    private final Introducing introducing;
    private final PictureUpkeep pictures;
    private final Refresh refresh;
    private final Changing changing;
    private final Forgetting forgetting;
    private long upkeepAtMillis;
    private long askAtMillis;
    private boolean online;

    public Sync(Profile profile, Actor actor, Events events) {
        this.profile = profile;
        this.store = profile.platform().store();
        this.events = events;
        this.expiry = new Expiry(profile, events::emit);
        this.devices = new DeviceWatch(profile, events);
        this.names = new NameLookups(profile, events);
        this.introducing = new Introducing(profile);
        this.pictures = new PictureUpkeep(profile);
        this.blocks = new RelayBlocks(profile, events);
        this.refresh = new Refresh(profile, events::emit);
        this.changing = new Changing(profile, events::emit);
        this.forgetting = new Forgetting(profile, UPKEEP_RETRY_MILLIS);
        this.typing = new Typing(profile, events);
        this.calls = new Calls(profile, events);
        this.presences = new Presences(profile, events);
        this.connection = new Connection(profile, store, actor, new Connection.Listener(this::happened, this::live));
    }

    /// From here on `tick` connects and keeps connected.
    public void goOnline() {
        online = true;
    }

    /// Who watches the list of the account's devices.
    public DeviceWatch devices() {
        return devices;
    }

    public Calls calls() {
        return calls;
    }

    public NameLookups names() {
        return names;
    }

    public Presences presences() {
        return presences;
    }

    /// The user types, or stopped.
    public void type(UUID conversationId, boolean types) {
        typing.own(conversationId, types).ifPresent(connection::say);
    }

    private void live(LiveFrame frame) {
        switch (frame) {
            case LiveFrame.Typing heard -> typing.heard(heard);
            case LiveFrame.Presence heard -> presences.heard(heard);
            case LiveFrame.CallChanged changed -> calls.changed(changed);
            // Receipts are learnt inside the ciphertext; of devices that differ the relay tells before each send.
            case LiveFrame.Delivered _, LiveFrame.Read _, LiveFrame.DevicesChanged _, LiveFrame.Notice _ -> {}
        }
    }

    /// What ends with a line, or with the connection, ends before it is told of.
    private void happened(Event event) {
        switch (event) {
            case Event.MessageChanged(var message) -> typing.shown(message);
            case Event.CaughtUp _ -> {
                refresh.caughtUp();
                presences.caughtUp();
                calls.caughtUp();
                blocks.caughtUp();
            }
            case Event.CallSignalled(var signal) -> {
                calls.take(signal);
                return;
            }
            case Event.ConnectionChanged(Event.Connected state)
            when state != Event.Connected.ONLINE -> {
                typing.disconnected();
                presences.disconnected();
            }
            default -> {}
        }
        events.emit(event);
    }

    /// Returns the milliseconds until more is due; 0 when mail waits to be taken in.
    public long tick() {
        long expires = Math.min(expiry.tick(), Math.min(typing.tick(), calls.tick()));
        long due = Math.min(expires, online ? tickOnline() : UPKEEP_RETRY_MILLIS);
        return connection.hasArrived() ? 0 : Math.max(1, due);
    }

    private long tickOnline() {
        askAgain();
        if (connection.isOpen()) blocks.release();
        introducing.run();
        long next = connection.tick();
        if (!connection.isOpen()) return next;
        devices.tick();
        long asked = Math.min(Math.min(presences.tick(), names.tick()), blocks.tick());
        long kept = Math.min(upkeep(), forgetting.tick());
        return Math.min(Math.min(next, kept), Math.min(groups(), asked));
    }

    /// Groups of which something is missing, and changes of ours that were not settled.
    private long groups() {
        long due = Math.min(refresh.run(), changing.resume());
        return due == Long.MAX_VALUE ? due : Math.max(1, due - profile.nowMillis());
    }

    /// R1.6: what could not be read is asked for again when its time has come.
    private void askAgain() {
        long now = profile.nowMillis();
        if (askAtMillis > now) return;
        askAtMillis = now + UPKEEP_RETRY_MILLIS;
        store.inTransaction(rows -> {
            new Retries(profile, rows).requestDue();
            return true;
        });
    }

    public void stop() {
        connection.stop();
    }

    /// The key server's stock and our own leftovers; only while the relay answers, so that nobody waits for it.
    private long upkeep() {
        long now = profile.nowMillis();
        if (upkeepAtMillis > now) return upkeepAtMillis - now;
        upkeepAtMillis = now + UPKEEP_RETRY_MILLIS;
        Answer<Boolean> done = keys();
        pictures.run();
        store.inTransaction(rows -> {
            new ResendLog(rows).dropOlderThan(now - ResendLog.KEPT_MILLIS);
            return true;
        });
        Timeline.commit(profile, events::emit, work -> {
            new Waiting(work.rows(), work.timeline()).dropOlderThan(now - Waiting.KEPT_MILLIS);
            return true;
        });
        boolean comesAgain = done instanceof Answer.Unreachable<Boolean>
                || done instanceof Answer.Refused<Boolean>(Problem problem) && problem.is(ErrorCode.TOO_MANY_REQUESTS);
        if (!comesAgain) upkeepAtMillis = now + UPKEEP_MILLIS;
        return upkeepAtMillis - now;
    }

    /// A device that waits has no keys to show: its identity is not the account's.
    private Answer<Boolean> keys() {
        if (profile.account().standing() == Account.Standing.WAITING) return new Answer.Ok<>(true);
        Answer<Boolean> done = new KeyUpkeep(profile.platform(), profile.account(), profile.relay()).run();
        if (done instanceof Answer.Refused<Boolean>(Problem problem)) {
            events.emit(new Event.Fault(
                    "the key server refuses this device's keys", new IllegalStateException(problem.code())));
        }
        return done;
    }
}
