package com.entativa.messaging.server.account;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.server.device.Devices;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Accounts for standalone use. Blocking; any thread.
public final class Accounts {
    private final AccountStore store;
    private final Passwords passwords;
    private final Credentials credentials;
    private final Devices devices;
    private final InstantSource clock;

    public Accounts(
            AccountStore store, Passwords passwords, Credentials credentials, Devices devices, InstantSource clock) {
        this.store = store;
        this.passwords = passwords;
        this.credentials = credentials;
        this.devices = devices;
        this.clock = clock;
    }

    /// What a device is given to prove itself with.
    public record Credentials(AccessTokens access, RefreshTokens refresh, Fresh fresh) {
        AuthSession of(DeviceAddress device, String refreshToken) {
            return new AuthSession(device.userId(), device.deviceId(), access.issue(device), refreshToken, (int)
                    AccessTokens.LIFE.toSeconds());
        }
    }

    public sealed interface SignedIn {
        record Ok(AuthSession session) implements SignedIn {}

        record UsernameTaken() implements SignedIn {}

        /// Unknown user, wrong password, or a refresh token that is not good: one answer for all.
        record Refused() implements SignedIn {}
    }

    public SignedIn register(String username, String displayName, String password) {
        UUID user = credentials.fresh().id();
        boolean made = store.create(new AccountStore.NewAccount(
                new UserProfile(user, username, displayName),
                new AccountStore.PasswordHash.Argon2(passwords.hash(password)),
                credentials.fresh().registrationId(),
                clock.millis()));
        return made ? signedIn(new DeviceAddress(user, 1)) : new SignedIn.UsernameTaken();
    }

    public SignedIn logIn(String username, String password) {
        return switch (store.forLogIn(username)) {
            case AccountStore.LogIn.Unknown _ -> {
                passwords.pretend(password);
                yield new SignedIn.Refused();
            }
            case AccountStore.LogIn.Known(UUID user, String hash) ->
                passwords.matches(password, hash)
                        ? signedIn(store.addDevice(user, credentials.fresh().registrationId(), clock.millis()))
                        : new SignedIn.Refused();
        };
    }

    public SignedIn refresh(String token) {
        return refresh(token, credentials.refresh().successor());
    }

    /// `successor` is the client's own proposal: the same pair again is answered again.
    public SignedIn refresh(String token, String successor) {
        RefreshTokens.Renewed renewed = credentials.refresh().renew(token, successor);
        return switch (renewed.rotation()) {
            case RefreshStore.Rotation.Rotated(DeviceAddress device) ->
                new SignedIn.Ok(credentials.of(device, renewed.token()));
            case RefreshStore.Rotation.Reused(DeviceAddress device) -> {
                devices.logOut(device, true);
                yield new SignedIn.Refused();
            }
            case RefreshStore.Rotation.Unknown _ -> new SignedIn.Refused();
        };
    }

    public enum PasswordCheck {
        RIGHT,
        WRONG,
        /// The account comes by an outside issuer only.
        NO_PASSWORD
    }

    PasswordCheck judge(UUID user, String password) {
        return judge(store.password(user), password);
    }

    /// Sets another password when the old one is right; with `logOutOthers` the tokens of all other devices end.
    public PasswordCheck changePassword(DeviceAddress caller, String old, String fresh, boolean logOutOthers) {
        AccountStore.PasswordHash before = store.password(caller.userId());
        PasswordCheck check = judge(before, old);
        if (!(before instanceof AccountStore.PasswordHash.Argon2 known) || check != PasswordCheck.RIGHT) return check;
        AccountStore.PasswordHash.Argon2 after = new AccountStore.PasswordHash.Argon2(passwords.hash(fresh));
        if (!store.replacePassword(caller.userId(), known, after)) return PasswordCheck.WRONG;
        if (logOutOthers) devices.logOutOthers(caller);
        return PasswordCheck.RIGHT;
    }

    private PasswordCheck judge(AccountStore.PasswordHash known, String password) {
        return switch (known) {
            case AccountStore.PasswordHash.None _ -> PasswordCheck.NO_PASSWORD;
            case AccountStore.PasswordHash.Argon2(String hash) ->
                passwords.matches(password, hash) ? PasswordCheck.RIGHT : PasswordCheck.WRONG;
        };
    }

    /// Empty when nobody can log in by this name.
    public Optional<UUID> id(String username) {
        return store.forLogIn(username) instanceof AccountStore.LogIn.Known(UUID user, String _)
                ? Optional.of(user)
                : Optional.empty();
    }

    public AccountStore.Found byUsername(String username) {
        return store.byUsername(username);
    }

    public AccountStore.Found seenBy(UUID viewer, UUID user) {
        return store.seenBy(viewer, user);
    }

    /// Tokens for a device that was made without a password: somebody linked vouched for it. R-V-3
    public AuthSession admit(DeviceAddress device) {
        return credentials.of(device, credentials.refresh().first(device));
    }

    private SignedIn signedIn(DeviceAddress device) {
        return new SignedIn.Ok(admit(device));
    }
}
