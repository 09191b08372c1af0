package com.entativa.messaging.client.export;

import com.entativa.messaging.client.attachment.FileTrouble;
import com.entativa.messaging.client.attachment.TargetFile;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// A zip archive that is written as it is made (APPNOTE 6.3.3): entries stored as they are, their sums behind them. At
/// most 4 GiB; beyond that it is trouble.
public final class Archive implements Export.Place {
    private static final int LOCAL = 0x04034b50;
    private static final int SUMS = 0x08074b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int VERSION = 20;

    /// The sums stand behind the entry; names are UTF-8.
    private static final int FLAGS = 0x0808;

    /// 1 January 1980: when something was said stands in the lines.
    private static final int NO_DATE = 0x21;

    private static final long MOST = 0xffff_ffffL;
    private static final int MOST_ENTRIES = 0xffff;
    private static final int PIECE = 64 * 1024;

    private final TargetFile target;
    private final List<Entry> entries = new ArrayList<>();
    private ByteWriter waiting = new ByteWriter();
    private int waitingBytes;
    private long position;
    private Entry open = new Entry("", 0);

    private static final class Entry {
        private final byte[] name;
        private final long at;
        private final CRC32 sum = new CRC32();
        private long size;

        Entry(String name, long at) {
            this.name = name.getBytes(StandardCharsets.UTF_8);
            this.at = at;
        }
    }

    public Archive(TargetFile target) {
        this.target = target;
    }

    @Override
    public void begin(String name) {
        end();
        open = new Entry(name, position);
        entries.add(open);
        if (entries.size() > MOST_ENTRIES) throw new FileTrouble("too many files for an archive");
        put(new Little()
                .u32(LOCAL)
                .u16(VERSION, FLAGS, 0, 0, NO_DATE)
                .u32(0, 0, 0)
                .u16(open.name.length, 0)
                .bytes(open.name));
    }

    @Override
    public void write(byte[] bytes) {
        open.sum.update(bytes, 0, bytes.length);
        open.size += bytes.length;
        put(bytes);
    }

    private void end() {
        if (entries.isEmpty()) return;
        put(new Little().u32(SUMS, open.sum.getValue(), open.size, open.size));
    }

    /// The last word; the file is whole then.
    public void finish() {
        end();
        long from = position;
        for (Entry each : entries) {
            put(new Little()
                    .u32(CENTRAL)
                    .u16(VERSION, VERSION, FLAGS, 0, 0, NO_DATE)
                    .u32(each.sum.getValue(), each.size, each.size)
                    .u16(each.name.length, 0, 0, 0, 0)
                    .u32(0, each.at)
                    .bytes(each.name));
        }
        put(new Little()
                .u32(END)
                .u16(0, 0, entries.size(), entries.size())
                .u32(position - from, from)
                .u16(0));
        flush();
        target.release();
    }

    private void put(Little bytes) {
        put(bytes.out.finish());
    }

    private void put(byte[] bytes) {
        position += bytes.length;
        if (position > MOST) throw new FileTrouble("too large for an archive");
        waiting.bytes(bytes);
        waitingBytes += bytes.length;
        if (waitingBytes >= PIECE) flush();
    }

    private void flush() {
        target.write(waiting.finish());
        waiting = new ByteWriter();
        waitingBytes = 0;
    }

    /// Numbers with their smallest byte first.
    private static final class Little {
        private final ByteWriter out = new ByteWriter();

        Little u16(int... values) {
            for (int value : values) out.u8(value & 0xff).u8(value >> 8 & 0xff);
            return this;
        }

        Little u32(long... values) {
            for (long value : values) u16((int) (value & 0xffff), (int) (value >> 16 & 0xffff));
            return this;
        }

        Little bytes(byte[] bytes) {
            out.bytes(bytes);
            return this;
        }
    }
}
