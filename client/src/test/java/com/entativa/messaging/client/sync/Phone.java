package com.entativa.messaging.client.sync;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.Accounts;
import com.entativa.messaging.client.account.Enrolment;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.account.StoredTokens;
import com.entativa.messaging.client.content.GroupNews;
import com.entativa.messaging.client.conversation.Chat;
import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.fake.CrashingStore;
import com.entativa.messaging.client.fake.FakeHttp;
import com.entativa.messaging.client.fake.SeededRandomness;
import com.entativa.messaging.client.group.Charter;
import com.entativa.messaging.client.group.CharterSeal;
import com.entativa.messaging.client.group.Group;
import com.entativa.messaging.client.group.GroupState;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.link.Approver;
import com.entativa.messaging.client.link.DeviceWatch;
import com.entativa.messaging.client.link.Newcomer;
import com.entativa.messaging.client.membership.Changing;
import com.entativa.messaging.client.membership.Leaving;
import com.entativa.messaging.client.membership.Refresh;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.outbox.Choosing;
import com.entativa.messaging.client.outbox.OutboxEntry;
import com.entativa.messaging.client.outbox.Queue;
import com.entativa.messaging.client.outbox.Sending;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.relay.Relay;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.timeline.Receipts;
import com.entativa.messaging.client.timeline.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// One device of one person: a store that outlives the process, and the process that tests step by hand.
final class Phone {
    final CrashingStore store = new CrashingStore();
    final SeededRandomness randomness;
    final FakeHttp http;
    final List<Event> events = new ArrayList<>();
    private final Platform platform;
    private final World world;
    private Core core;

    private record Core(Profile profile, Actor actor, Sync sync, Approver approver) {}

    /// A new account.
    static Phone register(World world, String username) {
        Phone phone = new Phone(world, username.hashCode());
        Answer<Account> answer = new Enrolment(phone.platform, phone.relay()).register(username, username, "password");
        if (!(answer instanceof Answer.Ok<Account>)) throw new AssertionError(answer);
        phone.start();
        return phone;
    }

    /// Another device of `first`'s account, as linking will make it: with the same identity.
    static Phone link(World world, Phone first) {
        Phone phone = new Phone(world, first.account().username().hashCode() + 1);
        String username = first.account().username();
        if (!(new Enrolment(phone.platform, phone.relay()).login(username, "password")
                instanceof Answer.Ok<Account>(Account waiting))) throw new AssertionError("no log-in");
        Account linked = new Account(
                waiting.self(),
                username,
                username,
                Account.Standing.ACTIVE,
                new com.entativa.messaging.protocol.session.LocalDevice(
                        first.account().device().identity(), waiting.device().registrationId()));
        phone.store.inTransaction(rows -> {
            new Accounts(phone.platform.crypto(), rows).put(linked);
            return true;
        });
        phone.start();
        return phone;
    }

    /// A device without an account yet.
    static Phone blank(World world, String name) {
        return new Phone(world, name.hashCode());
    }

    Newcomer newcomer(String name) {
        if (!(Newcomer.open(platform, relay(), name) instanceof Answer.Ok<Newcomer>(Newcomer opened))) {
            throw new AssertionError("no mailbox");
        }
        return opened;
    }

    Sync sync() {
        return core.sync;
    }

    Approver approver() {
        return core.approver;
    }

    DeviceWatch devices() {
        return core.sync.devices();
    }

    Optional<Account> stored() {
        return read(rows -> new Accounts(world.crypto, rows).find());
    }

    /// The person of `old` on a new device that starts over: another identity.
    static Phone startOver(World world, Phone old) {
        Phone phone = new Phone(world, old.account().username().hashCode() + 2);
        Enrolment enrolment = new Enrolment(phone.platform, phone.relay());
        Answer<Account> active =
                enrolment.login(old.account().username(), "password").then(enrolment::startOver);
        if (!(active instanceof Answer.Ok<Account>)) throw new AssertionError(active);
        phone.start();
        return phone;
    }

    /// Most tests have no need to ask first.
    @SuppressWarnings("NullAway.Init")
    private Phone(World world, long seed) {
        this.world = world;
        this.randomness = new SeededRandomness(seed);
        this.http = new FakeHttp(world.relay);
        this.platform =
                new Platform(world.crypto, randomness, world.clock, new Platform.Network(http, world.network), store);
        store.inTransaction(rows -> {
            new Chats(rows).welcomeStrangers(true);
            return true;
        });
    }

    /// As its user would, with this password.
    Answer<Account> logInAgain(String password) {
        return new Enrolment(platform, relay()).logInAgain(account(), password);
    }

    Answer<Account> startOver() {
        return new Enrolment(platform, relay()).startOver(stored().orElseThrow());
    }

    private Relay relay() {
        return new Relay(http, new StoredTokens(platform));
    }

    /// A new process over the rows that survived the one before.
    void start() {
        Account account = read(rows -> new Accounts(world.crypto, rows).find()).orElseThrow();
        Profile profile = Profile.of(platform, account, relay());
        Actor actor = new Actor(fault -> {
            throw fault;
        });
        Sync sync = new Sync(profile, actor, events::add);
        sync.goOnline();
        core = new Core(profile, actor, sync, new Approver(profile));
    }

    /// As its user does while it is busy.
    void ask(Runnable task) {
        core.actor.post(task);
    }

    /// What waits for the actor, then ticks until nothing is to be done at once. Returns what the last one says.
    long step() {
        core.actor.drain();
        long due = core.sync.tick();
        while (due == 0) {
            core.actor.drain();
            due = core.sync.tick();
        }
        return due;
    }

    Platform platform() {
        return platform;
    }

