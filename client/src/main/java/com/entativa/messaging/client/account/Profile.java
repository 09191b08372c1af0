package com.entativa.messaging.client.account;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.relay.Relay;
import com.entativa.messaging.protocol.session.SessionCipher;

/// What sending and receiving run on: where, as whom, through which relay.
public record Profile(Platform platform, Account account, SessionCipher cipher, Uuids ids, Relay relay) {
    public static Profile of(Platform platform, Account account, Relay relay) {
        SessionCipher cipher = new SessionCipher(platform.crypto(), platform.randomness(), account.device());
        return new Profile(platform, account, cipher, new Uuids(platform.clock(), platform.randomness()), relay);
    }

    public DeviceAddress self() {
        return account.self();
    }

    public long nowMillis() {
        return platform.clock().nowMillis();
    }
}
