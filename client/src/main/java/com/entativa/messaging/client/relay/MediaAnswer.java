package com.entativa.messaging.client.relay;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.protocol.key.Bytes32;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// What the relay answered to a request about a blob (`openapi.yaml`, tag media), over whatever it came. `retryAfter`
/// and `uploadOffset` are headers, empty where there are none: answers to HEAD have nothing else.
public record MediaAnswer(int status, String body, String retryAfter, String uploadOffset) {
    /// A token that ran out is no refusal: `refused` hears of it, and with the next one the same is tried again.
    public Answer<MediaAnswer> judged(Runnable refused) {
        if (status < 300) return new Answer.Ok<>(this);
        if (status == ErrorCode.UNAUTHENTICATED.status()) {
            refused.run();
            return new Answer.Unreachable<>("the token ran out");
        }
        return new Answer.Refused<>(problem());
    }

    private Problem problem() {
        Problem problem =
                switch (Json.read(body, Problem::from)) {
                    case Json.Read.Ok<Problem>(Problem told) -> told;
                    case Json.Read.Malformed<Problem> _ ->
                        new Problem("status", status, "", Json.build().object());
                };
        Map<String, Json> extensions = new LinkedHashMap<>(problem.extensions().fields());
        if (isSeconds(retryAfter)) extensions.put("retry_after", new Json.Num(Long.parseLong(retryAfter)));
        return new Problem(problem.code(), problem.status(), problem.detail(), new Json.Obj(extensions));
    }

    /// A date is passed over: the own back-off does.
    private static boolean isSeconds(String text) {
        return !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    public Answer<Bytes32> blobId() {
        Function<Json.Obj, Bytes32> reader = answer -> bytes(answer.text("media_id"));
        return switch (Json.read(body, reader)) {
            case Json.Read.Ok<Bytes32>(Bytes32 id) -> new Answer.Ok<>(id);
            case Json.Read.Malformed<Bytes32>(String where) -> new Answer.Unreachable<>(where);
        };
    }

    public Answer<Long> offset() {
        try {
            return new Answer.Ok<>(Long.parseLong(uploadOffset));
        } catch (NumberFormatException _) {
            return new Answer.Unreachable<>("the answer names no offset");
        }
    }

    /// As it stands in addresses.
    public static String text(Bytes32 blobId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(blobId.toArray());
    }

    private static Bytes32 bytes(String text) {
        try {
            byte[] id = Base64.getUrlDecoder().decode(text);
            if (id.length == Bytes32.LENGTH) return Bytes32.copyOf(id);
        } catch (IllegalArgumentException _) {
            // Said below, as for another length.
        }
        throw new Json.Mismatch("media_id is not the text of 32 bytes");
    }
}
