package com.entativa.messaging.server.account;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.UserProfile;
import java.util.UUID;

/// Where accounts are kept.
public interface AccountStore {
    /// An account to be made together with its first device, number 1.
    record NewAccount(UserProfile profile, PasswordHash password, int registrationId, long atMillis) {}

    sealed interface PasswordHash {
        /// Comes by an outside issuer only.
        record None() implements PasswordHash {}

        record Argon2(String encoded) implements PasswordHash {
            @Override
            public String toString() {
                return "Argon2[redacted]";
            }
        }
    }

    sealed interface Found {
        record Nobody() implements Found {}

        record Somebody(UserProfile profile) implements Found {}
    }

    sealed interface LogIn {
        record Unknown() implements LogIn {}

        record Known(UUID userId, String passwordHash) implements LogIn {
            @Override
            public String toString() {
                return "Known[redacted]";
            }
        }
    }

    /// Who comes with a token of an outside issuer. `deviceId` 0: the token named none.
    record Outsider(String issuer, String subject, int deviceId) {
        @Override
        public String toString() {
            return "Outsider[redacted]";
        }
    }

    /// False when the username is taken.
    boolean create(NewAccount account);

    LogIn forLogIn(String username);

    /// `None` too when there is no such account.
    PasswordHash password(UUID user);

    /// False when the password is not `from` any more.
    boolean replacePassword(UUID user, PasswordHash.Argon2 from, PasswordHash.Argon2 to);

    /// Another device, waiting; its number was never given before.
    DeviceAddress addDevice(UUID user, int registrationId, long atMillis);

    /// The device of this outsider: account and device are made on first sight. A number that was given before and is
    /// gone stays gone.
    DeviceAddress outsider(Outsider outsider, NewAccount ifNew);

    Found byUsername(String username);

    /// `user`, if it is `viewer` or shares a conversation.
    Found seenBy(UUID viewer, UUID user);
}
