package com.entativa.messaging.server.http;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.server.limit.Allowance;
import com.entativa.messaging.server.limit.Verdict;
import com.entativa.messaging.server.media.MediaId;
import com.entativa.messaging.server.media.MediaStore;
import com.entativa.messaging.server.media.MediaStore.Finished;
import com.entativa.messaging.server.media.StoredMedia;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Tag *media* of the contract: what was uploaded.
public final class DownloadOperations implements Operations {
    private final StoredMedia media;
    private final Allowance<UUID> limit;

    public DownloadOperations(StoredMedia media, Allowance<UUID> limit) {
        this.media = media;
        this.limit = limit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of("keepMedia", Operation.linked(this::keep), "deleteMedia", Operation.linked(this::delete));
    }

    @Override
    public Map<String, StreamOperation> streams() {
        return Map.of(
                "getMedia", StreamOperation.linked((caller, call) -> download(caller, call, true)),
                "headMedia", StreamOperation.linked((caller, call) -> download(caller, call, false)));
    }

    private Reply keep(DeviceAddress caller, Call call) {
        if (limit.take(caller.userId()) instanceof Verdict.Wait wait) return Reply.tooMany(wait);
        return media.keep(caller.userId(), new MediaId(call.text("mediaId"))) ? Reply.empty(204) : Reply.notFound();
    }

    private Reply delete(DeviceAddress caller, Call call) {
        return media.delete(caller.userId(), new MediaId(call.text("mediaId"))) ? Reply.empty(204) : Reply.notFound();
    }

    private StreamReply download(DeviceAddress caller, StreamCall call, boolean withBody) {
        if (limit.take(caller.userId()) instanceof Verdict.Wait wait) return StreamReply.of(Reply.tooMany(wait));
        MediaId id = new MediaId(call.call().text("mediaId"));
        return switch (media.find(id)) {
            case MediaStore.Found.Nothing _ -> StreamReply.of(Reply.notFound());
            case MediaStore.Found.Ok(Finished found) -> withBody ? content(id, found, call) : head(id, found);
        };
    }

    private StreamReply head(MediaId id, Finished found) {
        Map<String, String> headers = headers(id, found);
        headers.put("Content-Type", "application/octet-stream");
        headers.put("Content-Length", Long.toString(found.size()));
        return new StreamReply.Plain(Reply.empty(200), headers);
    }

    private StreamReply content(MediaId id, Finished found, StreamCall call) {
        Map<String, String> headers = headers(id, found);
        if (call.header("if-none-match").contains(media.tag(id))) {
            return new StreamReply.Plain(Reply.empty(304), headers);
        }
        boolean same = !call.has("if-range") || call.header("if-range").equals(media.tag(id));
        return switch (ByteRange.of(same ? call.header("range") : "", found.size())) {
            case ByteRange.Whole _ -> bytes(200, id, headers, new ByteRange.Part(0, found.size()));
            case ByteRange.Part part -> {
                long last = part.from() + part.length() - 1;
                headers.put("Content-Range", "bytes " + part.from() + "-" + last + "/" + found.size());
                yield bytes(206, id, headers, part);
            }
            case ByteRange.Unsatisfiable _ ->
                new StreamReply.Plain(
                        Reply.problem(ErrorCode.RANGE_NOT_SATISFIABLE, "it has " + found.size() + " bytes"),
                        Map.of("Content-Range", "bytes */" + found.size()));
        };
    }

    private StreamReply bytes(int status, MediaId id, Map<String, String> headers, ByteRange.Part part) {
        return new StreamReply.Bytes(status, headers, media.read(id, part.from(), part.length()), part.length());
    }

    /// What is opened by a key out of a message is nothing to show: always a file, never a page.
    private Map<String, String> headers(MediaId id, Finished found) {
        return new HashMap<>(Map.of(
                "Content-Disposition",
                "attachment",
                "Accept-Ranges",
                "bytes",
                "ETag",
                media.tag(id),
                "Cache-Control",
                "private, max-age=" + media.secondsLeft(found) + ", immutable"));
    }
}
