package com.entativa.messaging.server;

import com.entativa.messaging.server.account.DisabledAccounts;
import com.entativa.messaging.server.account.SigningKeys;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Tls;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.http.DownloadOperations;
import com.entativa.messaging.server.http.Edge;
import com.entativa.messaging.server.http.Entrance;
import com.entativa.messaging.server.http.HealthOperations;
import com.entativa.messaging.server.http.MediaOperations;
import com.entativa.messaging.server.http.MessageOperations;
import com.entativa.messaging.server.http.Operations;
import com.entativa.messaging.server.http.PushOperations;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.mailbox.MailboxStore;
import com.entativa.messaging.server.mailbox.Wakeups;
import com.entativa.messaging.server.metrics.Metrics;
import com.entativa.messaging.server.ops.DiskRoom;
import com.entativa.messaging.server.ops.Log;
import com.entativa.messaging.server.ops.Pseudonyms;
import com.entativa.messaging.server.postgres.PgAdminStore;
import com.entativa.messaging.server.postgres.PgDeviceStore;
import com.entativa.messaging.server.postgres.PgEpoch;
import com.entativa.messaging.server.postgres.PgMailboxStore;
import com.entativa.messaging.server.postgres.PgReach;
import com.entativa.messaging.server.postgres.Storage;
import com.entativa.messaging.server.presence.Circles;
import com.entativa.messaging.server.presence.DeviceNotices;
import com.entativa.messaging.server.push.AlsoPushed;
import com.entativa.messaging.server.routing.Routing;
import com.entativa.messaging.server.socket.Acknowledging;
import com.entativa.messaging.server.socket.Calling;
import com.entativa.messaging.server.socket.FrameHandler;
import com.entativa.messaging.server.socket.LiveSockets;
import com.entativa.messaging.server.socket.Sending;
import com.entativa.messaging.server.socket.SocketEdge;
import com.entativa.messaging.server.socket.TypingFrames;
import com.nimbusds.jose.jwk.ECKey;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The composition: every part made once, by hand, in the order of what needs what. `…Parts` are its rooms.
final class Relay implements AutoCloseable {
    private static final Log LOG = Log.of(Relay.class);

    private final Ground ground;
    private final Storage storage;
    private final LiveSockets live;
    private final Nodes nodes;
    private final Allowances limits;
    private final Devices devices;
    private final AccountParts accounts;
    private final ProvisioningParts provisioning;
    private final ConversationParts conversations;
    private final PresenceParts presence;
    private final PushParts push;
    private final CallParts calls;
    private final MailParts mail;
    private final MediaParts media;
    private final SocketParts sockets;
    private final Sweeper sweeper;

    private Relay(Ground ground, Storage storage, ECKey signingKey) throws IOException {
        this.ground = ground;
        this.storage = storage;
        Config config = ground.config();
        live = new LiveSockets(ground.clock(), ground.random().nextLong());
        nodes = Nodes.open(config.nodes(), live, ground.ids(), ground.clock(), ground.random());
        Routing routing = nodes.routing();
        limits = Allowances.of(config.limits(), nodes.alone(), nodes.together());
        MailboxStore store = new PgMailboxStore(ground.db());
        Circles circles = new Circles(new PgReach(ground.db()), ground.clock());
        devices = new Devices(
                new PgDeviceStore(ground.db()),
                routing,
                new DeviceNotices(store, circles, routing, ground.ids(), ground.clock()),
                ground.clock());
        accounts = AccountParts.of(ground, nodes, devices, signingKey);
        provisioning = ProvisioningParts.of(ground, nodes, accounts.all(), devices);
        conversations = ConversationParts.of(ground.db(), routing, ground.ids(), ground.clock());
        presence = PresenceParts.of(ground, nodes, circles, conversations.all());
        push = PushParts.open(config, ground.db(), nodes.connected(live), ground.clock(), ground.random());
        Wakeups sent = new AlsoPushed(routing, push.notifier());
        calls = CallParts.of(ground, nodes, sent);
        mail = MailParts.of(ground, store, sent, routing);
        media = MediaParts.open(config, ground.db(), ground.clock(), ground.random());
        sockets = SocketParts.of(ground, nodes, live, mail.mailboxes(), devices);
        sweeper = new Sweeper(ground.clock(), chores(store));
    }

