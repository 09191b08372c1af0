package com.entativa.messaging.client.content;

import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Fields that several kinds have.
final class Fields {
    private Fields() {}

    static ByteWriter text(ByteWriter out, String text) {
        return out.sized(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Bytes that are no UTF-8 are malformed: what is kept is what was sent.
    static String text(ByteReader in, int maxBytes) {
        byte[] bytes = in.sized(maxBytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) throw new ByteReader.Malformed();
        return text;
    }

    static ByteWriter ids(ByteWriter out, List<UUID> ids) {
        out.u32(ids.size());
        for (UUID id : ids) Uuids.write(out, id);
        return out;
    }

    static List<UUID> ids(ByteReader in) {
        List<UUID> ids = new ArrayList<>();
        for (int left = in.count(Receipt.MAX_IDS); left > 0; left--) ids.add(Uuids.read(in));
        return List.copyOf(ids);
    }

    static Bytes32 bytes32(ByteReader in) {
        return Bytes32.copyOf(in.bytes(Bytes32.LENGTH));
    }

    static boolean flag(ByteReader in) {
        int flag = in.u8();
        if (flag > 1) throw new ByteReader.Malformed();
        return flag == 1;
    }

    static int between(int least, int value, int most) {
        if (value < least || value > most) throw new ByteReader.Malformed();
        return value;
    }
}
