package com.entativa.messaging.server;

import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.server.account.AccessTokens;
import com.entativa.messaging.server.account.AccountDeletion;
import com.entativa.messaging.server.account.Accounts;
import com.entativa.messaging.server.account.Callers;
import com.entativa.messaging.server.account.DisabledAccounts;
import com.entativa.messaging.server.account.Fresh;
import com.entativa.messaging.server.account.Invites;
import com.entativa.messaging.server.account.OutsideTokens;
import com.entativa.messaging.server.account.Passwords;
import com.entativa.messaging.server.account.RefreshTokens;
import com.entativa.messaging.server.account.Registration;
import com.entativa.messaging.server.account.SigningKeys;
import com.entativa.messaging.server.account.Tickets;
import com.entativa.messaging.server.call.CallStore;
import com.entativa.messaging.server.call.Calls;
import com.entativa.messaging.server.call.TurnCredentials;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Limits;
import com.entativa.messaging.server.config.Tls;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.http.AccountOperations;
import com.entativa.messaging.server.http.AuthOperations;
import com.entativa.messaging.server.http.CallOperations;
import com.entativa.messaging.server.http.DownloadOperations;
import com.entativa.messaging.server.http.Edge;
import com.entativa.messaging.server.http.Entrance;
import com.entativa.messaging.server.http.HealthOperations;
import com.entativa.messaging.server.http.KeyOperations;
import com.entativa.messaging.server.http.MediaOperations;
import com.entativa.messaging.server.http.MessageOperations;
import com.entativa.messaging.server.http.Operations;
import com.entativa.messaging.server.http.PeopleOperations;
import com.entativa.messaging.server.http.PresenceOperations;
import com.entativa.messaging.server.http.ProvisioningOperations;
import com.entativa.messaging.server.http.RegisterOperations;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.limit.PeerAddress;
import com.entativa.messaging.server.mailbox.MailboxStore;
import com.entativa.messaging.server.mailbox.Mailboxes;
import com.entativa.messaging.server.mailbox.SendQueue;
import com.entativa.messaging.server.metrics.Metrics;
import com.entativa.messaging.server.ops.DiskRoom;
import com.entativa.messaging.server.ops.Log;
import com.entativa.messaging.server.ops.Pseudonyms;
import com.entativa.messaging.server.ops.UuidV7;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.Db;
import com.entativa.messaging.server.postgres.PgAccountRemoval;
import com.entativa.messaging.server.postgres.PgAccountStore;
import com.entativa.messaging.server.postgres.PgAdminStore;
import com.entativa.messaging.server.postgres.PgCallStore;
import com.entativa.messaging.server.postgres.PgDeviceStore;
import com.entativa.messaging.server.postgres.PgEpoch;
import com.entativa.messaging.server.postgres.PgInviteStore;
import com.entativa.messaging.server.postgres.PgMailboxStore;
import com.entativa.messaging.server.postgres.PgPreKeyStore;
import com.entativa.messaging.server.postgres.PgPresenceStore;
import com.entativa.messaging.server.postgres.PgProvisioningStore;
import com.entativa.messaging.server.postgres.PgReach;
import com.entativa.messaging.server.postgres.PgRefreshStore;
import com.entativa.messaging.server.postgres.Storage;
import com.entativa.messaging.server.prekey.KeyServer;
import com.entativa.messaging.server.prekey.PreKeySignatures;
import com.entativa.messaging.server.presence.Circles;
import com.entativa.messaging.server.presence.DeviceNotices;
import com.entativa.messaging.server.presence.Presences;
import com.entativa.messaging.server.presence.Typing;
import com.entativa.messaging.server.provisioning.Provisioning;
import com.entativa.messaging.server.socket.Acknowledging;
import com.entativa.messaging.server.socket.Admission;
import com.entativa.messaging.server.socket.Calling;
import com.entativa.messaging.server.socket.FrameHandler;
import com.entativa.messaging.server.socket.LiveSockets;
import com.entativa.messaging.server.socket.Lookout;
import com.entativa.messaging.server.socket.Pulse;
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

/// The composition: every part made once, by hand, in the order of what needs what.
final class Relay implements AutoCloseable {
    /// Fetches of provisioning mailboxes that may wait at once: each holds a request.
    private static final int WAITING_FETCHES = 256;