    static Relay open(Config config, InstantSource clock, SecureRandom random) throws IOException {
        Storage storage = Storage.open(config, random);
        try {
            ECKey key = SigningKeys.load(
                    config.tokens().signingKey(),
                    config.dataDir().resolve("jwt-signing.jwk"),
                    "JWT_SIGNING_JWK",
                    random);
            Ground ground = Ground.of(
                    config, clock, random, storage.database(config.database().connections()));
            if (new PgEpoch(ground.db(), clock).fence()) LOG.warn("epoch_raised", "because", "database_was_copied");
            Relay relay = new Relay(ground, storage, key);
            relay.start();
            return relay;
        } catch (IOException | RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    private void start() {
        presence.all().start(live::hasAny);
        sweeper.start();
        push.notifier().start();
    }

    private List<Sweeper.Chore> chores(MailboxStore mailboxes) {
        Duration retention = ground.config().database().messageRetention();
        DisabledAccounts disabled = new DisabledAccounts(new PgAdminStore(ground.db()), devices);
        Measures measures = new Measures(ground.metrics(), ground.database(), live);
        Measures.between(ground.metrics(), nodes);
        return List.of(
                new Sweeper.Chore("disabled", DisabledAccounts.PERIOD, disabled::cut),
                new Sweeper.Chore("measures", Measures.COUNT_EVERY, _ -> measures.count()),
                new Sweeper.Chore("expired", Duration.ofSeconds(20), mailboxes::sweepExpired),
                new Sweeper.Chore("calls", Duration.ofSeconds(1), calls.all()::endOverdue),
                new Sweeper.Chore("provisioning", Duration.ofMinutes(1), provisioning.all()::sweep),
                new Sweeper.Chore("media", Duration.ofSeconds(30), media.sweeping()::sweep),
                new Sweeper.Chore("media storage", Duration.ofHours(6), media.sweeping()::reconcile),
                new Sweeper.Chore("strays", Duration.ofMinutes(30), accounts.deletion()::sweepStrays),
                new Sweeper.Chore("old", Duration.ofHours(1), now -> {
                    mailboxes.sweep(now - retention.toMillis(), now);
                    calls.store().sweep(now - retention.toMillis());
                }));
    }

    /// Does what of the sweeper's chores is due by the clock.
    void sweep() {
        sweeper.sweep();
    }

    LiveSockets sockets() {
        return live;
    }

    boolean hearsOthers() {
        return nodes.hearsOthers();
    }

    Metrics metrics() {
        return ground.metrics();
    }

    Edge edge(Vertx vertx) {
        List<Operations> operations = new ArrayList<>(accounts.operations(devices, limits));
        operations.addAll(conversations.operations(limits, ground.clock()));
        operations.addAll(List.of(
                provisioning.operations(),
                presence.operations(limits),
                calls.operations(),
                new MessageOperations(mail.sends(), mail.mailboxes(), conversations.all(), ground.ids(), limits),
                new MediaOperations(media.uploads(), limits.uploads()),
                new DownloadOperations(media.stored(), limits.downloads()),
                new PushOperations(push.pushes(), limits),
                new HealthOperations(probes())));
        return new Edge(vertx, accounts.tokens().callers(), operations, entrance());
    }

    private List<HealthOperations.Probe> probes() {
        return List.of(
                new HealthOperations.Probe("database", true, ground.db()::alive),
                new HealthOperations.Probe(
                        "disk", true, new DiskRoom(ground.config().dataDir())::isLeft),
                new HealthOperations.Probe("routing", false, nodes::hearsOthers));
    }

    private Entrance entrance() {
        Config.Listen listen = ground.config().listen();
        return new Entrance(
                new Entrance.Rules(
                        listen.behindProxy(), listen.tls() instanceof Tls.Own, listen.origins(), listen.bodyWithin()),
                new Entrance.Watched(
                        ground.metrics(),
                        new Pseudonyms(ground.random()),
                        ground.config().monitoring().accessLog()),
                ground.ids());
    }

    SocketEdge sockets(Vertx vertx) {
        FrameHandler frames = new FrameHandler(
                new FrameHandler.Groups(
                        new Sending(mail.sends(), conversations.all(), devices, limits.messages()),
                        new Acknowledging(mail.mailboxes(), conversations.receipts()),
                        new TypingFrames(presence.typing(), devices),
                        new Calling(calls.all(), devices)),
                ground.ids());
        return new SocketEdge(
                vertx,
                sockets.entry(ground, nodes, accounts.tokens()),
                sockets.serving(ground, nodes, frames, mail, presence.all()),
                sockets.pulse(),
                ground.clock());
    }

    /// Tells the sockets that the server stops, and commits what waits.
    void stopAccepting() {
        presence.all().close();
        sockets.closeAll(ground.random());
        mail.close();
        sweeper.close();
        push.close();
    }

    @Override
    public void close() {
        stopAccepting();
        media.close();
        nodes.close();
        storage.close();
        ground.metrics().close();
    }
}