    Profile profile() {
        return core.profile;
    }

    Account account() {
        return core.profile.account();
    }

    DeviceAddress self() {
        return account().self();
    }

    UUID userId() {
        return self().userId();
    }

    <T> T read(Function<Transaction, T> work) {
        return store.inTransaction(work);
    }

    UUID directWith(Phone other) {
        List<UUID> others = List.of(other.userId());
        if (!(core.profile.relay().createConversation(Conversation.Type.DIRECT, others)
                instanceof Answer.Ok<Conversation>(Conversation conversation))) throw new AssertionError("none");
        store.inTransaction(rows -> {
            new Conversations(rows).put(conversation);
            new Chats(rows).begin(conversation.id());
            return true;
        });
        return conversation.id();
    }

    Changing groups() {
        return new Changing(core.profile, events::add);
    }

    /// A group of these and us, made at the relay.
    UUID groupOf(String name, Phone... others) {
        List<UUID> ids = List.of(others).stream().map(Phone::userId).toList();
        if (groups().create(name, ids) instanceof Answer.Ok<UUID>(UUID id)) return id;
        throw new AssertionError("no group");
    }

    void sealOnceFrom(int members) {
        store.inTransaction(rows -> {
            new Groups(rows).sealOnceFrom(members);
            return true;
        });
    }

    void leave(UUID group) {
        new Leaving(core.profile, events::add).leave(group);
    }

    Optional<Group> group(UUID conversationId) {
        return read(rows -> new Groups(rows).shown(conversationId, userId()));
    }

    /// As the relay has it.
    Conversation conversation(UUID id) {
        if (core.profile.relay().conversation(id) instanceof Answer.Ok<Conversation>(Conversation found)) return found;
        throw new AssertionError("no such conversation");
    }

    void refresh(UUID group) {
        new Refresh(core.profile, events::add).refresh(group);
    }

    /// Another charter under a seal's key, as of its revision.
    String sealed(UUID group, GroupNews.Seal seal, Charter charter) {
        CharterSeal seals = new CharterSeal(platform.crypto(), platform.randomness());
        return seals.seal(seal.masterKey(), group, seal.revision(), charter);
    }

    GroupState state(UUID conversationId) {
        return read(rows -> new Groups(rows).find(conversationId)).orElseThrow();
    }

    /// The lines of a conversation in short.
    List<String> briefs(UUID conversationId) {
        return lines(conversationId).stream().map(line -> Brief.of(line.line())).toList();
    }

    Sending sending() {
        return new Sending(core.profile, events::add);
    }

    Chat chat(UUID conversationId) {
        return read(rows -> new Chats(rows).find(conversationId)).orElseThrow();
    }

    /// The places of the lines that are not seen; none is kept of one that is not there.
    List<String> unread(UUID conversationId) {
        List<String> places = read(rows -> rows.all(Table.UNREAD, conversationId + "/")).stream()
                .map(Transaction.Row::key)
                .toList();
        int counted = read(rows -> new Chats(rows).find(conversationId))
                .map(chat -> chat.tally().unread())
                .orElse(0);
        if (counted != places.size()) throw new AssertionError(counted + " counted, " + places.size() + " unread");
        return places;
    }

    List<Chat> shelf(Chats.Shelf shelf) {
        return read(rows -> new Chats(rows).page(shelf, "", 100));
    }

    int count(Table table) {
        return read(rows -> rows.all(table).size());
    }

    boolean has(Table table, String key) {
        return read(rows -> rows.get(table, key).isPresent());
    }

    Optional<UUID> firstUnread(UUID conversationId) {
        return read(rows -> new Unread(rows).first(conversationId));
    }

    List<Receipts.Receipt> receipts(UUID messageId) {
        return read(rows -> Receipts.of(rows, messageId));
    }

    Choosing choosing() {
        return new Choosing(core.profile, events::add);
    }

    Message send(UUID conversationId, String text) {
        return sending().text(conversationId, text);
    }

    void accept(Phone other, boolean verified) {
        sending().accept(other.userId(), verified);
    }

    Peer peer(Phone other) {
        return read(rows -> new Peers(rows).find(other.userId()));
    }

    List<Message> lines(UUID conversationId) {
        return read(rows -> new Messages(rows).newest(conversationId, Integer.MAX_VALUE));
    }

    Message line(UUID messageId) {
        return read(rows -> new Messages(rows).find(messageId)).orElseThrow();
    }

    /// The texts received in the conversation, in their order.
    List<String> received(UUID conversationId) {
        List<String> texts = new ArrayList<>();
        for (Message message : lines(conversationId)) {
            if (message.line() instanceof Message.Line.Received said) texts.add(said.text());
        }
        return texts;
    }

    /// As if its sessions had been lost.
    void loseSessions() {
        store.inTransaction(rows -> {
            rows.all(Table.SESSION).forEach(row -> rows.delete(Table.SESSION, row.key()));
            return true;
        });
    }

    /// The lines that some event showed.
    List<Message.Line> shown(UUID messageId) {
        List<Message.Line> lines = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.MessageChanged(Message message)
                    && message.id().equals(messageId)) {
                lines.add(message.line());
            }
        }
        return lines;
    }

    /// How many lines stood unreadable for a while.
    long healed() {
        return events.stream()
                .filter(event -> event instanceof Event.MessageChanged(Message message)
                        && message.line() instanceof Message.Line.Placeholder)
                .map(event -> ((Event.MessageChanged) event).message().id())
                .distinct()
                .count();
    }

    List<OutboxEntry> outbox() {
        return read(rows -> new Queue(profile(), rows).all());
    }

    World world() {
        return world;
    }
}
