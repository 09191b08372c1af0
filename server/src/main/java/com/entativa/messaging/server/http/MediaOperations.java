package com.entativa.messaging.server.http;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.limit.Allowance;
import com.entativa.messaging.server.limit.Verdict;
import com.entativa.messaging.server.media.MediaId;
import com.entativa.messaging.server.media.Uploads;
import com.entativa.messaging.server.media.Uploads.Outcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Tag *media* of the contract: uploads.
public final class MediaOperations implements Operations {
    private static final String UPLOADS = "/api/v1/media/upload/";
    private static final String OFFSET = "Upload-Offset";
    private static final long UNKNOWN = -1;

    private final Uploads uploads;
    private final Allowance<UUID> limit;

    public MediaOperations(Uploads uploads, Allowance<UUID> limit) {
        this.uploads = uploads;
        this.limit = limit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of();
    }

    @Override
    public Map<String, StreamOperation> streams() {
        return Map.of(
                "uploadMedia", StreamOperation.linked(this::upload),
                "appendToUpload", StreamOperation.linked(this::append),
                "getUpload", StreamOperation.linked(this::state));
    }

    private StreamReply upload(DeviceAddress caller, StreamCall call) {
        if (limit.take(caller.userId()) instanceof Verdict.Wait wait) return StreamReply.of(Reply.tooMany(wait));
        if (!call.has("upload-length")) {
            if (!call.hasBody()) return malformed("send a body, or Upload-Length to begin a resumable upload");
            return reply(201, uploads.store(caller.userId(), number(call, "content-length"), call.body()));
        }
        long length = number(call, "upload-length");
        if (length < 0) return malformed("Upload-Length is a number of bytes");
        Outcome begun = uploads.begin(caller.userId(), length);
        if (!(begun instanceof Outcome.Receiving receiving) || !call.hasBody()) return reply(201, begun);
        long announced = number(call, "content-length");
        return reply(201, uploads.append(caller.userId(), receiving.id(), 0, announced, call.body()));
    }

    private StreamReply append(DeviceAddress caller, StreamCall call) {
        if (limit.take(caller.userId()) instanceof Verdict.Wait wait) return StreamReply.of(Reply.tooMany(wait));
        long offset = number(call, "upload-offset");
        if (offset < 0) return malformed("Upload-Offset says where the first byte belongs");
        MediaId id = new MediaId(call.call().text("uploadId"));
        long announced = call.hasBody() ? number(call, "content-length") : 0;
        return reply(204, uploads.append(caller.userId(), id, offset, announced, call.body()));
    }

    private StreamReply state(DeviceAddress caller, StreamCall call) {
        return reply(200, uploads.state(caller.userId(), new MediaId(call.call().text("uploadId"))));
    }

    private static long number(StreamCall call, String header) {
        String text = call.header(header);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : UNKNOWN;
    }

    private static StreamReply malformed(String detail) {
        return StreamReply.of(Reply.problem(ErrorCode.BAD_REQUEST, detail));
    }

    /// `status` is that of success; only 201 has a body.
    private static StreamReply reply(int status, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored(MediaId id, long size, long expires) -> progress(status, id, size, size, expires);
            case Outcome.Receiving(MediaId id, long size, long offset, long expires) ->
                progress(status, id, size, offset, expires);
            case Outcome.OffsetDiffers(long offset) -> differs(offset);
            case Outcome.Cut _ -> StreamReply.of(Reply.problem(ErrorCode.UNAVAILABLE, "the upload was cut: go on"));
            case Outcome.Empty _ -> malformed("there is nothing to store");
            case Outcome.TooLarge(long largest) ->
                StreamReply.of(Reply.problem(ErrorCode.TOO_LARGE, "there is room for " + largest + " bytes"));
            case Outcome.OverQuota(long quota) ->
                StreamReply.of(
                        Reply.problem(ErrorCode.QUOTA_EXCEEDED, "media of one user may take " + quota + " bytes"));
            case Outcome.NotFound _ -> StreamReply.of(Reply.notFound());
            case Outcome.Busy(var atMost) -> busy(new Verdict.Wait(atMost));
        };
    }

    private static StreamReply progress(int status, MediaId id, long size, long offset, long expiresAtMillis) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "Tus-Resumable",
                "1.0.0",
                OFFSET,
                Long.toString(offset),
                "Upload-Length",
                Long.toString(size),
                "Upload-Expires",
                date(expiresAtMillis)));
        if (status != 201) return new StreamReply.Plain(Reply.empty(status), headers);
        headers.put("Location", UPLOADS + id.text());
        Json body = Json.build()
                .put("media_id", id.text())
                .put("size", size)
                .put("offset", offset)
                .put("expires_at", expiresAtMillis)
                .object();
        return new StreamReply.Plain(Reply.json(201, body), headers);
    }

    private static StreamReply differs(long offset) {
        Json.Obj more = Json.build().put("upload_offset", offset).object();
        Problem plain = Problem.of(ErrorCode.OFFSET_DIFFERS, "go on at upload_offset");
        Problem problem = new Problem(plain.code(), plain.status(), plain.detail(), more);
        return new StreamReply.Plain(Reply.problem(problem), Map.of(OFFSET, Long.toString(offset)));
    }

    private static StreamReply busy(Verdict.Wait wait) {
        Reply plain = Reply.problem(ErrorCode.UPLOAD_BUSY, "another connection writes this upload");
        return StreamReply.of(new Reply(plain.status(), plain.mediaType(), plain.body(), wait.seconds()));
    }

    private static String date(long millis) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
    }
}