    private static final Log LOG = Log.of(Relay.class);
    private final Config config;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Storage storage;
    private final Db db;
    private final Metrics metrics = new Metrics();
    private final Entrance entrance;
    private final Sweeper sweeper;
    private final UuidV7 ids;
    private final Allowances limits;
    private final LiveSockets live = new LiveSockets();
    private final Nodes nodes;
    private final Pulse pulse = new Pulse();
    private final Lookout lookout;
    private final Presences presences;
    private final Typing typing;
    private final Devices devices;
    private final AccessTokens tokens;
    private final Tickets tickets;
    private final Callers callers;
    private final Accounts accounts;
    private final Registration registration;
    private final KeyServer keys;
    private final AccountDeletion deletion;
    private final Provisioning provisioning;
    private final ProvisioningOperations.Limits provisioningLimits;
    private final ConversationParts conversations;
    private final CallStore callStore;
    private final Calls calls;
    private final TurnCredentials turn;
    private final SendQueue sends;
    private final Mailboxes mailboxes;
    private final MediaParts media;

    private Relay(Config config, InstantSource clock, SecureRandom random, Storage storage, ECKey signingKey)
            throws IOException {
        Database database = storage.database(config.database().connections());
        db = database.db();
        if (new PgEpoch(db, clock).fence()) LOG.warn("epoch_raised", "because", "database_was_copied");
        MailboxStore mailboxStore = new PgMailboxStore(db);
        PgAccountStore accountStore = new PgAccountStore(db);
        this.config = config;
        this.clock = clock;
        this.random = random;
        this.storage = storage;
        ids = new UuidV7(clock, random);
        entrance = new Entrance(
                new Entrance.Rules(
                        config.listen().behindProxy(),
                        config.listen().tls() instanceof Tls.Own,
                        config.listen().origins(),
                        config.listen().bodyWithin()),
                new Entrance.Watched(
                        metrics, new Pseudonyms(random), config.monitoring().accessLog()),
                ids);
        Fresh fresh = new Fresh(ids, random);
        nodes = Nodes.open(config.nodes(), live, ids, clock, random);
        limits = Allowances.of(config.limits(), nodes.alone(), nodes.together());
        Circles circles = new Circles(new PgReach(db), clock);
        devices = new Devices(
                new PgDeviceStore(db),
                nodes.routing(),
                new DeviceNotices(mailboxStore, circles, nodes.routing(), ids, clock),
                clock);
        tokens = new AccessTokens(signingKey, config.tokens(), clock);
        tickets = nodes.tickets(fresh, devices);
        callers = new Callers(
                tokens, new OutsideTokens(config.tokens().outside(), accountStore, fresh, clock), devices, clock);
        RefreshTokens refresh = new RefreshTokens(new PgRefreshStore(db), fresh, clock);
        Accounts.Credentials credentials = new Accounts.Credentials(tokens, refresh, fresh);
        accounts = new Accounts(accountStore, new Passwords(random), credentials, devices, clock);
        deletion = new AccountDeletion(accounts, new PgAccountRemoval(db, ids), devices, nodes.routing(), clock);
        registration =
                new Registration(config.registration(), new Invites(new PgInviteStore(db), fresh, clock), accounts);
        provisioning = new Provisioning(
                new PgProvisioningStore(db),
                accounts,
                devices,
                fresh,
                new Provisioning.Bounds(config.provisioning().open(), WAITING_FETCHES, clock));
        provisioningLimits = new ProvisioningOperations.Limits(
                nodes.together()
                        .allowance("provisioning-open", config.provisioning().opened()),
                nodes.together().allowance("provisioning", config.provisioning().filled()));
        Calls.Limits callLimits = new Calls.Limits(
                nodes.together().allowance("calls", config.calls().attempts()),
                nodes.alone().allowance("call-signals", config.calls().signals()));
        callStore = new PgCallStore(db);
        calls = new Calls(callStore, nodes.routing(), callLimits, ids, clock);
        turn = new TurnCredentials(config.calls().turn(), fresh::secret, clock);
        KeyServer.Notices notices = new KeyServer.Notices(nodes.routing(), ids, clock);
        keys = new KeyServer(new PgPreKeyStore(db), new PreKeySignatures(new JdkCrypto()), devices, notices);
        conversations = ConversationParts.of(db, nodes.routing(), ids, clock);
        typing = new Typing(circles, conversations.all(), nodes.routing(), clock);
        presences = new Presences(nodes.board(), new PgPresenceStore(db), circles, nodes.routing(), clock);
        presences.start(live::hasAny);
        sends = new SendQueue(
                mailboxStore, nodes.routing(), clock, config.database().writers(), metrics);
        mailboxes = new Mailboxes(mailboxStore, nodes.routing(), clock, metrics);
        lookout = new Lookout(live, nodes.routing(), mailboxes, devices, random);
        media = MediaParts.open(config, db, clock, random);
        sweeper = new Sweeper(
                clock,
                chores(
                        mailboxStore,
                        config.database().messageRetention(),
                        new DisabledAccounts(new PgAdminStore(db), devices),
                        new Measures(metrics, database, live)));
        sweeper.start();
        Measures.of(metrics, nodes);
    }

