package com.entativa.messaging.system.crowd;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// People with open sockets at one or several relays. All of them live on one event loop; the methods are called from
/// their owner's thread and wait for it.
public final class Crowd implements AutoCloseable {
    private static final int COMES_BACK_WITHIN_MILLIS = 2_000;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context loop = vertx.getOrCreateContext();
    private final WebSocketClient client = vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxConnections(20_000).setConnectTimeout(5_000));
    private final Map<UUID, Member> members = new HashMap<>();
    private final Tally tally = new Tally();
    private final List<URI> nodes;
    private final Badges badges;
    private final Random random;

    /// `seed` decides who comes back when.
    public Crowd(List<URI> nodes, Badges badges, long seed) {
        this.nodes = nodes;
        this.badges = badges;
        this.random = new Random(seed);
        System.out.println("crowd seed " + seed);
    }

    /// Of a relay for a crowd: on this database, believing these badges, with room for all of them behind one address.
    public static Map<String, String> settings(DatabaseServer database, Badges badges) {
        Map<String, String> settings = new HashMap<>();
        settings.put("DATABASE_URL", database.url());
        settings.put("JWT_SIGNING_JWK", badges.signingKey());
        settings.put("VAPID_JWK", badges.signingKey());
        settings.put("LIMIT_MESSAGES_PER_SECOND", "1000");
        settings.put("LIMIT_OPENINGS_PER_SECOND", "2000");
        settings.put("LIMIT_OPENINGS_BURST", "1000");
        return settings;
    }

    /// Opens a socket for each, in turn at each of the nodes; returns when all are in.
    public void enter(List<UUID> people, Duration within) {
        on(() -> {
            for (UUID person : people) {
                Member member = new Member(person, members.size() % nodes.size(), this);
                members.put(person, member);
                member.enter();
            }
            return true;
        });
        awaitAllIn(within);
    }

    public void awaitAllIn(Duration within) {
        await(
                "everybody has a socket",
                within,
                () -> on(() -> members.values().stream().allMatch(Member::isIn)));
    }

    /// Each says one message to the other of the pair. Returns the ids by who must get them.
    public Map<UUID, Set<UUID>> sayToEachOther(List<Population.Pair> pairs, int bytes) {
        return on(() -> {
            Map<UUID, Set<UUID>> due = new HashMap<>();
            for (Population.Pair pair : pairs) {
                due.put(pair.other(), Set.of(say(pair.one(), pair.other(), pair.conversation(), bytes)));
                due.put(pair.one(), Set.of(say(pair.other(), pair.one(), pair.conversation(), bytes)));
            }
            return due;
        });
    }

    private UUID say(UUID from, UUID to, UUID conversation, int bytes) {
        UUID id = UUID.randomUUID();
        byte[] content = new byte[bytes];
        random.nextBytes(content);
        tally.said(id, now());
        member(from).say(conversation, id, to, content);
        return id;
    }

    /// A message that somebody sends in another way than by a socket of the crowd.
    public void announce(UUID messageId) {
        on(() -> {
            tally.said(messageId, now());
            return true;
        });
    }

    /// Everything said is accepted by the relay.
    public void awaitAnswers(Duration within) {
        await(
                "every message is accepted",
                within,
                () -> on(() -> members.values().stream().allMatch(Member::owesNothing)));
    }

    public void awaitReceived(Map<UUID, Set<UUID>> due, Duration within) {
        await(
                "every message is there",
                within,
                () -> on(() -> due.entrySet().stream()
                        .allMatch(each -> member(each.getKey()).received().containsAll(each.getValue()))));
    }

    /// How many of these a person has.
    public long received(UUID person, Set<UUID> ids) {
        return on(() -> ids.stream().filter(member(person).received()::contains).count());
    }

    public void write(UUID person, String frame) {
        on(() -> {
            member(person).write(frame);
            return true;
        });
    }

    public void stopListening(UUID person) {
        on(() -> {
            member(person).stopListening();
            return true;
        });
    }

    public void listen(UUID person) {
        on(() -> {
            member(person).listen();
            return true;
        });
    }

    /// The sockets of these are cut, each at a moment of its own within this time, and opened again at the next node.
    public void drop(Collection<UUID> people, Duration within) {
        on(() -> {
            for (UUID person : people) {
                later(1 + random.nextInt((int) within.toMillis()), member(person)::drop);
            }
            return true;
        });
    }

    /// What should never happen, and did.
    public List<String> wrong() {
        return on(tally::wrong);
    }

    public Set<UUID> accepted() {
        return on(tally::accepted);
    }

    /// Since the last call: how often sockets ended or were not opened, by why.
    public Map<String, Integer> takeEnds() {
        return on(() -> {
            Map<String, Integer> ends = tally.ends();
            tally.forgetEnds();
            return ends;
        });
    }

    /// `System.nanoTime` of the socket that was opened last.
    public long lastEntered() {
        return on(tally::lastEntered);
    }

    /// Since the last call: from saying to arriving.
    public Waits takeWaits() {
        return new Waits(on(tally::takeWaits));
    }

    public int size() {
        return members.size();
    }

    @Override
    public void close() {
        on(() -> {
            members.values().forEach(Member::leave);
            return true;
        });
        vertx.close().await();
    }

    Tally tally() {
        return tally;
    }

    long now() {
        return System.nanoTime();
    }

    int other(int node) {
        return (node + 1) % nodes.size();
    }

    int pause() {
        return 50 + random.nextInt(COMES_BACK_WITHIN_MILLIS);
    }

    void later(int millis, Runnable task) {
        vertx.setTimer(millis, _ -> task.run());
    }

    Future<WebSocket> dial(int node, UUID user) {
        URI address = nodes.get(node);
        return client.connect(new WebSocketConnectOptions()
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setURI("/api/v1/ws")
                .setTimeout(5_000)
                .addHeader(HttpHeaders.AUTHORIZATION.toString(), "Bearer " + badges.of(user)));
    }

    private Member member(UUID person) {
        Member member = members.get(person);
        if (member == null) throw new IllegalArgumentException("nobody of this id came in");
        return member;
    }

    private void await(String what, Duration within, BooleanSupplier holds) {
        long until = System.nanoTime() + within.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("did not happen in time: " + what + "; " + on(tally::ends) + wrong());
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private <T> T on(Supplier<T> work) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(_ -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.fail(e);
            }
        });
        return done.future().await();
    }

    /// Nanoseconds, sorted.
    public record Waits(List<Long> nanos) {
        public double millis(double quantile) {
            if (nanos.isEmpty()) throw new IllegalStateException("nothing arrived");
            return nanos.get((int) Math.min(nanos.size() - 1.0, quantile * nanos.size())) / 1e6;
        }

        /// In milliseconds.
        public String summary() {
            return String.format(
                    Locale.ROOT,
                    "n %d, p50 %.0f, p99 %.0f, max %.0f",
                    nanos.size(),
                    millis(0.5),
                    millis(0.99),
                    millis(1));
        }
    }
}
