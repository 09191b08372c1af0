package com.entativa.messaging.client.command;

import com.entativa.messaging.client.account.Accounts;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.conversation.Privacy;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.outbox.Choosing;
import com.entativa.messaging.client.relay.AccountCalls;
import com.entativa.messaging.client.relay.AccountCalls.Subscription;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.sync.Actor;
import com.entativa.messaging.client.sync.Sync;

/// The account as its owner administers it at the relay.
public final class AccountCommands {
    private final Profile profile;
    private final Actor actor;
    private final Sync sync;
    private final Events events;

    public AccountCommands(Profile profile, Actor actor, Sync sync, Events events) {
        this.profile = profile;
        this.actor = actor;
        this.sync = sync;
        this.events = events;
    }

    /// Ends this device's log-in. What is here stays until its owner wipes it.
    public Answer<Boolean> logOut() {
        return actor.call(() -> ended(profile.relay().logout()));
    }

    /// All other devices have to log in again.
    public Answer<Boolean> changePassword(String old, String next) {
        return actor.call(() -> calls().changePassword(old, next));
    }

    /// At once and for good.
    public Answer<Boolean> delete(String password) {
        return actor.call(() -> ended(calls().delete(password)));
    }

    private Answer<Boolean> ended(Answer<Boolean> done) {
        if (!(done instanceof Answer.Ok<Boolean>)) return done;
        sync.stop();
        profile.platform().store().inTransaction(rows -> {
            new Accounts(profile.platform().crypto(), rows).forgetTokens();
            return true;
        });
        events.emit(new Event.ConnectionChanged(Event.Connected.LOGGED_OUT));
        return done;
    }

    /// What others see of the user: that they read, that they type, that they are here.
    public record Shown(boolean readReceipts, boolean typing, boolean presence) {}

    /// Whether they are here the relay knows.
    public Answer<Shown> shown() {
        return actor.call(() -> calls().presence().map(this::shown));
    }

    private Shown shown(boolean presence) {
        Privacy privacy = profile.platform().store().inTransaction(Privacy::of);
        return new Shown(privacy.readReceipts(), privacy.typing(), presence);
    }

    /// All of it or, where the relay does not answer, nothing. Who hides that they read or type does not see it of
    /// others.
    public Answer<Shown> show(Shown wanted) {
        return actor.call(() -> calls().showPresence(wanted.presence).map(_ -> {
            new Choosing(profile, events::emit).privacy(wanted.readReceipts, wanted.typing);
            return wanted;
        }));
    }

    public Answer<String> pushKey() {
        return actor.call(() -> calls().pushKey());
    }

    public Answer<Boolean> subscribe(Subscription subscription) {
        return actor.call(() -> calls().subscribe(subscription));
    }

    public Answer<Boolean> unsubscribe() {
        return actor.call(() -> calls().unsubscribe());
    }

    private AccountCalls calls() {
        return profile.relay().account();
    }
}