    private List<Sweeper.Chore> chores(
            MailboxStore mailboxes, Duration retention, DisabledAccounts disabled, Measures measures) {
        return List.of(
                new Sweeper.Chore("disabled", DisabledAccounts.PERIOD, disabled::cut),
                new Sweeper.Chore("measures", Measures.COUNT_EVERY, _ -> measures.count()),
                new Sweeper.Chore("expired", Duration.ofSeconds(20), mailboxes::sweepExpired),
                new Sweeper.Chore("calls", Duration.ofSeconds(1), calls::endOverdue),
                new Sweeper.Chore("provisioning", Duration.ofMinutes(1), provisioning::sweep),
                new Sweeper.Chore("media", Duration.ofSeconds(30), media.sweeping()::sweep),
                new Sweeper.Chore("media storage", Duration.ofHours(6), media.sweeping()::reconcile),
                new Sweeper.Chore("strays", Duration.ofMinutes(30), deletion::sweepStrays),
                new Sweeper.Chore("old", Duration.ofHours(1), now -> {
                    mailboxes.sweep(now - retention.toMillis(), now);
                    callStore.sweep(now - retention.toMillis());
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

    static Relay open(Config config, InstantSource clock, SecureRandom random) throws IOException {
        Storage storage = Storage.open(config, random);
        try {
            ECKey key = SigningKeys.load(config.tokens().signingKey(), config.dataDir(), random);
            return new Relay(config, clock, random, storage, key);
        } catch (IOException | RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    Metrics metrics() {
        return metrics;
    }

    Edge edge(Vertx vertx) {
        List<Operations> operations = new ArrayList<>(conversations.operations(limits, clock));
        operations.addAll(List.of(
                new RegisterOperations(registration, limits.logIns()),
                new AuthOperations(accounts, tokens, tickets, devices, limits),
                new AccountOperations(accounts, deletion, limits),
                new ProvisioningOperations(provisioning, provisioningLimits),
                new CallOperations(calls, turn),
                new PeopleOperations(accounts, devices, limits),
                new PresenceOperations(presences, typing, limits),
                new KeyOperations(keys, limits),
                new MessageOperations(sends, mailboxes, conversations.all(), ids, limits),
                new MediaOperations(media.uploads(), limits.uploads()),
                new DownloadOperations(media.stored(), limits.downloads()),
                new HealthOperations(List.of(
                        new HealthOperations.Probe("database", true, db::alive),
                        new HealthOperations.Probe("disk", true, new DiskRoom(config.dataDir())::isLeft),
                        new HealthOperations.Probe("routing", false, nodes::hearsOthers)))));
        return new Edge(vertx, callers, operations, entrance);
    }

    SocketEdge sockets(Vertx vertx) {
        FrameHandler frames = new FrameHandler(
                new FrameHandler.Groups(
                        new Sending(sends, conversations.all(), devices, limits.messages()),
                        new Acknowledging(mailboxes, conversations.receipts()),
                        new TypingFrames(typing, devices),
                        new Calling(calls, devices)),
                ids);
        return new SocketEdge(
                vertx,
                entry(),
                new SocketEdge.Serving(
                        frames, mailboxes, new SocketEdge.Presence(live, nodes.routing(), presences), metrics),
                pulse,
                clock);
    }

    private SocketEdge.Entry entry() {
        Limits.Sockets bounds = config.limits().sockets();
        Admission admission = new Admission(
                nodes.alone().allowance("openings", bounds.openings()), bounds.perAddress(), live, random);
        return new SocketEdge.Entry(
                callers, tickets, admission, new PeerAddress(config.listen().behindProxy()), bounds.frames());
    }

    /// Tells the sockets that the server stops, and commits what waits.
    void stopAccepting() {
        lookout.close();
        presences.close();
        pulse.close();
        live.closeAll(random);
        sends.close();
        mailboxes.close();
        sweeper.close();
    }

    @Override
    public void close() {
        stopAccepting();
        media.close();
        nodes.close();
        storage.close();
        metrics.close();
    }
}
