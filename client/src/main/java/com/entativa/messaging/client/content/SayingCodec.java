package com.entativa.messaging.client.content;

import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The fields of what gets a line; their extras follow as blocks.
final class SayingCodec {
    static final int TEXT = 1;
    static final int FILES = 9;
    static final int CARD = 14;
    private static final int MAX_FILE = 8 * 1_024;
    private static final int MAX_MEDIA_TYPE = 127;
    private static final int MAX_NAME = 1_024;

    private SayingCodec() {}

    static void write(ByteWriter out, Saying saying) {
        switch (saying) {
            case Saying.Text(String text, Extras _) -> Fields.text(out.u8(TEXT), text);
            case Saying.Files(List<Attachment> files, String text, Extras _) -> {
                out.u8(FILES).u32(files.size());
                for (Attachment file : files) out.sized(attachment(file));
                Fields.text(out, text);
            }
            case Saying.Card(UUID userId, String username, String name, Extras _) -> {
                Uuids.write(out.u8(CARD), userId);
                Fields.text(Fields.text(out, username), name);
            }
        }
    }

    static Content.Fixed<Saying> text(ByteReader in) {
        String text = Fields.text(in, Content.MAX_TEXT_BYTES);
        return blocks -> new Saying.Text(text, ExtrasCodec.read(blocks, text));
    }

    static Content.Fixed<Saying> files(ByteReader in) {
        int count = Fields.between(1, in.u32(), Saying.MAX_FILES);
        List<Attachment> files = new ArrayList<>();
        for (int left = count; left > 0; left--) files.add(attachment(new ByteReader(in.sized(MAX_FILE))));
        String text = Fields.text(in, Content.MAX_TEXT_BYTES);
        return blocks -> new Saying.Files(List.copyOf(files), text, ExtrasCodec.read(blocks, text));
    }

    static Content.Fixed<Saying> card(ByteReader in) {
        UUID userId = Uuids.read(in);
        String username = Fields.text(in, MAX_NAME);
        String name = Fields.text(in, MAX_NAME);
        return blocks -> new Saying.Card(userId, username, name, ExtrasCodec.read(blocks, name));
    }

    private static byte[] attachment(Attachment attachment) {
        Attachment.Look look = attachment.look();
        ByteWriter out = new ByteWriter();
        attachment.file().write(out).u8(attachment.kind().code());
        Fields.text(out, attachment.label().mediaType());
        Fields.text(out, attachment.label().name());
        out.u32(look.width()).u32(look.height()).u64(look.durationMillis());
        out.sized(look.waveform().toArray()).sized(look.thumbnail().toArray());
        attachment.unknown().write(out);
        return out.finish();
    }

    private static Attachment attachment(ByteReader in) {
        AttachmentRef file = AttachmentRef.read(in);
        Attachment.Kind kind = Attachment.Kind.of(in.u8());
        Attachment.Label label = new Attachment.Label(Fields.text(in, MAX_MEDIA_TYPE), Fields.text(in, MAX_NAME));
        return new Attachment(file, kind, label, look(in), Blocks.read(in));
    }

    private static Attachment.Look look(ByteReader in) {
        int width = Fields.between(0, in.u32(), Integer.MAX_VALUE);
        int height = Fields.between(0, in.u32(), Integer.MAX_VALUE);
        long millis = in.u64();
        if (millis < 0) throw new ByteReader.Malformed();
        Octets waveform = Octets.copyOf(in.sized(Attachment.MAX_WAVEFORM));
        return new Attachment.Look(width, height, millis, waveform, Octets.copyOf(in.sized(Attachment.MAX_THUMBNAIL)));
    }
}
