package com.entativa.messaging.client.session;

import com.entativa.messaging.api.DeviceBundle;
import com.entativa.messaging.api.UserBundles;
import com.entativa.messaging.protocol.handshake.PreKeyBundle;
import com.entativa.messaging.protocol.handshake.PreKeyBundle.OneTime;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.PreKey;
import java.util.Optional;

/// Bundles as the relay gave them, read into keys. Nothing in them is trusted before X3DH verified it.
final class Bundles {
    private Bundles() {}

    /// Empty when any key is not exactly one canonical encoding.
    static Optional<PreKeyBundle> read(UserBundles user, DeviceBundle device) {
        Optional<IdentityKey> identity = IdentityKey.decode(user.identityKey());
        Optional<PreKey> signed = PreKey.decode(device.signedPreKey());
        Optional<OneTime> oneTime = oneTime(device.oneTime());
        if (identity.isEmpty() || signed.isEmpty() || oneTime.isEmpty()) return Optional.empty();
        PreKeyBundle.SignedPreKey signedPreKey = new PreKeyBundle.SignedPreKey(signed.get(), device.signature());
        return Optional.of(new PreKeyBundle(
                device.registrationId(), identity.get(), device.signedPreKeyId(), signedPreKey, oneTime.get()));
    }

    private static Optional<OneTime> oneTime(DeviceBundle.OneTime offered) {
        return switch (offered) {
            case DeviceBundle.OneTime.None _ -> Optional.of(OneTime.None.NONE);
            case DeviceBundle.OneTime.Offered(int id, byte[] key) ->
                PreKey.decode(key).map(decoded -> new OneTime.Offered(id, decoded));
        };
    }
}
