package com.entativa.messaging.client.jdk;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.ClientFrame;
import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.api.ReceiptFrame;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.Enrolment;
import com.entativa.messaging.client.account.KeyStore;
import com.entativa.messaging.client.account.StoredTokens;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.platform.Http;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.platform.Sockets;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.relay.Relay;
import com.entativa.messaging.client.session.Addresses;
import com.entativa.messaging.client.store.SealedStore;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.handshake.PreKeyBundle;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.jdk.JdkRandomness;
import com.entativa.messaging.protocol.session.Begun;
import com.entativa.messaging.protocol.session.Encrypted;
import com.entativa.messaging.protocol.session.LocalDevice;
import com.entativa.messaging.protocol.session.PeerSessions;
import com.entativa.messaging.protocol.session.SessionCipher;
import com.entativa.messaging.protocol.session.Trust;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A relay with one account on it, in SQLite, and a mailbox full of messages of one sender.
final class BacklogRelay implements Http, Sockets, AutoCloseable {
    private static final DeviceAddress SELF = new DeviceAddress(new UUID(1, 1), 1);
    private static final DeviceAddress SENDER = new DeviceAddress(new UUID(2, 2), 1);
    private static final Conversation CHAT =
            new Conversation(new UUID(3, 3), Conversation.Type.DIRECT, List.of(SELF.userId(), SENDER.userId()), 1);
    private final Crypto crypto = new JdkCrypto();
    private final Randomness randomness = new JdkRandomness();
    private final ExecutorService pushing = Executors.newSingleThreadExecutor();
    private final Deque<String> mailbox = new ArrayDeque<>();
    private final Platform platform;
    private int unacknowledged;
    private int acknowledgements;

    BacklogRelay(Path file) {
        SealedStore store = new SealedStore(SqliteStore.open(file), crypto, randomness, randomness.secret());
        platform = new Platform(crypto, randomness, System::currentTimeMillis, new Platform.Network(this, this), store);
    }

    Platform platform() {
        return platform;
    }

    synchronized int acknowledgements() {
        return acknowledgements;
    }

    Conversation fill(int messages) {
        Relay relay = new Relay(this, new StoredTokens(platform));
        if (!(new Enrolment(platform, relay).register("bob", "Bob", "password")
                instanceof Answer.Ok<Account>(Account account))) throw new AssertionError("no account");
        SignedPreKeyPair signed = platform.store()
                .inTransaction(
                        rows -> new KeyStore(crypto, rows).signed().getFirst().key());
        PreKeyBundle bundle = new PreKeyBundle(
                account.device().registrationId(),
                account.device().identity().publicKey(),
                signed.id(),
                new PreKeyBundle.SignedPreKey(signed.pair().publicKey(), signed.signature()),
                PreKeyBundle.OneTime.None.NONE);
        LocalDevice sender = new LocalDevice(KeyPairs.identity(crypto, randomness.secret()), 7);
        SessionCipher cipher = new SessionCipher(crypto, randomness, sender);
        byte[] appendix = Addresses.appendix(SENDER, SELF);
        if (!(cipher.begin(PeerSessions.NONE, bundle, Trust.onFirstUse(), appendix, 0)
                instanceof Begun.Ok(PeerSessions sessions))) throw new AssertionError("no session");
        write(cipher, sessions, messages);
        return CHAT;
    }

    private void write(SessionCipher cipher, PeerSessions begun, int messages) {
        Uuids ids = new Uuids(platform.clock(), randomness);
        PeerSessions sessions = begun;
        for (int i = 0; i < messages; i++) {
            UUID id = ids.next();
            byte[] content = new Content(id, CHAT.id(), i, new Saying.Text("message " + i)).encoded();
            if (!(cipher.encrypt(sessions, content, 0) instanceof Encrypted.Ok(byte[] sealed, PeerSessions next))) {
                throw new AssertionError("not sealed");
            }
            sessions = next;
            mailbox.add(new MailFrame.Message(new Delivery(id, CHAT.id(), SENDER, sealed, i + 1L))
                    .toJson()
                    .write());
        }
    }

    @Override
    public Reply call(Request request) {
        String path = request.path();
        if (path.contains("/auth/")) {
            AuthSession session = new AuthSession(SELF.userId(), 1, "access", "refresh", 900);
            return new Reply.Answered(200, session.toJson().write());
        }
        if (path.contains("/conversations/"))
            return new Reply.Answered(200, CHAT.toJson().write());
        if (path.contains("/bundles/")) return new Reply.Unreachable("not here");
        return new Reply.Answered(200, "{\"one_time_prekeys_left\":100,\"digest\":\"\",\"epoch\":1,\"rejected\":[]}");
    }

    @Override
    public void open(String path, String token, Listener listener) {
        pushing.execute(() -> listener.opened(new Socket() {
            @Override
            public void send(String frame) {
                pushing.execute(() -> received(frame, listener));
            }

            @Override
            public void close() {
                pushing.execute(() -> listener.ended(new End.Closed(1000)));
            }
        }));
    }

    private synchronized void received(String text, Listener listener) {
        if (!(ClientFrame.read(text, new UUID(0, 0)) instanceof Json.Read.Ok<ClientFrame>(ClientFrame frame))) return;
        if (frame instanceof ReceiptFrame.Acknowledge(List<UUID> ids)) {
            acknowledgements++;
            unacknowledged -= ids.size();
            listener.received(new AnswerFrame.Acknowledged(ids).toJson().write());
        }
        while (unacknowledged < Contract.MAX_UNACKNOWLEDGED && !mailbox.isEmpty()) {
            unacknowledged++;
            listener.received(mailbox.removeFirst());
        }
        if (unacknowledged == 0 && frame instanceof ReceiptFrame.Acknowledge) {
            listener.received(AnswerFrame.CaughtUp.CAUGHT_UP.toJson().write());
        }
    }

    @Override
    public void close() {
        pushing.shutdownNow();
        platform.store().close();
    }
}
