package com.entativa.messaging.client.link;

import com.entativa.messaging.client.account.Account;

/// How far a new device has come, for its screen.
/// ```
///   Showing ──greeted──▶ Confirming ──the right number was picked──▶ Receiving ──one commit──▶ Linked
///      └────────────────────┴─────────────── over, or not genuine ──────┴──────────▶ Failed
/// ```
public sealed interface Joining {
    /// The code, until it is answered or over.
    record Showing(LinkCode code, long expiresAtMillis) implements Joining {}

    /// The account that answered, and the number its device asks for.
    record Confirming(String username, int number) implements Joining {}

    /// What the account needs is here; the next step stores it.
    enum Receiving implements Joining {
        RECEIVING
    }

    record Linked(Account account) implements Joining {}

    record Failed(Reason reason) implements Joining {}

    enum Reason {
        /// Nobody answered in time, or the number was not picked. A new code is a new try.
        EXPIRED,
        /// What came was not sealed by the device that greeted, or is another account's.
        FORGED,
        /// What is on this device belongs to another account: it goes first.
        OTHER_ACCOUNT
    }
}
