package com.entativa.messaging.protocol.senderkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.Parties;
import com.entativa.messaging.protocol.Side;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A member's device: its own sender key and those of others, committed after each success, through the codec as a
/// store's are.
public final class GroupMember {
    public static final byte[] GROUP = Side.utf8("group-0123456789");
    final int device;
    private final SenderKeyCipher cipher;
    private final Map<Integer, RemoteSenderKeys> remote = new HashMap<>();
    SenderKeyState own;
    long now = Parties.NOW;

    public GroupMember(int device) {
        this.device = device;
        this.cipher = new SenderKeyCipher(Parties.CRYPTO, Parties.seeded(device));
        this.own = cipher.begin(now);
    }

    void rotate() {
        own = cipher.begin(now);
    }

    /// Gives `reader` our key as it is now, through the bytes of its distribution.
    public void distributeTo(GroupMember reader) {
        reader.install(device, distribution());
    }

    public byte[] distribution() {
        try (SenderKeyDistribution distribution = own.distribution()) {
            return distribution.encoded();
        }
    }

    void install(int sender, byte[] distribution) {
        try (SenderKeyDistribution parsed =
                SenderKeyDistribution.parse(distribution).orElseThrow()) {
            put(sender, keysOf(sender).install(parsed));
        }
    }

    public byte[] send(String text) {
        SenderKeyEncryption encrypted = cipher.encrypt(own, name(device), Side.utf8(text), now);
        assertThat(encrypted).isInstanceOf(SenderKeyEncryption.Ok.class);
        SenderKeyEncryption.Ok ok = (SenderKeyEncryption.Ok) encrypted;
        byte[] record = SenderKeyCodec.write(ok.next());
        own.replacedBy(ok.next());
        own = SenderKeyCodec.readState(record);
        return ok.message();
    }

    SenderKeyEncryption attempt(String text) {
        return cipher.encrypt(own, name(device), Side.utf8(text), now);
    }

    /// Decrypts without committing.
    public SenderKeyDecryption attempt(int sender, byte[] message) {
        return cipher.decrypt(keysOf(sender), name(sender), message);
    }

    /// As if the envelope had said this.
    SenderKeyDecryption attempt(int sender, SenderKeyName name, byte[] message) {
        return cipher.decrypt(keysOf(sender), name, message);
    }

    /// Decrypts and commits if that succeeds.
    public SenderKeyDecryption receive(int sender, byte[] message) {
        SenderKeyDecryption decryption = attempt(sender, message);
        if (decryption instanceof SenderKeyDecryption.Ok ok) put(sender, ok.next());
        return decryption;
    }

    String read(GroupMember sender, byte[] message) {
        SenderKeyDecryption decryption = receive(sender.device, message);
        assertThat(decryption).isInstanceOf(SenderKeyDecryption.Ok.class);
        return new String(((SenderKeyDecryption.Ok) decryption).plaintext(), StandardCharsets.UTF_8);
    }

    /// What is kept of a sender, to the bit.
    public byte[] snapshot(int sender) {
        return SenderKeyCodec.write(keysOf(sender));
    }

    RemoteSenderKeys keysOf(int sender) {
        return remote.getOrDefault(sender, RemoteSenderKeys.NONE);
    }

    /// Another holder of the same keys: a thief, or a member at the moment it was removed.
    GroupMember copy() {
        GroupMember copy = new GroupMember(device);
        copy.own = SenderKeyCodec.readState(SenderKeyCodec.write(own));
        remote.keySet().forEach(sender -> copy.remote.put(sender, SenderKeyCodec.readRemote(snapshot(sender))));
        return copy;
    }

    private void put(int sender, RemoteSenderKeys next) {
        byte[] record = SenderKeyCodec.write(next);
        keysOf(sender).replacedBy(next);
        remote.put(sender, SenderKeyCodec.readRemote(record));
    }

    static SenderKeyName name(int device) {
        return SenderKeyName.of(GROUP, address(device));
    }

    static byte[] address(int device) {
        return ByteBuffer.allocate(20)
                .put(Side.utf8("user-of-a-device"))
                .putInt(device)
                .array();
    }
}
