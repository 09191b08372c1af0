package com.entativa.messaging.client;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.Accounts;
import com.entativa.messaging.client.account.Enrolment;
import com.entativa.messaging.client.account.Names;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.account.StoredTokens;
import com.entativa.messaging.client.command.AccountCommands;
import com.entativa.messaging.client.command.CallCommands;
import com.entativa.messaging.client.command.ConversationCommands;
import com.entativa.messaging.client.command.GroupCommands;
import com.entativa.messaging.client.command.LinkingCommands;
import com.entativa.messaging.client.command.LiveCommands;
import com.entativa.messaging.client.command.PortraitCommands;
import com.entativa.messaging.client.command.SearchCommands;
import com.entativa.messaging.client.command.TimelineCommands;
import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.link.Approver;
import com.entativa.messaging.client.link.Newcomer;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.outbox.Queue;
import com.entativa.messaging.client.outbox.Sending;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.relay.Relay;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.sync.Actor;
import com.entativa.messaging.client.sync.Sync;
import com.entativa.messaging.client.transfer.FileTraffic;
import com.entativa.messaging.client.transfer.Ports;
import com.entativa.messaging.client.view.Views;
import com.entativa.messaging.protocol.fingerprint.SafetyNumber;
import com.entativa.messaging.protocol.key.IdentityKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// A messenger for one profile: everything an app, a bot or the command line does goes through here. Methods
/// may be called from any thread and wait for the actor's; events come on the actor's thread, after the commit.
public final class Messenger implements AutoCloseable {
    private final Profile profile;
    private final Actor actor;
    private final Sync sync;
    private final Events events;
    private final Approver approver;

    private Messenger(Profile profile, Events events) {
        this.profile = profile;
        this.events = events;
        this.actor = new Actor(fault -> events.emit(new Event.Fault("actor", fault)));
        this.sync = new Sync(profile, actor, events);
        this.approver = new Approver(profile);
        actor.start(sync::tick);
    }

    /// Opens the profile of this platform; empty when it has no account yet. Offline until {@link #connect}.
    public static Optional<Messenger> open(Platform platform, Events events) {
        return account(platform).map(account -> {
            Relay relay = relay(platform);
            return new Messenger(Profile.of(platform, account, relay), events);
        });
    }

    public static Optional<Account> account(Platform platform) {
        return platform.store().inTransaction(rows -> new Accounts(platform.crypto(), rows).find());
    }

    /// The profile has an account, and the relay takes its log-in no more. R2.4
    public static boolean needsLogIn(Platform platform) {
        return account(platform).isPresent() && relay(platform).isLoggedOut();
    }

    /// The ways into an account, for a profile that has none, or whose log-in is over.
    public static Enrolment enrolment(Platform platform) {
        return new Enrolment(platform, relay(platform));
    }

    /// Begins to link this profile, which has no account or none that is logged in, to one: the new device's side.
    public static Answer<Newcomer> newcomer(Platform platform, String deviceName) {
        return Newcomer.open(platform, relay(platform), deviceName);
    }

    private static Relay relay(Platform platform) {
        return new Relay(platform.network().http(), new StoredTokens(platform));
    }

    public Account account() {
        return profile.account();
    }

    /// Somebody has to log in again.
    public boolean isLoggedOut() {
        return actor.call(profile.relay()::isLoggedOut);
    }

    public void connect() {
        actor.post(sync::goOnline);
    }

    /// The direct conversation with the person of this exact name, made if there is none. Offline the one this
    /// device knows.
    public Answer<Conversation> directWith(String username) {
        return findUser(username).then(user -> actor.call(() -> directWith(user)));
    }

    /// The direct conversation with this person that is known here.
    public Optional<UUID> directKnown(UUID userId) {
        return actor.call(() -> profile.platform().store().inTransaction(rows -> new Conversations(rows)
                .directWith(userId)
                .map(Conversation::id)));
    }

    private Answer<Conversation> directWith(UserProfile user) {
        Optional<Conversation> known =
                profile.platform().store().inTransaction(rows -> new Conversations(rows).directWith(user.userId()));
        if (known.isPresent()) return new Answer.Ok<>(known.get());
        return profile.relay()
                .createConversation(Conversation.Type.DIRECT, List.of(user.userId()))
                .then(made -> keep(made, user));
    }

    /// The relay names those alone with whom there is a conversation; who was known before still is.
    public Answer<UserProfile> user(UUID id) {
        return actor.call(() -> {
            Answer<UserProfile> answer = named(profile.relay().user(id), names -> names.find(id));
            Optional<UserProfile> known = profile.platform().store().inTransaction(rows -> new Names(rows).find(id));
            return known.<Answer<UserProfile>>map(Answer.Ok::new).orElse(answer);
        });
    }

    public Answer<UserProfile> findUser(String username) {
        return actor.call(() -> named(profile.relay().findUser(username), names -> names.find(username)));
    }

