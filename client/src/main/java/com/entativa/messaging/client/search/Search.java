package com.entativa.messaging.client.search;

import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// Messages that have words beginning with all words asked for, the newest first, within one transaction.
public final class Search {
    /// Looked at for one page; a page may be short, or empty, and go on all the same.
    private static final int MAX_CANDIDATES = 1_000;

    private final Transaction rows;
    private final SearchIndex index;
    private final long nowMillis;

    public Search(Platform platform, Transaction rows) {
        this.rows = rows;
        this.index = new SearchIndex(platform, rows);
        this.nowMillis = platform.clock().nowMillis();
    }

    /// `next`: where the next page begins; 0 when nothing is left.
    public record Page(List<Message> hits, long next) {
        public static final long FIRST = Long.MAX_VALUE;
    }

    public Page everywhere(String query, long from, int limit) {
        return page(query, from, limit, _ -> true);
    }

    public Page in(UUID conversationId, String query, long from, int limit) {
        return page(query, from, limit, message -> message.conversationId().equals(conversationId));
    }

    private Page page(String query, long from, int limit, Predicate<Message> wanted) {
        List<String> words = Words.asked(query);
        List<Message> hits = new ArrayList<>();
        if (words.isEmpty() || from <= 0) return new Page(hits, 0);
        List<Postings> postings = words.stream().map(index::find).toList();
        long at = from;
        for (int looked = 0; looked < MAX_CANDIDATES && hits.size() < limit; looked++) {
            at = common(postings, at - 1);
            if (at < 0) return new Page(hits, 0);
            hit(at, words).filter(wanted).ifPresent(hits::add);
        }
        return new Page(hits, at);
    }

    /// The largest number up to `most` that all have; -1 when there is none.
    private static long common(List<Postings> postings, long most) {
        long candidate = most;
        while (candidate >= 0) {
            long least = candidate;
            for (Postings each : postings) least = Math.min(least, each.floor(least));
            if (least == candidate) return candidate;
            candidate = least;
        }
        return -1;
    }

    private Optional<Message> hit(long number, List<String> words) {
        return index.message(number)
                .flatMap(id -> new Messages(rows).find(id))
                .filter(message -> !isOver(message))
                .filter(message -> hasAll(Words.of(SearchIndex.text(message)), words));
    }

    private boolean isOver(Message message) {
        return message.said().stream()
                .mapToLong(Said::expiresAtMillis)
                .anyMatch(expiresAt -> expiresAt != 0 && expiresAt <= nowMillis);
    }

    private static boolean hasAll(Set<String> words, List<String> asked) {
        return asked.stream().allMatch(begin -> words.stream().anyMatch(word -> word.startsWith(begin)));
    }
}
