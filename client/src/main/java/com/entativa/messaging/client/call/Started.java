package com.entativa.messaging.client.call;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;

/// What came of starting or accepting a call.
public sealed interface Started {
    record Ok(Call call) implements Started {}

    enum Refused implements Started {
        /// One call at a time.
        BUSY,
        /// There is no such conversation between two, or no such call.
        NOT_THERE,
        /// The other does not take calls from here, or has not accepted the conversation.
        NOT_ACCEPTED,
        /// The other's identity changed: the user has to look at it first. R2.3
        IDENTITY_CHANGED,
        /// The description does not have the fingerprint.
        WRONG_FINGERPRINT,
        /// Answered on another device, or over.
        OVER,
        TOO_MANY_CALLS,
        UNREACHABLE;

        static Refused of(Problem problem) {
            if (problem.is(ErrorCode.NOT_ACCEPTED)) return NOT_ACCEPTED;
            if (problem.is(ErrorCode.CALL_TAKEN) || problem.is(ErrorCode.CALL_OVER)) return OVER;
            if (problem.is(ErrorCode.TOO_MANY_REQUESTS)) return TOO_MANY_CALLS;
            boolean isNowhere = problem.is(ErrorCode.NOT_FOUND) || problem.is(ErrorCode.CALL_NOT_DIRECT);
            return isNowhere ? NOT_THERE : UNREACHABLE;
        }
    }
}
