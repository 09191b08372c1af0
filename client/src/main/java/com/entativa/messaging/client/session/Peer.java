package com.entativa.messaging.client.session;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.session.Trust;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// A person as this device knows them: the pinned identity key, and the devices with the registration ids we encrypt
/// for.
public record Peer(UUID userId, Identity identity, Map<Integer, Integer> registrationIds) {
    private static final int MAX_DEVICES = 10_000;

    public sealed interface Identity {
        /// No contact yet: the first key is taken.
        enum Unknown implements Identity {
            UNKNOWN
        }

        record Pinned(IdentityKey key, boolean verified) implements Identity {}

        /// Another key than the pinned one has shown up. Receiving goes on and says so; sending waits for the user.
        /// R2.3
        record Changed(IdentityKey key, boolean wasVerified) implements Identity {}
    }

    public static Peer unknown(UUID userId) {
        return new Peer(userId, Identity.Unknown.UNKNOWN, Map.of());
    }

    /// Whom decryption and new sessions take for this person.
    public Trust trust() {
        return switch (identity) {
            case Identity.Unknown _ -> Trust.onFirstUse();
            case Identity.Pinned(IdentityKey key, boolean _) -> Trust.pinned(key);
            case Identity.Changed(IdentityKey key, boolean _) -> Trust.pinned(key);
        };
    }

    public boolean holdsSending() {
        return identity instanceof Identity.Changed;
    }

    /// First contact pins; the pinned key stays as it is.
    public Peer met(IdentityKey key) {
        return identity instanceof Identity.Unknown ? with(new Identity.Pinned(key, false)) : this;
    }

    /// A new key in place of the pinned one; no longer verified, and not sent to before the user accepts.
    public Peer changed(IdentityKey key) {
        return switch (identity) {
            case Identity.Unknown _ -> met(key);
            case Identity.Pinned(IdentityKey _, boolean verified) -> with(new Identity.Changed(key, verified));
            case Identity.Changed(IdentityKey _, boolean wasVerified) -> with(new Identity.Changed(key, wasVerified));
        };
    }

    /// The user takes the key as it is now; `verified` when the safety number was compared.
    public Peer accepted(boolean verified) {
        return switch (identity) {
            case Identity.Unknown _ -> this;
            case Identity.Pinned(IdentityKey key, boolean _) -> with(new Identity.Pinned(key, verified));
            case Identity.Changed(IdentityKey key, boolean _) -> with(new Identity.Pinned(key, verified));
        };
    }

    public Peer withDevice(int deviceId, int registrationId) {
        Map<Integer, Integer> devices = new TreeMap<>(registrationIds);
        devices.put(deviceId, registrationId);
        return new Peer(userId, identity, devices);
    }

    public Peer withoutDevice(int deviceId) {
        Map<Integer, Integer> devices = new TreeMap<>(registrationIds);
        devices.remove(deviceId);
        return new Peer(userId, identity, devices);
    }

    public Peer withoutDevices() {
        return new Peer(userId, identity, Map.of());
    }

    public DeviceAddress device(int deviceId) {
        return new DeviceAddress(userId, deviceId);
    }

    private Peer with(Identity changed) {
        return new Peer(userId, changed, registrationIds);
    }

    /// As a row, and as it is given to another device of one's own.
    public byte[] encoded() {
        ByteWriter out = Uuids.write(new ByteWriter(), userId);
        switch (identity) {
            case Identity.Unknown _ -> out.u8(0);
            case Identity.Pinned(IdentityKey key, boolean verified) ->
                out.u8(1).u8(verified ? 1 : 0).bytes(key.u().toArray());
            case Identity.Changed(IdentityKey key, boolean wasVerified) ->
                out.u8(2).u8(wasVerified ? 1 : 0).bytes(key.u().toArray());
        }
        out.u32(registrationIds.size());
        registrationIds.forEach((device, registration) -> out.u32(device).u32(registration));
        return out.finish();
    }

    public static Peer read(byte[] row) {
        ByteReader in = new ByteReader(row);
        UUID userId = Uuids.read(in);
        Identity identity = identity(in);
        Map<Integer, Integer> devices = new TreeMap<>();
        for (int left = in.count(MAX_DEVICES); left > 0; left--) {
            int device = in.u32();
            devices.put(device, in.u32());
        }
        return new Peer(userId, identity, devices);
    }

    private static Identity identity(ByteReader in) {
        int kind = in.u8();
        if (kind == 0) return Identity.Unknown.UNKNOWN;
        boolean verified = in.u8() == 1;
        IdentityKey key = new IdentityKey(Bytes32.copyOf(in.bytes(Bytes32.LENGTH)));
        return kind == 1 ? new Identity.Pinned(key, verified) : new Identity.Changed(key, verified);
    }
}
