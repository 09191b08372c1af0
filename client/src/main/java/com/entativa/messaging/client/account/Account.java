package com.entativa.messaging.client.account;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.session.LocalDevice;
import com.entativa.messaging.protocol.session.Trust;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// This profile's account, device and identity.
public record Account(DeviceAddress self, String username, String displayName, Standing standing, LocalDevice device) {

    /// What this device may do.
    public enum Standing {
        /// Has keys, signed by the account's identity key: everything.
        ACTIVE,
        /// Logged in beside other devices: waits to be linked, or starts over.
        WAITING;

        private static Standing of(int code) {
            return code == 1 ? ACTIVE : WAITING;
        }

        private int code() {
            return this == ACTIVE ? 1 : 0;
        }
    }

    private static final int MAX_NAME_BYTES = 1_024;

    public Account with(Standing changed) {
        return new Account(self, username, displayName, changed, device);
    }

    /// The same person on another device of theirs.
    Account at(DeviceAddress address, LocalDevice fresh, Standing changed) {
        return new Account(address, username, displayName, changed, fresh);
    }

    /// Our own other devices carry our identity key, whatever the relay says; for others `theirs` holds.
    public Trust trustIn(UUID userId, Trust theirs) {
        return userId.equals(self.userId()) ? Trust.pinned(device.identity().publicKey()) : theirs;
    }

    byte[] encoded() {
        ByteWriter out = Uuids.write(new ByteWriter(), self.userId()).u32(self.deviceId());
        text(out, username);
        text(out, displayName);
        out.u8(standing.code()).u32(device.registrationId());
        return out.secret(device.identity().secret()).finish();
    }

    static Account read(Crypto crypto, byte[] row) {
        ByteReader in = new ByteReader(row);
        DeviceAddress self = new DeviceAddress(Uuids.read(in), in.u32());
        String username = text(in);
        String displayName = text(in);
        Standing standing = Standing.of(in.u8());
        int registrationId = in.u32();
        Secret32 identity = Secret32.own(in.bytes(Secret32.LENGTH));
        LocalDevice device = new LocalDevice(KeyPairs.identity(crypto, identity), registrationId);
        return new Account(self, username, displayName, standing, device);
    }

    private static void text(ByteWriter out, String text) {
        out.sized(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteReader in) {
        return new String(in.sized(MAX_NAME_BYTES), StandardCharsets.UTF_8);
    }
}
