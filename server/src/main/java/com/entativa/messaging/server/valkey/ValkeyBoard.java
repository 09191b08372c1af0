package com.entativa.messaging.server.valkey;

import com.entativa.messaging.server.presence.PresenceBoard;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// A sorted set a user: the nodes that have sockets of theirs, each with the time until which it counts. A node that
/// dies says nothing any more and falls out; its list of users tells another node of whom to say so.
final class ValkeyBoard implements PresenceBoard {
    /// KEYS[1] the user's set; ARGV[1] the node, ARGV[2] its life in milliseconds. Answers how many nodes were there.
    private static final String ARRIVE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
            local before = redis.call('ZCARD', KEYS[1])
            redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            return before
            """;

    /// The same keys. Answers how many nodes are left.
    private static final String LEAVE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZREM', KEYS[1], ARGV[1])
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
            return redis.call('ZCARD', KEYS[1])
            """;

    private static final String NODES = "messenger:nodes";

    /// A list of users outlives its node by this.
    private static final long LIST_SECONDS = 3_600;

    private static final int AT_ONCE = 1_000;

    private final Link link;
    private final String node;
    private final InstantSource clock;

    ValkeyBoard(Link link, UUID node, InstantSource clock) {
        this.link = link;
        this.node = node.toString();
        this.clock = clock;
    }

    @Override
    public Set<UUID> arrive(Collection<UUID> users) {
        Set<UUID> fresh = where(users, script(ARRIVE, node), before -> before == 0);
        list(users);
        return fresh;
    }

    @Override
    public Set<UUID> leave(Collection<UUID> users) {
        Set<UUID> gone = where(users, script(LEAVE, node), left -> left == 0);
        if (!users.isEmpty()) link.ask(commands -> commands.srem(users(node), bytes(users)));
        return gone;
    }

    @Override
    public Set<UUID> online(Collection<UUID> users) {
        return where(users, (commands, user) -> commands.exists(key(user)), there -> there > 0);
    }

    @Override
    public void refresh(Collection<UUID> users) {
        link.ask(commands -> commands.zadd(NODES, (double) clock.millis(), node.getBytes(StandardCharsets.US_ASCII)));
        where(users, script(ARRIVE, node), _ -> false);
        list(users);
    }

    @Override
    public Set<UUID> orphans() {
        Range<Long> old = Range.create(0L, clock.millis() - LIFE.toMillis());
        Set<UUID> orphans = new HashSet<>();
        for (byte[] dead :
                link.ask(commands -> commands.zrangebyscore(NODES, old)).orElse(List.of())) {
            boolean mine = link.ask(commands -> commands.zrem(NODES, dead)).orElse(0L) == 1;
            if (mine) orphans.addAll(left(new String(dead, StandardCharsets.US_ASCII)));
        }
        return orphans;
    }

    /// Of a dead node's users those that are nowhere.
    private Set<UUID> left(String dead) {
        Set<UUID> all = new HashSet<>();
        Set<byte[]> some =
                link.ask(commands -> commands.spop(users(dead), AT_ONCE)).orElse(Set.of());
        while (!some.isEmpty()) {
            some.forEach(user -> all.add(UUID.fromString(new String(user, StandardCharsets.US_ASCII))));
            some = link.ask(commands -> commands.spop(users(dead), AT_ONCE)).orElse(Set.of());
        }
        return where(all, script(LEAVE, dead), left -> left == 0);
    }

    /// Asked all at once, answered in one round trip; who gets no answer is left out.
    private Set<UUID> where(
            Collection<UUID> users,
            BiFunction<RedisClusterAsyncCommands<String, byte[]>, UUID, RedisFuture<Long>> question,
            Predicate<Long> wanted) {
        Set<UUID> found = new HashSet<>();
        List<UUID> all = List.copyOf(users);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<UUID> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            Map<UUID, Long> answers = link.askAll(some, question);
            answers.forEach((user, answer) -> {
                if (wanted.test(answer)) found.add(user);
            });
        }
        return found;
    }

    private void list(Collection<UUID> users) {
        if (users.isEmpty()) return;
        link.ask(commands -> commands.sadd(users(node), bytes(users)));
        link.ask(commands -> commands.expire(users(node), LIST_SECONDS));
    }

    private static BiFunction<RedisClusterAsyncCommands<String, byte[]>, UUID, RedisFuture<Long>> script(
            String script, String node) {
        byte[] name = node.getBytes(StandardCharsets.US_ASCII);
        byte[] life = Long.toString(LIFE.toMillis()).getBytes(StandardCharsets.US_ASCII);
        return (commands, user) ->
                commands.eval(script, ScriptOutputType.INTEGER, new String[] {key(user)}, name, life);
    }

    private static String key(UUID user) {
        return "messenger:presence:" + user;
    }

    private static String users(String node) {
        return "messenger:node:" + node + ":users";
    }

    private static byte[][] bytes(Collection<UUID> users) {
        List<byte[]> bytes = new ArrayList<>();
        for (UUID user : users) bytes.add(user.toString().getBytes(StandardCharsets.US_ASCII));
        return bytes.toArray(byte[][]::new);
    }
}
