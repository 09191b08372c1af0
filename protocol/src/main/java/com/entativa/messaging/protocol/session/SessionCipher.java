package com.entativa.messaging.protocol.session;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.handshake.PreKeyBundle;
import com.entativa.messaging.protocol.handshake.X3dh;
import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.AssociatedData;
import com.entativa.messaging.protocol.ratchet.Decryption;
import com.entativa.messaging.protocol.ratchet.DoubleRatchet;
import com.entativa.messaging.protocol.ratchet.Suite;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions;
import com.entativa.messaging.protocol.wire.PreKeyMessage;
import com.entativa.messaging.protocol.wire.PreKeyMessage.Opening;
import com.entativa.messaging.protocol.wire.PreKeyMessage.UsedPreKeys;
import java.util.Optional;

/// Begins, encrypts and decrypts on values: what comes back is stored by the caller in one transaction, or not at
/// all.
/// Knows suites by the header byte. Sesame; P-S-*
public final class SessionCipher {
    static final long UNANSWERED_MILLIS = 30L * 24 * 60 * 60 * 1_000;

    private final Crypto crypto;
    private final Randomness randomness;
    private final LocalDevice self;
    private final SuiteFunctions functions;

    public SessionCipher(Crypto crypto, Randomness randomness, LocalDevice self) {
        this.crypto = crypto;
        this.randomness = randomness;
        this.self = self;
        this.functions = new SuiteFunctions(crypto, Suite.X3DH_DOUBLE_RATCHET);
    }

    /// Begins a session as initiator and makes it the active one. `appendix`: initiator's address ‖ responder's.
    public Begun begin(PeerSessions sessions, PreKeyBundle bundle, Trust trust, byte[] appendix, long nowMillis) {
        if (!trust.accepts(bundle.identity())) return Begun.Refused.IDENTITY_CHANGED;
        return switch (X3dh.initiate(functions, randomness, self.identity(), bundle)) {
            case X3dh.Initiation.Refused refused ->
                switch (refused) {
                    case BAD_SIGNATURE -> Begun.Refused.BAD_SIGNATURE;
                    case LOW_ORDER_KEY -> Begun.Refused.LOW_ORDER_KEY;
                };
            case X3dh.Initiation.Ok(Secret32 secret, BaseKey baseKey) -> {
                Opening opening = new Opening(
                        functions.suite().preKeyVersion(),
                        self.registrationId(),
                        used(bundle),
                        self.identity().publicKey(),
                        baseKey);
                AssociatedData data = AssociatedData.of(self.identity().publicKey(), bundle.identity(), appendix);
                Session session = new Session(
                        functions.suite(),
                        data,
                        opening,
                        new Session.Progress.Unanswered(nowMillis),
                        DoubleRatchet.initiate(secret, bundle.signedPreKey().key()));
                yield new Begun.Ok(sessions.activate(session));
            }
        };
    }

    private static UsedPreKeys used(PreKeyBundle bundle) {
        return switch (bundle.oneTime()) {
            case PreKeyBundle.OneTime.None _ -> UsedPreKeys.withoutOneTime(bundle.signedPreKeyId());
            case PreKeyBundle.OneTime.Offered offered -> new UsedPreKeys(bundle.signedPreKeyId(), offered.id());
        };
    }

    public Encrypted encrypt(PeerSessions sessions, byte[] plaintext, long nowMillis) {
        if (!(sessions.active() instanceof PeerSessions.Active.Of(Session session))) {
            return Encrypted.NoSession.NO_SESSION;
        }
        if (session.progress() instanceof Session.Progress.Unanswered(long since)
                && nowMillis - since > UNANSWERED_MILLIS) {
            return Encrypted.NoSession.NO_SESSION;
        }
        DoubleRatchet.Encrypted encrypted =
                session.ratchet().encrypt(of(session.suite()), randomness, session.data(), plaintext);
        byte[] message =
                switch (session.progress()) {
                    case Session.Progress.Unanswered _ ->
                        new PreKeyMessage(session.opening(), encrypted.message()).encoded();
                    case Session.Progress.Established _ -> encrypted.message();
                };
        return new Encrypted.Ok(message, sessions.activate(session.with(encrypted.next())));
    }

