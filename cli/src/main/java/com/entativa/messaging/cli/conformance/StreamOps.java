package com.entativa.messaging.cli.conformance;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.protocol.attachment.AttachmentOpener;
import com.entativa.messaging.protocol.attachment.AttachmentSealer;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.key.Secret32;
import java.io.ByteArrayOutputStream;

/// `stream_seal` and `stream_open`: a whole attachment at once, its aad as given, nothing padded.
final class StreamOps {
    private final Crypto crypto;
    private final Randomness randomness;

    StreamOps(Crypto crypto, Randomness randomness) {
        this.crypto = crypto;
        this.randomness = randomness;
    }

    Json.Obj seal(Json.Obj in) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Secret32 key = Hex.secret(in, "key");
                AttachmentSealer sealer =
                        AttachmentSealer.begin(crypto, randomness, key, Hex.bytes(in, "aad"), file::writeBytes)) {
            sealer.write(Hex.bytes(in, "data"));
            sealer.finish();
        }
        return data(file);
    }

    Json.Obj open(Json.Obj in) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Secret32 key = Hex.secret(in, "key");
                AttachmentOpener opener = new AttachmentOpener(crypto, key, Hex.bytes(in, "aad"), file::writeBytes)) {
            opener.write(Hex.bytes(in, "data"));
            return switch (opener.finish()) {
                case WHOLE -> data(file);
                case REFUSED, GOES_ON -> Answer.refused(ErrorCode.AUTH, "damaged, cut, extended or not this file");
            };
        }
    }

    private static Json.Obj data(ByteArrayOutputStream file) {
        return Answer.ok().put("data", Hex.of(file.toByteArray())).object();
    }
}
