package com.entativa.messaging.server.valkey;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.cluster.pubsub.RedisClusterPubSubAdapter;
import io.lettuce.core.cluster.pubsub.StatefulRedisClusterPubSubConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/// Opens the connections, to one server or to a cluster: the server itself says which it is. Commands are refused at
/// once while a connection is down, and what is on its way is bounded.
final class Dialling implements AutoCloseable {
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration RECONNECT_AT_MOST = Duration.ofSeconds(2);
    private static final int THREADS = 2;
    private static final Duration REFRESH_TOPOLOGY = Duration.ofSeconds(15);

    /// Commands sent and not answered.
    private static final int ON_THEIR_WAY = 50_000;

    private final RedisURI address;
    private final ClientResources resources = DefaultClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .reconnectDelay(Delay.fullJitter(Duration.ofMillis(100), RECONNECT_AT_MOST, 2, TimeUnit.MILLISECONDS))
            .build();
    private final Deque<Runnable> closings = new ArrayDeque<>();

    Dialling(RedisURI address) {
        this.address = address;
        address.setTimeout(CONNECT);
    }

    /// Throws a `RedisException` when nobody is there.
    Link.Open dial(BiConsumer<String, byte[]> ear) {
        RedisClient client = RedisClient.create(resources, address);
        boolean keep = false;
        try {
            client.setOptions(options());
            StatefulRedisConnection<String, byte[]> first = client.connect(CODEC);
            keep = !first.sync().info("cluster").contains("cluster_enabled:1");
            if (!keep) return cluster(ear);
            closings.push(() -> client.shutdown(Duration.ZERO, CONNECT));
            StatefulRedisConnection<String, byte[]> publisher = client.connect(CODEC);
            publisher.setAutoFlushCommands(false);
            StatefulRedisPubSubConnection<String, byte[]> subscriber = client.connectPubSub(CODEC);
            subscriber.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void smessage(String channel, byte[] message) {
                    ear.accept(channel, message);
                }
            });
            return new Link.Open(first.async(), publisher.async(), publisher, subscriber);
        } finally {
            if (!keep) client.shutdown(Duration.ZERO, CONNECT);
        }
    }

    @Override
    public void close() {
        closings.forEach(Runnable::run);
        var _ = resources.shutdown(0, CONNECT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Link.Open cluster(BiConsumer<String, byte[]> ear) {
        RedisClusterClient client = RedisClusterClient.create(resources, address);
        boolean keep = false;
        try {
            client.setOptions(clusterOptions());
            StatefulRedisClusterConnection<String, byte[]> first = client.connect(CODEC);
            StatefulRedisClusterConnection<String, byte[]> publisher = client.connect(CODEC);
            publisher.setAutoFlushCommands(false);
            StatefulRedisClusterPubSubConnection<String, byte[]> subscriber = client.connectPubSub(CODEC);
            subscriber.setNodeMessagePropagation(true);
            subscriber.addListener(new RedisClusterPubSubAdapter<>() {
                @Override
                public void smessage(RedisClusterNode from, String channel, byte[] message) {
                    ear.accept(channel, message);
                }
            });
            keep = true;
            closings.push(() -> client.shutdown(Duration.ZERO, CONNECT));
            return new Link.Open(first.async(), publisher.async(), publisher, subscriber);
        } finally {
            if (!keep) client.shutdown(Duration.ZERO, CONNECT);
        }
    }

    private static ClientOptions options() {
        return ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(ON_THEIR_WAY)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT)
                        .keepAlive(true)
                        .build())
                .build();
    }

    private static ClusterClientOptions clusterOptions() {
        return ClusterClientOptions.builder(options())
                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .enablePeriodicRefresh(REFRESH_TOPOLOGY)
                        .build())
                .build();
    }
}
