package com.entativa.messaging.client.search;

import com.entativa.messaging.client.content.Attachment;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.message.Hex;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The words of all messages, within one transaction. The beginnings of each word, of some lengths, are looked up by
/// their keyed hash; which messages have them is sealed. A message is a number there, its time made unique.
/// docs/adr/0016
public final class SearchIndex {
    /// Beginnings of these lengths are hashed; what is asked for in between is found by the next shorter one and
    /// checked.
    private static final int[] LENGTHS = {2, 3, 4, 6, 8, 12};

    private static final String KEY = "key";
    private static final int HASH_LENGTH = 16;
    private final Platform platform;
    private final Transaction rows;
    private final Map<String, Postings> postings = new LinkedHashMap<>();
    private final Map<String, List<Long>> added = new LinkedHashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private byte[] key = {};

    public SearchIndex(Platform platform, Transaction rows) {
        this.platform = platform;
        this.rows = rows;
    }

    /// What a message is found by: its words as they stand, and the names of its files.
    public static String text(Message message) {
        for (Said said : message.said()) {
            Saying saying = said.saying();
            if (!(saying instanceof Saying.Files(var files, String caption, var _))) return saying.text();
            StringBuilder text = new StringBuilder(caption);
            for (Attachment file : files) text.append(' ').append(file.label().name());
            return text.toString();
        }
        return "";
    }

    public void add(Message message) {
        Set<String> beginnings = beginnings(text(message));
        if (beginnings.isEmpty()) return;
        long number = number(message);
        for (String beginning : beginnings) {
            added.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(number);
        }
    }

    /// All lists are asked for at once: of a long backlog these are many.
    private void settle() {
        rows.expect(Table.SEARCH, added.keySet().stream().map(this::hash).toList());
        added.forEach((beginning, numbers) -> numbers.forEach(postings(beginning)::add));
        added.clear();
    }

    /// Messages of these times are about to be added.
    public void expect(List<Long> times) {
        Set<String> numbers = new LinkedHashSet<>();
        for (long time : times) while (!numbers.add(Messages.time(time))) time++;
        rows.expect(Table.SEARCH_ORDER, List.copyOf(numbers));
    }

    /// `message` as it was added.
    public void remove(Message message) {
        settle();
        String id = message.id().toString();
        Optional<byte[]> place = rows.get(Table.SEARCH_PLACE, id);
        if (place.isEmpty()) return;
        long number = new ByteReader(place.get()).u64();
        for (String beginning : beginnings(text(message))) postings(beginning).remove(number);
        rows.delete(Table.SEARCH_PLACE, id);
        rows.delete(Table.SEARCH_ORDER, Messages.time(number));
    }

    public void flush() {
        settle();
        postings.values().forEach(Postings::flush);
        postings.clear();
    }

    /// By the longest hashed beginning of the word.
    Postings find(String word) {
        String beginning = word.length() < 2 ? word : word.substring(0, longest(word.length()));
        return new Postings(rows, hash(beginning));
    }

    Optional<UUID> message(long number) {
        return rows.get(Table.SEARCH_ORDER, Messages.time(number)).map(Uuids::of);
    }

    /// The time it came, which its sender does not choose; the next free one when another has it.
    private long number(Message message) {
        long number = message.atMillis();
        while (rows.get(Table.SEARCH_ORDER, Messages.time(number)).isPresent()) number++;
        rows.put(Table.SEARCH_ORDER, Messages.time(number), Uuids.bytes(message.id()));
        rows.put(
                Table.SEARCH_PLACE,
                message.id().toString(),
                new ByteWriter().u64(number).finish());
        return number;
    }

    private static Set<String> beginnings(String text) {
        Set<String> beginnings = new LinkedHashSet<>();
        for (String word : Words.of(text)) {
            if (word.length() == 1 || Words.isUnspaced(word.charAt(0))) beginnings.add(word.substring(0, 1));
            for (int length : LENGTHS) if (length <= word.length()) beginnings.add(word.substring(0, length));
        }
        return beginnings;
    }

    private static int longest(int length) {
        int longest = LENGTHS[0];
        for (int hashed : LENGTHS) if (hashed <= length) longest = hashed;
        return longest;
    }

    private Postings postings(String beginning) {
        return postings.computeIfAbsent(beginning, _ -> new Postings(rows, hash(beginning)));
    }

    private String hash(String beginning) {
        return hashes.computeIfAbsent(beginning, _ -> {
            byte[] mac = platform.crypto().hmacSha256(key(), beginning.getBytes(StandardCharsets.UTF_8));
            return Hex.of(Arrays.copyOf(mac, HASH_LENGTH));
        });
    }

    /// Random, made once, sealed like every row.
    private byte[] key() {
        if (key.length > 0) return key;
        key = rows.get(Table.SEARCH, KEY).orElseGet(() -> {
            byte[] fresh = platform.randomness().bytes(32);
            rows.put(Table.SEARCH, KEY, fresh);
            return fresh;
        });
        return key;
    }
}
