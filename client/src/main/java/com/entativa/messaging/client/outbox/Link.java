package com.entativa.messaging.client.outbox;

import com.entativa.messaging.api.Submission;
import com.entativa.messaging.client.relay.Answer;

/// How submissions travel to the relay: over the open socket, or by HTTP.
@FunctionalInterface
public interface Link {
    Handed send(Submission submission);

    sealed interface Handed {
        /// Over the socket: the answer comes as a frame, or not at all.
        enum OnItsWay implements Handed {
            ON_ITS_WAY
        }

        record Answered(Answer<Long> answer) implements Handed {}
    }
}
