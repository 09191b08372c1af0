package com.entativa.messaging.protocol.session;

import com.entativa.messaging.protocol.handshake.OneTimePreKeyPair;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.handshake.X3dh;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.PreKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.AssociatedData;
import com.entativa.messaging.protocol.ratchet.Decryption;
import com.entativa.messaging.protocol.ratchet.DoubleRatchet;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions;
import com.entativa.messaging.protocol.session.SessionCipher.Incoming;
import com.entativa.messaging.protocol.wire.PreKeyMessage;
import com.entativa.messaging.protocol.wire.PreKeyMessage.Opening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The other side of a handshake: derives the session a prekey message opens and decrypts what it carries. P-H-5
record Responder(SuiteFunctions functions, LocalDevice self, Incoming incoming) {

    sealed interface Accepted {
        @SuppressWarnings("ArrayRecordComponent")
        record Ok(byte[] plaintext, Session session) implements Accepted {}

        record Rejected(Decrypted.Reason reason) implements Accepted {}
    }

    Accepted accept(PreKeyMessage message) {
        Opening opening = message.opening();
        int signedId = opening.preKeys().signedPreKeyId();
        Optional<SignedPreKeyPair> signed = incoming.preKeys().signed(signedId);
        if (signed.isEmpty()) return new Accepted.Rejected(Decrypted.Reason.UNKNOWN_PREKEY);
        if (incoming.preKeys().isSeen(signedId, opening.baseKey())) {
            return new Accepted.Rejected(Decrypted.Reason.REPLAYED_OPENING);
        }
        List<KeyPair<PreKey>> oneTime = new ArrayList<>(1);
        if (opening.preKeys().hasOneTime()) {
            Optional<OneTimePreKeyPair> key =
                    incoming.preKeys().oneTime(opening.preKeys().oneTimePreKeyId());
            if (key.isEmpty()) return new Accepted.Rejected(Decrypted.Reason.UNKNOWN_PREKEY);
            oneTime.add(key.get().pair());
        }
        return X3dh.respond(
                        functions,
                        new X3dh.ResponderKeys(self.identity(), signed.get().pair(), oneTime),
                        opening.identity(),
                        opening.baseKey())
                .map(secret -> decryptFirst(message, signed.get(), secret))
                .orElse(new Accepted.Rejected(Decrypted.Reason.LOW_ORDER_KEY));
    }

    private Accepted decryptFirst(PreKeyMessage message, SignedPreKeyPair signed, Secret32 secret) {
        AssociatedData data =
                AssociatedData.of(message.opening().identity(), self.identity().publicKey(), incoming.appendix());
        DoubleRatchet ratchet = DoubleRatchet.respond(secret, signed.pair());
        Decryption decryption = ratchet.decrypt(functions, data, message.ratchetMessage(), incoming.nowMillis());
        Wipe.all(ratchet);
        return switch (decryption) {
            case Decryption.Ok(byte[] plaintext, DoubleRatchet next) ->
                new Accepted.Ok(
                        plaintext,
                        new Session(
                                functions.suite(),
                                data,
                                message.opening(),
                                Session.Progress.Established.ESTABLISHED,
                                next));
            case Decryption.Rejected(Decryption.Reason why) -> new Accepted.Rejected(Decrypted.Reason.of(why));
        };
    }
}
