package com.entativa.messaging.server.account;

import com.entativa.messaging.server.config.RegistrationMode;

/// Who may make an account here. Blocking; any thread.
public final class Registration {
    private final RegistrationMode mode;
    private final Invites invites;
    private final Accounts accounts;

    public Registration(RegistrationMode mode, Invites invites, Accounts accounts) {
        this.mode = mode;
        this.invites = invites;
        this.accounts = accounts;
    }

    /// `inviteCode` is empty when none was shown.
    public record Wish(String username, String displayName, String password, String inviteCode) {
        @Override
        public String toString() {
            return "Wish[redacted]";
        }
    }

    public sealed interface Outcome {
        record Admitted(Accounts.SignedIn signedIn) implements Outcome {}

        record Closed() implements Outcome {}

        record InviteNeeded() implements Outcome {}

        /// Unknown, used up or over: one answer for all.
        record InviteBad() implements Outcome {}
    }

    public Outcome register(Wish wish) {
        return switch (mode) {
            case OPEN -> new Outcome.Admitted(make(wish));
            case CLOSED -> new Outcome.Closed();
            case INVITE -> {
                if (wish.inviteCode().isEmpty()) yield new Outcome.InviteNeeded();
                yield invites.take(wish.inviteCode()) ? new Outcome.Admitted(invited(wish)) : new Outcome.InviteBad();
            }
        };
    }

    /// The use is given back when no account came of it.
    private Accounts.SignedIn invited(Wish wish) {
        boolean made = false;
        try {
            Accounts.SignedIn signedIn = make(wish);
            made = signedIn instanceof Accounts.SignedIn.Ok;
            return signedIn;
        } finally {
            if (!made) invites.giveBack(wish.inviteCode());
        }
    }

    private Accounts.SignedIn make(Wish wish) {
        return accounts.register(wish.username(), wish.displayName(), wish.password());
    }
}
