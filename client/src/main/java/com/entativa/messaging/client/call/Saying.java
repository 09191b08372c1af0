package com.entativa.messaging.client.call;

import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.CallLogEntry;
import com.entativa.messaging.api.CallMedia;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceDifference;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.content.Aside.Media;
import com.entativa.messaging.client.content.Aside.Step;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.outbox.Outbox;
import com.entativa.messaging.client.outbox.Sealer;
import com.entativa.messaging.client.relay.Answer;
import java.util.List;
import java.util.Optional;

/// Says the signals of a call: what the other side must read sealed, what the relay must know beside it.
final class Saying {
    private static final int TRIES = 3;
    private final Profile profile;
    private final Sealer sealer;

    sealed interface Said {
        record Answered(Answer<CallLogEntry> answer) implements Said {}

        /// Nothing can be sealed for them: no device, or an identity that waits for the user.
        enum Held implements Said {
            HELD
        }
    }

    Saying(Profile profile, Events events) {
        this.profile = profile;
        this.sealer = new Sealer(profile, events);
    }

    /// To all devices of the other. Which these are the relay knows best: what differs is put right, and said again.
    Said offer(Call call, String description, Octets fingerprint) {
        Content content = content(call, Step.OFFER, description, fingerprint);
        CallMedia media = call.media() == Media.VIDEO ? CallMedia.VIDEO : CallMedia.AUDIO;
        Said said = Said.Held.HELD;
        for (int left = TRIES; left > 0; left--) {
            Optional<List<Envelope>> envelopes = sealer.forPerson(call.with().userId(), content);
            if (envelopes.isEmpty()) return Said.Held.HELD;
            Answer<CallLogEntry> answer = signal(call, CallKind.OFFER, media, envelopes.get());
            said = new Said.Answered(answer);
            Optional<DeviceDifference> difference = difference(answer);
            if (difference.isEmpty()) return said;
            sealer.learn(difference.get(), content);
        }
        return said;
    }

    private static Optional<DeviceDifference> difference(Answer<CallLogEntry> answer) {
        boolean differs =
                answer instanceof Answer.Refused<CallLogEntry>(Problem problem) && problem.is(ErrorCode.DEVICES_DIFFER);
        return differs && answer instanceof Answer.Refused<CallLogEntry>(Problem refused)
                ? Outbox.difference(refused)
                : Optional.empty();
    }

    /// To the one device at the other end.
    Said to(DeviceAddress device, Call call, CallKind kind, String words, Octets fingerprint) {
        Step step = kind == CallKind.ANSWER ? Step.ANSWER : Step.ICE;
        Optional<List<Envelope>> envelopes = sealer.forDevice(device, content(call, step, words, fingerprint));
        if (envelopes.isEmpty()) return Said.Held.HELD;
        return new Said.Answered(signal(call, kind, CallMedia.UNSAID, envelopes.get()));
    }

    /// What the relay alone has to hear, and tells to all devices.
    void bare(Call call, CallKind kind) {
        signal(call, kind, CallMedia.UNSAID, List.of());
    }

    private Answer<CallLogEntry> signal(Call call, CallKind kind, CallMedia media, List<Envelope> envelopes) {
        CallFrame frame = new CallFrame(call.id(), call.with().conversationId(), kind, media, envelopes);
        return profile.relay().signalling().signal(frame);
    }

    private Content content(Call call, Step step, String words, Octets fingerprint) {
        Aside said = new Aside.Call(Signal.number(call.id()), step, call.media(), words, fingerprint);
        return new Content(profile.ids().next(), call.with().conversationId(), profile.nowMillis(), said);
    }
}
