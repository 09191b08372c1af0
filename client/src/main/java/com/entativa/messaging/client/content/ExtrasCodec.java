package com.entativa.messaging.client.content;

import com.entativa.messaging.client.content.Extras.Link;
import com.entativa.messaging.client.content.Extras.Mention;
import com.entativa.messaging.client.content.Extras.Quote;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Extras as extension blocks 1 to 4; what is not there has no block.
final class ExtrasCodec {
    static final int LAST_TAG = 4;
    private static final int MENTIONS = 1;
    private static final int LINKS = 2;
    private static final int QUOTE = 3;
    private static final int EXPIRES = 4;

    private ExtrasCodec() {}

    static Blocks write(Extras extras) {
        Map<Integer, Octets> blocks = new TreeMap<>();
        if (!extras.mentions().isEmpty()) {
            ByteWriter out = new ByteWriter().u32(extras.mentions().size());
            for (Mention mention : extras.mentions()) {
                Uuids.write(out.u32(mention.start()).u32(mention.length()), mention.userId());
            }
            blocks.put(MENTIONS, Octets.copyOf(out.finish()));
        }
        if (!extras.links().isEmpty()) {
            ByteWriter out = new ByteWriter().u32(extras.links().size());
            for (Link link : extras.links()) out.u32(link.start()).u32(link.length());
            blocks.put(LINKS, Octets.copyOf(out.finish()));
        }
        if (extras.quote() instanceof Quote.Of(UUID messageId, UUID authorId, String extract)) {
            ByteWriter out = Uuids.write(Uuids.write(new ByteWriter(), messageId), authorId);
            blocks.put(QUOTE, Octets.copyOf(Fields.text(out, extract).finish()));
        }
        if (extras.expiresAfterSeconds() > 0) {
            byte[] seconds = new ByteWriter().u32(extras.expiresAfterSeconds()).finish();
            blocks.put(EXPIRES, Octets.copyOf(seconds));
        }
        return blocks.isEmpty() ? Blocks.NONE : new Blocks(blocks);
    }

    /// Ranges that are not within the text are malformed.
    static Extras read(Blocks blocks, String text) {
        return new Extras(
                blocks.find(MENTIONS).map(in -> mentions(in, text.length())).orElse(List.of()),
                blocks.find(LINKS).map(in -> links(in, text.length())).orElse(List.of()),
                blocks.find(QUOTE).map(ExtrasCodec::quote).orElse(Quote.None.NONE),
                blocks.find(EXPIRES).map(ExtrasCodec::seconds).orElse(0));
    }

    private static List<Mention> mentions(ByteReader in, int textLength) {
        List<Mention> mentions = new ArrayList<>();
        for (int left = in.count(Extras.MAX_RANGES); left > 0; left--) {
            int start = start(in, textLength);
            mentions.add(new Mention(start, length(in, start, textLength), Uuids.read(in)));
        }
        in.end();
        return List.copyOf(mentions);
    }

    private static List<Link> links(ByteReader in, int textLength) {
        List<Link> links = new ArrayList<>();
        for (int left = in.count(Extras.MAX_RANGES); left > 0; left--) {
            int start = start(in, textLength);
            links.add(new Link(start, length(in, start, textLength)));
        }
        in.end();
        return List.copyOf(links);
    }

    private static int start(ByteReader in, int textLength) {
        return Fields.between(0, in.u32(), textLength);
    }

    private static int length(ByteReader in, int start, int textLength) {
        return Fields.between(1, in.u32(), textLength - start);
    }

    private static Quote quote(ByteReader in) {
        UUID messageId = Uuids.read(in);
        UUID authorId = Uuids.read(in);
        String extract = Fields.text(in, 4 * Extras.MAX_EXTRACT);
        in.end();
        Fields.between(0, extract.length(), Extras.MAX_EXTRACT);
        return new Quote.Of(messageId, authorId, extract);
    }

    private static int seconds(ByteReader in) {
        int seconds = Fields.between(1, in.u32(), Change.Timer.MAX_SECONDS);
        in.end();
        return seconds;
    }
}
