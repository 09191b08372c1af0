package com.entativa.messaging.client.content;

import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Extension blocks: `tag u8 ‖ length u32 ‖ value`, tags ascending, to the end of what they extend. Those a reader does
/// not know stay as they are, byte for byte.
public record Blocks(Map<Integer, Octets> byTag) {
    public static final Blocks NONE = new Blocks(Map.of());
    private static final int MAX_VALUE = 96 * 1024;

    public Blocks {
        byTag = Map.copyOf(byTag);
    }

    /// All that is left of `in`.
    static Blocks read(ByteReader in) {
        Map<Integer, Octets> blocks = new TreeMap<>();
        int last = -1;
        while (in.left() > 0) {
            int tag = in.u8();
            if (tag <= last) throw new ByteReader.Malformed();
            blocks.put(tag, Octets.copyOf(in.sized(MAX_VALUE)));
            last = tag;
        }
        return blocks.isEmpty() ? NONE : new Blocks(blocks);
    }

    void write(ByteWriter out) {
        new TreeMap<>(byTag).forEach((tag, value) -> out.u8(tag).sized(value.toArray()));
    }

    Optional<ByteReader> find(int tag) {
        return Optional.ofNullable(byTag.get(tag)).map(value -> new ByteReader(value.toArray()));
    }

    /// Without those of this tag or lower ones.
    Blocks beyond(int tag) {
        Map<Integer, Octets> left = new TreeMap<>(byTag);
        left.keySet().removeIf(known -> known <= tag);
        return left.isEmpty() ? NONE : new Blocks(left);
    }

    /// Both; where both have a tag, `other`'s.
    Blocks and(Blocks other) {
        Map<Integer, Octets> both = new TreeMap<>(byTag);
        both.putAll(other.byTag);
        return new Blocks(both);
    }
}
