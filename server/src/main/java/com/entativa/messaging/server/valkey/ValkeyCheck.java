package com.entativa.messaging.server.valkey;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.doctor.Check;
import com.entativa.messaging.server.doctor.Finding;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Valkey: does it answer, and does what is published on a channel come back to who follows it? `probe` names the
/// channel: one that nobody else uses.
public final class ValkeyCheck implements Check {
    private static final String AREA = "valkey";
    private static final long SECONDS = 2;
    private final Config.Nodes nodes;
    private final UUID probe;

    public ValkeyCheck(Config.Nodes nodes, UUID probe) {
        this.nodes = nodes;
        this.probe = probe;
    }

    @Override
    public List<Finding> look() {
        return switch (nodes) {
            case Config.Nodes.Alone _ -> List.of(Finding.ok(AREA, "none: this is the only node"));
            case Config.Nodes.Sharing(String url) -> List.of(shared(url));
        };
    }

    private Finding shared(String url) {
        String channel = "messenger:doctor:" + probe;
        CountDownLatch heard = new CountDownLatch(1);
        try (Dialling dialling = new Dialling(RedisURI.create(url))) {
            Link.Open open = dialling.dial((on, _) -> {
                if (on.equals(channel)) heard.countDown();
            });
            long start = System.nanoTime();
            open.commands().ping().get(SECONDS, TimeUnit.SECONDS);
            long micros = (System.nanoTime() - start) / 1_000;
            open.subscriber().async().ssubscribe(channel).get(SECONDS, TimeUnit.SECONDS);
            Link.say(() -> open.commands().spublish(channel, new byte[] {42}));
            return heard.await(SECONDS, TimeUnit.SECONDS)
                    ? Finding.ok(AREA, "it answers in " + micros + " µs, and what is published is heard")
                    : deaf();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return away();
        } catch (ExecutionException e) {
            return deaf();
        } catch (TimeoutException | RedisException | IllegalArgumentException e) {
            return away();
        }
    }

    private static Finding away() {
        return Finding.fail(
                AREA, "it cannot be reached", "is it running, and are host, port and password of VALKEY_URL right?");
    }

    private static Finding deaf() {
        return Finding.fail(
                AREA,
                "it answers, but what is published is not heard",
                "version 7 or newer, and a user that may use the channels and keys messenger:* (ACL)");
    }
}