    /// Keeps what the relay says; without an answer what it said before holds.
    private Answer<UserProfile> named(Answer<UserProfile> answer, Function<Names, Optional<UserProfile>> before) {
        return profile.platform().store().inTransaction(rows -> {
            Names names = new Names(rows);
            if (answer instanceof Answer.Ok<UserProfile>(UserProfile user)) names.put(user);
            if (!(answer instanceof Answer.Unreachable<UserProfile>)) return answer;
            Optional<UserProfile> known = before.apply(names);
            return known.isPresent() ? new Answer.Ok<>(known.get()) : answer;
        });
    }

    /// Nothing waits to go out.
    public boolean isSettled() {
        return actor.call(() -> profile.platform().store().inTransaction(rows -> new Queue(profile, rows).page("")))
                .isEmpty();
    }

    public List<Conversation> conversations() {
        return actor.call(() -> profile.platform().store().inTransaction(rows -> new Conversations(rows).all()));
    }

    /// Sends and fetches files. Once for a messenger: it knows what moves.
    public FileTraffic files(Ports ports) {
        return new FileTraffic(profile, actor, events, ports);
    }

    /// What is drawn of this profile, read in one transaction. Names that it lacks are looked up and told of. C-V-7
    public <T> T views(Function<Views, T> draw) {
        return actor.call(() -> profile.platform().store().inTransaction(rows -> {
            Views views = new Views(profile, rows);
            T drawn = draw.apply(views);
            sync.names().want(views.people().nameless());
            return drawn;
        }));
    }

    /// Several questions as one: nothing happens between them, and whoever asks waits for their turn once.
    public <T> T atOnce(Supplier<T> questions) {
        return actor.call(questions);
    }

    /// Queues a text and shows it at once; it goes out when the relay is there, whatever happens in between.
    public Message send(UUID conversationId, String text) {
        return actor.call(() -> new Sending(profile, events::emit).text(conversationId, text));
    }

    /// The newest lines, oldest first.
    public List<Message> history(UUID conversationId, int limit) {
        return timeline().newest(conversationId, limit);
    }

    /// The lines of conversations.
    public TimelineCommands timeline() {
        return new TimelineCommands(profile, actor, events);
    }

    /// The lists of conversations, and what is chosen for each.
    public ConversationCommands chats() {
        return new ConversationCommands(profile, actor, events);
    }

    /// Names and pictures of people.
    public PortraitCommands portraits() {
        return new PortraitCommands(profile, actor, events);
    }

    /// Calls between two.
    public CallCommands calls() {
        return new CallCommands(profile, actor, sync.calls());
    }

    /// Typing and presence.
    public LiveCommands live() {
        return new LiveCommands(actor, sync);
    }

    /// This account's devices, and taking a new one in.
    public LinkingCommands linking() {
        return new LinkingCommands(actor, approver, sync.devices());
    }

    /// Groups and who is in them.
    public GroupCommands groups() {
        return new GroupCommands(profile, actor, events);
    }

    public SearchCommands search() {
        return new SearchCommands(profile, actor);
    }

    /// How this person's identity stands with this device.
    public Peer peer(UUID userId) {
        return actor.call(() -> profile.platform().store().inTransaction(rows -> new Peers(rows).find(userId)));
    }

    /// The safety number with this person; empty before the first contact.
    public Optional<SafetyNumber> safetyNumber(UUID userId) {
        return key(peer(userId).identity()).map(theirs -> {
            IdentityKey ours = profile.account().device().identity().publicKey();
            return SafetyNumber.of(
                    profile.platform().crypto(),
                    SafetyNumber.Party.of(ours, Uuids.bytes(profile.self().userId())),
                    SafetyNumber.Party.of(theirs, Uuids.bytes(userId)));
        });
    }

    private static Optional<IdentityKey> key(Peer.Identity identity) {
        return switch (identity) {
            case Peer.Identity.Unknown _ -> Optional.empty();
            case Peer.Identity.Pinned(IdentityKey key, boolean _) -> Optional.of(key);
            case Peer.Identity.Changed(IdentityKey key, boolean _) -> Optional.of(key);
        };
    }

    /// Takes the person's identity key as it is now, and sends what was held for it. R2.3
    public void acceptIdentity(UUID userId, boolean verified) {
        actor.call(() -> {
            new Sending(profile, events::emit).accept(userId, verified);
            return true;
        });
    }

    /// Who takes part in it is not for the relay to say.
    private Answer<Conversation> keep(Conversation conversation, UserProfile user) {
        boolean isTheirs = conversation.type() == Conversation.Type.DIRECT
                && conversation.participantIds().contains(user.userId());
        boolean believed = isTheirs && profile.platform().store().inTransaction(rows -> begin(rows, conversation));
        return believed ? new Answer.Ok<>(conversation) : new Answer.Unreachable<>("not a conversation of these two");
    }

    private boolean begin(Transaction rows, Conversation conversation) {
        boolean believed =
                new Conversations(rows).learn(conversation, profile.self().userId());
        if (believed) new Chats(rows).begin(conversation.id());
        return believed;
    }

    /// The account, as its owner administers it at the relay.
    public AccountCommands administration() {
        return new AccountCommands(profile, actor, sync, events);
    }

    /// Ends the connection and the thread; the store stays its owner's.
    @Override
    public void close() {
        actor.post(sync::stop);
        actor.stop();
    }
}
