package com.entativa.messaging.client.account;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.account.Account.Standing;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.relay.Relay;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.key.ConstantTime;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.session.LocalDevice;

/// The ways into an account, for a profile that has none, or whose log-in is over.
public final class Enrolment {
    private final Platform platform;
    private final Relay relay;

    public Enrolment(Platform platform, Relay relay) {
        this.platform = platform;
        this.relay = relay;
    }

    /// A new account with this as its first device. Keys are stored before they are uploaded; if the upload fails,
    /// the
    /// next {@link KeyUpkeep#run} makes up for it.
    public Answer<Account> register(String username, String displayName, String password) {
        return register(username, displayName, password, "");
    }

    /// Where the operator invites: with a code, empty where there is none.
    public Answer<Account> register(String username, String displayName, String password, String invite) {
        return relay.register(username, displayName, password, invite).then(session -> {
            Account account = keep(session, username, displayName, Standing.ACTIVE);
            return new KeyUpkeep(platform, account, relay).uploadAll().map(_ -> account);
        });
    }

    /// A further device of an account: it waits to be linked, or starts over.
    public Answer<Account> login(String username, String password) {
        return relay.login(username, password).map(session -> keep(session, username, username, Standing.WAITING));
    }

    /// A device whose log-in is over comes back to its account, as another device of it: the identity, what was
    /// said and chosen stay. Where the account has another identity by now it waits like any new device. R2.4
    public Answer<Account> logInAgain(Account before, String password) {
        return relay.login(before.username(), password).then(session -> {
            boolean isSame = session.userId().equals(before.self().userId());
            return isSame ? comeBack(before, session) : decline(session);
        });
    }

    private Answer<Account> comeBack(Account before, AuthSession session) {
        return switch (relay.identityKey(session.userId())) {
            case Answer.Ok<byte[]>(byte[] known) -> {
                byte[] ours = before.device().identity().publicKey().encoded();
                yield new Answer.Ok<>(comeBack(before, session, ConstantTime.equal(known, ours)));
            }
            case Answer.Refused<byte[]>(Problem problem) ->
                problem.is(ErrorCode.NOT_FOUND)
                        ? new Answer.Ok<>(comeBack(before, session, true))
                        : new Answer.Refused<>(problem);
            case Answer.Unreachable<byte[]>(String why) -> new Answer.Unreachable<>(why);
        };
    }

    /// One commit; keys are uploaded now or with the next connection.
    private Account comeBack(Account before, AuthSession session, boolean isOurIdentity) {
        LocalDevice device = new KeyMaker(platform).newDevice(before.device().identity());
        DeviceAddress self = new DeviceAddress(session.userId(), session.deviceId());
        Account after = before.at(self, device, isOurIdentity ? Standing.ACTIVE : Standing.WAITING);
        Profile profile = Profile.of(platform, after, relay);
        platform.store().inTransaction(rows -> {
            new NewAddress(profile, rows).replace(before);
            Accounts accounts = new Accounts(platform.crypto(), rows);
            accounts.put(after);
            accounts.putRefreshToken(session.refreshToken());
            return true;
        });
        if (isOurIdentity) new KeyUpkeep(platform, after, relay).uploadAll();
        return after;
    }

    /// Somebody else has the name by now. The device that the log-in made is of no use to them.
    private Answer<Account> decline(AuthSession session) {
        relay.removeDevice(session.deviceId());
        return new Answer.Refused<>(otherAccount());
    }

    /// What is here belongs to another account than the one that was named.
    public static Problem otherAccount() {
        return new Problem(
                "other_account",
                0,
                "this profile holds another account",
                Json.build().object());
    }

    /// Makes this waiting device the account's only one, with a new identity: the safety number changes for
    /// everybody.
    public Answer<Account> startOver(Account waiting) {
        Account active = waiting.with(Standing.ACTIVE);
        return new KeyUpkeep(platform, active, relay).startOver().map(_ -> {
            platform.store().inTransaction(rows -> {
                new Accounts(platform.crypto(), rows).put(active);
                return true;
            });
            return active;
        });
    }

    /// This device as another one of the account lets it in, with the identity it was given. Stored by the caller,
    /// with all else it was given.
    public Account admitted(AuthSession session, String username, String displayName, Secret32 identity) {
        LocalDevice device = new KeyMaker(platform).newDevice(KeyPairs.identity(platform.crypto(), identity));
        DeviceAddress self = new DeviceAddress(session.userId(), session.deviceId());
        return new Account(self, username, displayName, Standing.ACTIVE, device);
    }

    private Account keep(AuthSession session, String username, String displayName, Standing standing) {
        KeyMaker maker = new KeyMaker(platform);
        LocalDevice device = maker.newDevice();
        DeviceAddress self = new DeviceAddress(session.userId(), session.deviceId());
        Account account = new Account(self, username, displayName, standing, device);
        platform.store().inTransaction(rows -> {
            Accounts accounts = new Accounts(platform.crypto(), rows);
            accounts.put(account);
            accounts.putRefreshToken(session.refreshToken());
            return true;
        });
        return account;
    }
}
