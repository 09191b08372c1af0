package com.entativa.messaging.client.fake;

import com.entativa.messaging.api.UserProfile;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// An account at the relay. The identity key is empty until its first upload.
final class RelayUser {
    final UUID id;
    final UserProfile profile;
    final String password;
    final Map<Integer, RelayDevice> devices = new TreeMap<>();
    byte[] identityKey = new byte[0];
    int lastDeviceId;

    RelayUser(UserProfile profile, String password) {
        this.id = profile.userId();
        this.profile = profile;
        this.password = password;
    }
}
