package com.entativa.messaging.client.search;

import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The messages of one hashed beginning of a word, as ascending numbers. The newest lie in the head row with the list
/// of the blocks before them; an add at the end touches the head alone.
/// ```
///   hash       head: blocks (lowest, number)…, newest numbers
///   hash/0, hash/1 …  older numbers, at most BLOCK each
/// ```
final class Postings {
    static final int BLOCK = 256;
    private static final int MANY = 10_000_000;
    private final Transaction rows;
    private final String hash;
    private final List<Block> blocks = new ArrayList<>();
    private long[] newest = {};
    private int lastNumber = -1;
    private boolean changed;
    private Loaded loaded = new Loaded(-1, new long[0]);

    /// `lowest`: every number in it is at least this, and below the next block's.
    private record Block(long lowest, int number) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Loaded(int number, long[] entries) {}

    Postings(Transaction rows, String hash) {
        this.rows = rows;
        this.hash = hash;
        rows.get(Table.SEARCH, hash).ifPresent(this::readHead);
    }

    private void readHead(byte[] row) {
        ByteReader in = new ByteReader(row);
        for (int left = in.count(MANY); left > 0; left--) {
            Block block = new Block(in.u64(), in.u32());
            blocks.add(block);
            lastNumber = Math.max(lastNumber, block.number);
        }
        newest = Numbers.read(in);
    }

    void add(long number) {
        int at = blockOf(number);
        if (at >= blocks.size()) {
            newest = Numbers.with(newest, number);
            changed = true;
            if (newest.length > BLOCK) archive();
            return;
        }
        long[] entries = Numbers.with(entries(at), number);
        Block block = blocks.get(at);
        if (number < block.lowest) replace(at, new Block(number, block.number));
        if (entries.length <= BLOCK) {
            write(block.number, entries);
            return;
        }
        int half = entries.length / 2;
        write(block.number, Arrays.copyOf(entries, half));
        blocks.add(at + 1, new Block(entries[half], ++lastNumber));
        write(lastNumber, Arrays.copyOfRange(entries, half, entries.length));
        changed = true;
    }

    void remove(long number) {
        int at = blockOf(number);
        changed = true;
        if (at >= blocks.size()) {
            newest = Numbers.without(newest, number);
            return;
        }
        long[] left = Numbers.without(entries(at), number);
        int block = blocks.get(at).number;
        if (left.length > 0) {
            write(block, left);
            return;
        }
        rows.delete(Table.SEARCH, hash + "/" + block);
        blocks.remove(at);
        loaded = new Loaded(-1, new long[0]);
    }

    /// The largest number up to `most`; -1 when there is none.
    long floor(long most) {
        long inHead = Numbers.floor(newest, most);
        if (inHead >= 0) return inHead;
        for (int at = Math.min(blockOf(most), blocks.size() - 1); at >= 0; at--) {
            long found = Numbers.floor(entries(at), most);
            if (found >= 0) return found;
        }
        return -1;
    }

    void flush() {
        if (!changed) return;
        changed = false;
        if (blocks.isEmpty() && newest.length == 0) {
            rows.delete(Table.SEARCH, hash);
            return;
        }
        ByteWriter out = new ByteWriter().u32(blocks.size());
        for (Block block : blocks) out.u64(block.lowest).u32(block.number);
        Numbers.write(out, newest);
        rows.put(Table.SEARCH, hash, out.finish());
    }

    /// All but the newest quarter become a block.
    private void archive() {
        int kept = BLOCK / 4;
        int archived = newest.length - kept;
        blocks.add(new Block(newest[0], ++lastNumber));
        write(lastNumber, Arrays.copyOf(newest, archived));
        newest = Arrays.copyOfRange(newest, archived, newest.length);
    }

    /// The block a number is in or belongs to; `blocks.size()` for the newest ones.
    private int blockOf(long number) {
        boolean isNewest = blocks.isEmpty() || newest.length > 0 && number >= newest[0];
        if (isNewest) return blocks.size();
        int low = 0;
        for (int high = blocks.size() - 1; low < high; ) {
            int middle = (low + high + 1) / 2;
            if (blocks.get(middle).lowest <= number) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    private void replace(int at, Block block) {
        blocks.set(at, block);
        changed = true;
    }

    private long[] entries(int at) {
        int number = blocks.get(at).number;
        if (loaded.number != number) {
            long[] entries = rows.get(Table.SEARCH, hash + "/" + number)
                    .map(row -> Numbers.read(new ByteReader(row)))
                    .orElseThrow(() -> new IllegalStateException("a block of the search index is missing"));
            loaded = new Loaded(number, entries);
        }
        return loaded.entries;
    }

    private void write(int number, long[] entries) {
        ByteWriter out = new ByteWriter();
        Numbers.write(out, entries);
        rows.put(Table.SEARCH, hash + "/" + number, out.finish());
        loaded = new Loaded(number, entries);
    }
}
