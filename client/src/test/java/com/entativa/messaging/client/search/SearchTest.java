package com.entativa.messaging.client.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.fake.ManualClock;
import com.entativa.messaging.client.fake.SeededRandomness;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.platform.Http;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.search.Search.Page;
import com.entativa.messaging.client.store.MemoryStore;
import com.entativa.messaging.client.store.SealedStore;
import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-Q search")
final class SearchTest {
    private static final UUID CHAT = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private final ManualClock clock = new ManualClock();
    private final SeededRandomness randomness = new SeededRandomness(1);
    private final Uuids ids = new Uuids(clock, randomness);
    private final Store below = new MemoryStore();
    private final Crypto crypto = new JdkCrypto();
    private final Store store = new SealedStore(below, crypto, randomness, randomness.secret());
    private final Platform platform = new Platform(
            crypto,
            randomness,
            clock,
            new Platform.Network(_ -> new Http.Reply.Unreachable("no network"), (_, _, _) -> {}),
            store);

    private Message add(UUID chat, String text) {
        long at = clock.advance(1_000);
        UUID id = ids.next();
        Said said = Said.of(new Content(id, chat, at, new Saying.Text(text)));
        Message message = new Message(id, chat, CHAT, at, new Line.Received(said));
        store.inTransaction(rows -> {
            new Messages(rows).put(message);
            SearchIndex index = new SearchIndex(platform, rows);
            index.add(message);
            index.flush();
            return true;
        });
        return message;
    }

    private void remove(Message message) {
        store.inTransaction(rows -> {
            SearchIndex index = new SearchIndex(platform, rows);
            index.remove(message);
            index.flush();
            return true;
        });
    }

    private List<String> find(String query) {
        return store.inTransaction(rows -> new Search(platform, rows).everywhere(query, Page.FIRST, 50)).hits().stream()
                .map(hit -> hit.said().getFirst().text())
                .toList();
    }

    @Test
    @DisplayName("words are found by their beginnings, all of them, the newest first")
    void words_are_found_by_their_beginnings() {
        add(CHAT, "The contract is signed");
        add(CHAT, "Continue with the contractor");
        add(CHAT, "nothing to see");

        assertThat(find("con")).containsExactly("Continue with the contractor", "The contract is signed");
        assertThat(find("contr th")).containsExactly("Continue with the contractor", "The contract is signed");
        assertThat(find("contracto")).containsExactly("Continue with the contractor");
        assertThat(find("sign contract")).containsExactly("The contract is signed");
        assertThat(find("tract")).isEmpty();
        assertThat(find("!?")).isEmpty();
    }

    @Test
    @DisplayName("case, accents and widths do not matter; scripts without spaces are found from any sign on")
    void folding_and_scripts() {
        for (String text : List.of(
                "ÜBERGRÖSSE Straße",
                "Łódź café",
                "Ελλάδα καλημέρα",
                "ЁЛКА",
                "ＦＵＬＬ width",
                "今日は良い天気ですね",
                "Tiếng Việt",
                "a 5")) {
            add(CHAT, text);
        }

        assertThat(find("ubergrosse STRASSE")).hasSize(1);
        assertThat(find("lodz CAFE\u0301")).hasSize(1);
        assertThat(find("καλημερα")).hasSize(1);
        assertThat(find("елка")).hasSize(1);
        assertThat(find("full")).hasSize(1);
        assertThat(find("天気")).hasSize(1);
        assertThat(find("良い天気です")).hasSize(1);
        assertThat(find("気")).hasSize(1);
        assertThat(find("viet")).hasSize(1);
        assertThat(find("5")).hasSize(1);
    }

    @Test
    @DisplayName("pages follow each other without gap or repetition, in all conversations or in one")
    void pages_follow_each_other() {
        for (int i = 0; i < 1_000; i++) add(i % 3 == 0 ? OTHER : CHAT, "word number" + i);

        List<String> all = new ArrayList<>();
        long from = Page.FIRST;
        while (from > 0) {
            long begin = from;
            Page page = store.inTransaction(rows -> new Search(platform, rows).everywhere("word", begin, 70));
            page.hits().forEach(hit -> all.add(hit.said().getFirst().text()));
            from = page.next();
        }
        Page one = store.inTransaction(rows -> new Search(platform, rows).in(OTHER, "number", Page.FIRST, 2_000));

        assertThat(all).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(all.getFirst()).isEqualTo("word number999");
        assertThat(one.hits()).hasSize(334);
    }

    @Test
    @DisplayName("what is removed is found no more and leaves nothing behind")
    void removal_is_complete() {
        List<Message> added = new ArrayList<>();
        for (int i = 0; i < 600; i++) added.add(add(CHAT, "alpha beta" + i % 7));
        for (Message message : added) remove(message);

        assertThat(find("alpha")).isEmpty();
        for (Table table : List.of(Table.SEARCH_ORDER, Table.SEARCH_PLACE)) {
            assertThat(store.inTransaction(rows -> rows.all(table)).size()).isZero();
        }
        assertThat(store.inTransaction(rows -> rows.all(Table.SEARCH)).size()).isEqualTo(1);
    }

    @Test
    @DisplayName("postings are what a sorted set is, however they are added, removed and asked")
    void postings_are_a_sorted_set() {
        Random random = new Random(7);
        TreeSet<Long> model = new TreeSet<>();
        for (int round = 0; round < 60; round++) {
            store.inTransaction(rows -> {
                Postings postings = new Postings(rows, "test");
                for (int i = 0; i < 100; i++) {
                    long number = random.nextInt(6_000);
                    if (random.nextInt(3) > 0) {
                        model.add(number);
                        postings.add(number);
                    } else {
                        model.remove(number);
                        postings.remove(number);
                    }
                }
                postings.flush();
                return true;
            });
            store.inTransaction(rows -> {
                Postings postings = new Postings(rows, "test");
                for (int i = 0; i < 50; i++) {
                    long most = random.nextInt(6_100);
                    Long expected = model.floor(most);
                    assertThat(postings.floor(most)).isEqualTo(expected == null ? -1 : expected);
                }
                return true;
            });
        }
    }

    @Test
    @DisplayName("no word stands in the store below, neither in a key nor in a row")
    void no_word_is_readable_at_rest() {
        add(CHAT, "extraordinary");
        StringBuilder stored = new StringBuilder();
        below.inTransaction(rows -> {
            for (Table table : Table.values()) {
                rows.all(table).forEach(row -> stored.append(row.key())
                        .append(' ')
                        .append(new String(row.value(), StandardCharsets.ISO_8859_1)));
            }
            return true;
        });

        assertThat(stored.toString())
                .doesNotContain("extraord")
                .doesNotContain("extr")
                .doesNotContain(" ex/");
    }
}
