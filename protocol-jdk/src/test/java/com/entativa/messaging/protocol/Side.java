package com.entativa.messaging.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.Parties.Party;
import com.entativa.messaging.protocol.handshake.PreKeyBundle;
import com.entativa.messaging.protocol.session.Begun;
import com.entativa.messaging.protocol.session.Decrypted;
import com.entativa.messaging.protocol.session.Encrypted;
import com.entativa.messaging.protocol.session.PeerSessions;
import com.entativa.messaging.protocol.session.SessionCipher;
import com.entativa.messaging.protocol.session.SessionCodec;
import com.entativa.messaging.protocol.session.Trust;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One end of a conversation: a device and its sessions with the other end, committed after each success.
public final class Side {
    public final Party party;
    public PeerSessions sessions = PeerSessions.NONE;
    public Trust trust = Trust.onFirstUse();
    public long now = Parties.NOW;

    public Side(Party party) {
        this.party = party;
    }

    /// A new device whose keys follow from the seed.
    public static Side seeded(long seed) {
        return new Side(new Party(1 + (int) (seed % 16_000), Parties.seeded(seed)));
    }

    /// Another holder of the same keys and sessions: a thief, or this device after a restart.
    public Side copy() {
        Side copy = new Side(party);
        copy.sessions = SessionCodec.read(snapshot());
        copy.trust = trust;
        copy.now = now;
        return copy;
    }

    public void begin(PreKeyBundle bundle) {
        Begun begun = party.cipher.begin(sessions, bundle, trust, Parties.APPENDIX, now);
        assertThat(begun).isInstanceOf(Begun.Ok.class);
        sessions = ((Begun.Ok) begun).next();
    }

    public byte[] send(String plaintext) {
        Encrypted encrypted = party.cipher.encrypt(sessions, utf8(plaintext), now);
        assertThat(encrypted).isInstanceOf(Encrypted.Ok.class);
        sessions = ((Encrypted.Ok) encrypted).next();
        return ((Encrypted.Ok) encrypted).message();
    }

    public List<byte[]> send(String plaintext, int times) {
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < times; i++) messages.add(send(plaintext + " " + i));
        return messages;
    }

    /// Decrypts without committing.
    public Decrypted attempt(byte[] message) {
        return party.cipher.decrypt(sessions, message, trust, new SessionCipher.Incoming(party, Parties.APPENDIX, now));
    }

    /// Decrypts and commits if that succeeds.
    public Decrypted receive(byte[] message) {
        Decrypted decrypted = attempt(message);
        if (decrypted instanceof Decrypted.Ok(byte[] _, PeerSessions next, Decrypted.Opened opened)) {
            sessions = next;
            party.commit(opened);
        }
        return decrypted;
    }

    public String read(byte[] message) {
        Decrypted decrypted = receive(message);
        assertThat(decrypted).isInstanceOf(Decrypted.Ok.class);
        return new String(((Decrypted.Ok) decrypted).plaintext(), StandardCharsets.UTF_8);
    }

    /// The sessions to the bit.
    public byte[] snapshot() {
        return SessionCodec.write(sessions);
    }

    /// A session that both ends have used in both directions; `alice` began it.
    public static void converse(Side alice, Side bob) {
        alice.begin(bob.party.bundle());
        assertThat(bob.read(alice.send("hello"))).isEqualTo("hello");
        assertThat(alice.read(bob.send("hello yourself"))).isEqualTo("hello yourself");
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
