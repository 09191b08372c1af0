package com.entativa.messaging.client.content;

import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;

/// The fields of call signals, profiles and sender keys.
final class AsideCodec {
    static final int CALL = 13;
    static final int PROFILE = 15;
    static final int SENDER_KEY = 17;
    private static final int MAX_DESCRIPTION = 32 * 1024;
    private static final int MAX_NAME = 1_024;
    private static final int MAX_DISTRIBUTION = 4 * 1024;

    private AsideCodec() {}

    static void write(ByteWriter out, Aside aside) {
        switch (aside) {
            case Aside.Call(long id, Aside.Step step, Aside.Media media, String text, Octets fingerprint) ->
                Fields.text(out.u8(CALL).u64(id).u8(step.code()).u8(media.code()), text)
                        .sized(fingerprint.toArray());
            case Aside.Profile(Bytes32 key, String name, Aside.Avatar avatar) -> {
                Fields.text(out.u8(PROFILE).bytes(key.toArray()), name);
                switch (avatar) {
                    case Aside.Avatar.None _ -> out.u8(0);
                    case Aside.Avatar.Blob(Bytes32 blobId, Bytes32 digest, long size) ->
                        out.u8(1)
                                .bytes(blobId.toArray())
                                .bytes(digest.toArray())
                                .u64(size);
                }
            }
            case Aside.SenderKey(Octets distribution) -> out.u8(SENDER_KEY).sized(distribution.toArray());
        }
    }

    static Content.Fixed<Aside> call(ByteReader in) {
        long id = in.u64();
        Aside.Step step = step(in.u8());
        Aside.Media media = media(in.u8());
        String text = Fields.text(in, MAX_DESCRIPTION);
        byte[] fingerprint = in.sized(Bytes32.LENGTH);
        boolean isWhole = fingerprint.length == 0 || fingerprint.length == Bytes32.LENGTH;
        if (!isWhole) throw new ByteReader.Malformed();
        Aside call = new Aside.Call(id, step, media, text, Octets.copyOf(fingerprint));
        return _ -> call;
    }

    private static Aside.Step step(int code) {
        for (Aside.Step step : Aside.Step.values()) if (step.code() == code) return step;
        throw new ByteReader.Malformed();
    }

    private static Aside.Media media(int code) {
        for (Aside.Media media : Aside.Media.values()) if (media.code() == code) return media;
        throw new ByteReader.Malformed();
    }

    static Content.Fixed<Aside> profile(ByteReader in) {
        Bytes32 key = Fields.bytes32(in);
        String name = Fields.text(in, MAX_NAME);
        Aside profile = new Aside.Profile(key, name, Fields.flag(in) ? avatar(in) : Aside.Avatar.None.NONE);
        return _ -> profile;
    }

    private static Aside.Avatar avatar(ByteReader in) {
        Bytes32 blobId = Fields.bytes32(in);
        Bytes32 digest = Fields.bytes32(in);
        long size = in.u64();
        if (size < 0) throw new ByteReader.Malformed();
        return new Aside.Avatar.Blob(blobId, digest, size);
    }

    static Content.Fixed<Aside> senderKey(ByteReader in) {
        Aside key = new Aside.SenderKey(Octets.copyOf(in.sized(MAX_DISTRIBUTION)));
        return _ -> key;
    }
}
