package com.entativa.messaging.client.command;

import com.entativa.messaging.client.account.Accounts;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Events;
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