    /// `appendix` is only used when the message opens a session: the initiator's (their) address ‖ ours.
    public Decrypted decrypt(PeerSessions sessions, byte[] message, Trust trust, Incoming incoming) {
        if (message.length == 0) return Decrypted.rejected(Decrypted.Reason.MALFORMED);
        Optional<Suite> suite = Suite.ofHeader(message[0]);
        if (suite.isEmpty()) return Decrypted.rejected(Decrypted.Reason.UNKNOWN_SUITE);
        return message[0] == suite.get().preKeyVersion()
                ? PreKeyMessage.parse(message[0], message)
                        .map(parsed -> open(sessions, suite.get(), parsed, trust, incoming))
                        .orElse(Decrypted.rejected(Decrypted.Reason.MALFORMED))
                : search(sessions, suite.get(), message, incoming.nowMillis());
    }

    /// What decrypting needs besides the sessions: our prekeys, the appendix if a session is opened, the time.
    @SuppressWarnings("ArrayRecordComponent")
    public record Incoming(PreKeys preKeys, byte[] appendix, long nowMillis) {}

    /// Tries the active session, then the archived ones, newest first; a duplicate ends the search.
    private Decrypted search(PeerSessions sessions, Suite suite, byte[] message, long nowMillis) {
        Decrypted.Reason reason = Decrypted.Reason.NO_SESSION;
        for (Session session : sessions.all()) {
            if (!session.suite().equals(suite)) continue;
            switch (session.ratchet().decrypt(of(suite), session.data(), message, nowMillis)) {
                case Decryption.Ok(byte[] plaintext, DoubleRatchet next) -> {
                    PeerSessions after = sessions.activate(session.established(next));
                    return new Decrypted.Ok(plaintext, after, Decrypted.Opened.Nothing.NOTHING);
                }
                case Decryption.Rejected(Decryption.Reason why) -> {
                    if (why == Decryption.Reason.DUPLICATE) return Decrypted.rejected(Decrypted.Reason.DUPLICATE);
                    if (reason == Decrypted.Reason.NO_SESSION) reason = Decrypted.Reason.of(why);
                }
            }
        }
        return Decrypted.rejected(reason);
    }

    private Decrypted open(PeerSessions sessions, Suite suite, PreKeyMessage message, Trust trust, Incoming incoming) {
        Opening opening = message.opening();
        Optional<Session> known = sessions.of(opening.baseKey());
        if (known.isPresent()) return reopen(sessions, known.get(), message, incoming.nowMillis());
        if (!trust.accepts(opening.identity())) return Decrypted.rejected(Decrypted.Reason.IDENTITY_CHANGED);
        return switch (new Responder(of(suite), self, incoming).accept(message)) {
            case Responder.Accepted.Ok(byte[] plaintext, Session session) -> {
                Decrypted.Opened opened = new Decrypted.Opened.NewSession(
                        opening.registrationId(), opening.preKeys(), opening.identity(), opening.baseKey());
                yield new Decrypted.Ok(plaintext, sessions.activate(session), opened);
            }
            case Responder.Accepted.Rejected(Decrypted.Reason reason) -> Decrypted.rejected(reason);
        };
    }

    /// A session's opening comes again before the initiator heard our first answer: nothing is derived, and an
    /// opening
    /// that differs from the first in any bit is refused.
    private Decrypted reopen(PeerSessions sessions, Session session, PreKeyMessage message, long nowMillis) {
        if (!session.opening().equals(message.opening())) return Decrypted.rejected(Decrypted.Reason.MALFORMED);
        return switch (session.ratchet()
                .decrypt(of(session.suite()), session.data(), message.ratchetMessage(), nowMillis)) {
            case Decryption.Ok(byte[] plaintext, DoubleRatchet next) ->
                new Decrypted.Ok(plaintext, sessions.activate(session.with(next)), Decrypted.Opened.Nothing.NOTHING);
            case Decryption.Rejected(Decryption.Reason why) -> Decrypted.rejected(Decrypted.Reason.of(why));
        };
    }

    private SuiteFunctions of(Suite suite) {
        return suite.equals(functions.suite()) ? functions : new SuiteFunctions(crypto, suite);
    }
}
