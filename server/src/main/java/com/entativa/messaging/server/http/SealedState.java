package com.entativa.messaging.server.http;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.json.Json;
import java.util.Base64;

/// The field `encrypted_state`: base64 of what the members sealed, empty for none.
final class SealedState {
    private static final String FIELD = "encrypted_state";

    private SealedState() {}

    static String from(Json.Obj body) {
        if (!body.has(FIELD) || body.text(FIELD).isEmpty()) return "";
        return Base64.getEncoder().encodeToString(body.base64(FIELD));
    }

    static boolean isIn(Json.Obj body) {
        return body.has(FIELD);
    }

    static boolean isTooLarge(String state) {
        return Base64.getDecoder().decode(state).length > Contract.MAX_STATE_BYTES;
    }

    static Reply tooLarge() {
        return Reply.problem(ErrorCode.TOO_LARGE, "encrypted_state is above 64 KiB");
    }
}
