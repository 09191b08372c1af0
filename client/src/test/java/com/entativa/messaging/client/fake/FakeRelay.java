package com.entativa.messaging.client.fake;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceDifference;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.api.Participant;
import com.entativa.messaging.api.PreKeyUpload;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.TypingFrame;
import com.entativa.messaging.api.UserBundles;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.protocol.crypto.Crypto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The relay of `openapi.yaml` and `socket.md` in memory, driven by one thread. What it saw and what it shall do
/// wrong
/// is open to tests.
public final class FakeRelay {
    /// Every submission that reached it, refused ones too.
    public record Seen(DeviceAddress from, Submission submission) {}

    static final UUID NOBODY = UUID.fromString("00000000-0000-0000-0000-000000000000");

    public final List<Seen> seen = new ArrayList<>();
    /// Those it took.
    public final List<Seen> taken = new ArrayList<>();

    public final List<String> frames = new ArrayList<>();
    public final List<String> requests = new ArrayList<>();
    public final Deque<Problem> refuseNext = new ArrayDeque<>();
    public final Map<UUID, Conversation> conversations = new LinkedHashMap<>();
    public UnaryOperator<UserBundles> tamperBundles = UnaryOperator.identity();
    public UnaryOperator<byte[]> tamperIdentity = UnaryOperator.identity();
    public int bundleFetches;

    /// Who sees when each person is here, as the contract words it.
    public final Map<UUID, String> privacy = new HashMap<>();

    /// Whom nobody is told the name of: no conversation is shared with them.
    public final Set<UUID> outOfReach = new HashSet<>();

    /// Uploaded by somebody else, for everyone who asks.
    public final Set<String> othersMedia = new HashSet<>();

    /// Whom each person blocks.
    public final Map<UUID, Set<UUID>> blocks = new HashMap<>();
    /// Whether a code is needed to register; each of `invites` is good once.
    public boolean byInvite;

    public final List<String> invites = new ArrayList<>();
    public long epoch = PreKeyUpload.FIRST_EPOCH;

    final Map<String, RelayDevice> accessTokens = new HashMap<>();
    final Map<String, RelayDevice> refreshTokens = new HashMap<>();
    private final Map<String, String> successors = new HashMap<>();
    private final Map<UUID, RelayUser> users = new LinkedHashMap<>();
    private final Map<UUID, Committed> committed = new HashMap<>();
    final ManualClock clock;
    final Crypto crypto;
    final RelayGroups groups = new RelayGroups(this);
    private int lastId;

    private record Committed(DeviceAddress from, AnswerFrame.Sent answer) {}

    /// Who is here, as the relay answers.
    public final List<LiveFrame.Presence> present = new ArrayList<>();

    public final RelayCalls calls;
    public final RelayMailboxes mailboxes;

    public FakeRelay(ManualClock clock, Crypto crypto) {
        this.clock = clock;
        this.crypto = crypto;
        this.calls = new RelayCalls(this, clock);
        this.mailboxes = new RelayMailboxes(this, clock);
    }

    public UUID freshId() {
        String digits = Integer.toString(++lastId);
        return UUID.fromString("00000000-0000-7000-8000-" + "0".repeat(12 - digits.length()) + digits);
    }

    public RelayDevice device(DeviceAddress address) {
        RelayDevice device = user(address.userId()).devices.get(address.deviceId());
        if (device == null) throw new AssertionError("no device " + address);
        return device;
    }

    /// Its database came back from a copy: it has forgotten which one-time prekeys were handed out, and drops
    /// the rest.
    public void restored() {
        epoch++;
        users.values().forEach(user -> user.devices.values().forEach(RelayDevice::forgetStock));
    }

    /// Every access token has run out.
    public void expireAccessTokens() {
        accessTokens.clear();
    }

    /// This device is logged out at the relay.
    public void revoke(DeviceAddress address) {
        accessTokens.values().removeIf(device -> device.address.equals(address));
        refreshTokens.values().removeIf(device -> device.address.equals(address));
    }

    public void deliver(DeviceAddress to, Delivery delivery) {
        device(to).put(delivery.messageId(), new MailFrame.Message(delivery));
    }

    /// The notices of changed identities never come there.
    public void forgetNotices(DeviceAddress address) {
        device(address).mailbox.values().removeIf(MailFrame.IdentityChanged.class::isInstance);
    }

    /// A notice, true or not.
    public void noticeOf(UUID userId, DeviceAddress to) {
        UUID id = freshId();
        device(to).put(id, new MailFrame.IdentityChanged(id, userId, clock.nowMillis()));
    }

    /// What waits for the device, taken out of its mailbox: for a relay that does something else with it.
    public List<Delivery> intercept(DeviceAddress address) {
        List<Delivery> taken = new ArrayList<>();
        for (ServerFrame frame : device(address).mailbox.values()) {
            if (frame instanceof MailFrame.Message(Delivery delivery)) taken.add(delivery);
        }
        device(address).mailbox.clear();
        return taken;
    }

    /// The relay, or whoever rules it, puts somebody into a group whom no admin added, or takes somebody out.
    public void meddle(UUID conversationId, Consumer<Map<UUID, Participant.Role>> change) {
        Conversation before = conversations.get(conversationId);
        if (before == null) throw new AssertionError("no such conversation");
        Map<UUID, Participant.Role> members = RelayGroups.roles(before);
        change.accept(members);
        groups.changed(NOBODY, before, before.details().encryptedState(), members);
    }

    public void remove(DeviceAddress address) {
        remove(device(address));
    }

    Optional<RelayUser> byName(String username) {
        return users.values().stream()
                .filter(user -> user.profile.username().equals(username))
                .findFirst();
    }

    RelayUser user(UUID id) {
        RelayUser user = users.get(id);
        if (user == null) throw new AssertionError("no user " + id);
        return user;
    }

    boolean hasUser(UUID id) {
        return users.containsKey(id);
    }

    AuthSession register(String username, String displayName, String password) {
        RelayUser user = new RelayUser(new UserProfile(freshId(), username, displayName), password);
        users.put(user.id, user);
        return logIn(user);
    }

    AuthSession logIn(RelayUser user) {
        RelayDevice device = new RelayDevice(new DeviceAddress(user.id, ++user.lastDeviceId));
        user.devices.put(device.address.deviceId(), device);
        return session(device);
    }

    private AuthSession session(RelayDevice device) {
        return session(device, "refresh-" + ++lastId + "-0123456789");
    }

    /// Each token once; the same pair again is answered again, any other second use logs the device out.
    Optional<AuthSession> refreshed(String token, String successor) {
        RelayDevice device = refreshTokens.get(token);
        if (device == null) return Optional.empty();
        String before = successors.putIfAbsent(token, successor);
        boolean again = before != null;
        if (again && (!before.equals(successor) || successors.containsKey(successor))) {
            revoke(device.address);
            return Optional.empty();
        }
        return Optional.of(session(device, successor));
    }

    private AuthSession session(RelayDevice device, String refresh) {
        String access = "access-" + ++lastId;
        accessTokens.put(access, device);
        refreshTokens.put(refresh, device);
        return new AuthSession(device.address.userId(), device.address.deviceId(), access, refresh, 900);
    }

    void remove(RelayDevice device) {
        revoke(device.address);
        user(device.address.userId()).devices.remove(device.address.deviceId());
        tellDevicesChanged(device);
    }

    void pass(RelayDevice from, TypingFrame typing) {
        Conversation conversation = conversations.get(typing.conversationId());
        if (conversation == null) throw new AssertionError("typing nowhere");
        LiveFrame frame = new LiveFrame.Typing(conversation.id(), from.address.userId(), typing.state());
        for (UUID member : conversation.participantIds())
            if (!member.equals(from.address.userId())) tell(member, frame);
    }

    /// To all sockets of the person.
    public void tell(UUID userId, LiveFrame frame) {
        for (RelayDevice device : user(userId).devices.values()) tell(device, frame);
    }

    void tell(RelayDevice device, LiveFrame frame) {
        for (RelaySocket socket : List.copyOf(device.sockets)) socket.live(frame);
    }

    /// A device of the account is new, or gone: the others are told.
    void tellDevicesChanged(RelayDevice changed) {
        for (RelayDevice other : user(changed.address.userId()).devices.values()) {
            if (other == changed) continue;
            UUID id = freshId();
            other.put(id, new MailFrame.DevicesChanged(id, changed.address.userId(), clock.nowMillis()));
        }
    }

    void tellIdentityChanged(RelayUser user) {
        for (RelayUser other : users.values()) {
            boolean shares = conversations.values().stream()
                    .map(Conversation::participantIds)
                    .anyMatch(members -> members.contains(user.id) && members.contains(other.id));
            if (other == user || !shares) continue;
            for (RelayDevice device : other.devices.values()) noticeOf(user.id, device.address);
        }
    }

    Conversation conversation(Conversation.Type type, List<UUID> members) {
        for (Conversation known : conversations.values()) {
            boolean same = known.participantIds().containsAll(members) && members.containsAll(known.participantIds());
            if (type == Conversation.Type.DIRECT && known.type() == type && same) return known;
        }
        Conversation made = RelayGroups.made(freshId(), type, members, clock.nowMillis());
        conversations.put(made.id(), made);
        return made;
    }

    /// `Sent` or `Refused`. R1.8: a known id is answered as before and stored once.
    ServerFrame submit(RelayDevice from, Submission submission) {
        seen.add(new Seen(from.address, submission));
        Problem problem = refuseNext.isEmpty() ? Problem.of(ErrorCode.NOT_FOUND, "conversation") : refuseNext.pop();
        Conversation conversation = conversations.get(submission.conversationId());
        boolean isMember = conversation != null && conversation.participantIds().contains(from.address.userId());
        if (!problem.is(ErrorCode.NOT_FOUND) || conversation == null || !isMember) return refused(submission, problem);
        Committed before = committed.get(submission.messageId());
        if (before != null) {
            boolean own = before.from.userId().equals(from.address.userId());
            return own ? before.answer : refused(submission, Problem.of(ErrorCode.MESSAGE_ID_TAKEN, "taken"));
        }
        if (isRefused(conversation)) return refused(submission, Problem.of(ErrorCode.NOT_ACCEPTED, "not accepted"));
        DeviceDifference difference = difference(from, conversation, submission);
        if (!difference.isEmpty()) return refused(submission, Problem.devicesDiffer(difference));
        return commit(from, submission);
    }

    /// One blocks the other: neither sends there. R-G-6
    boolean isRefused(Conversation conversation) {
        List<UUID> members = conversation.participantIds();
        return conversation.type() == Conversation.Type.DIRECT
                && members.stream().anyMatch(member -> blocks.getOrDefault(member, Set.of()).stream()
                        .anyMatch(members::contains));
    }

    private ServerFrame commit(RelayDevice from, Submission submission) {
        taken.add(new Seen(from.address, submission));
        long at = clock.advance(1);
        UUID id = submission.messageId();
        AnswerFrame.Sent answer = new AnswerFrame.Sent(id, submission.conversationId(), at);
        committed.put(id, new Committed(from.address, answer));
        for (Envelope envelope : submission.envelopes()) {
            deliver(envelope.to(), new Delivery(id, submission.conversationId(), from.address, envelope.content(), at));
        }
        return answer;
    }

    private DeviceDifference difference(RelayDevice from, Conversation conversation, Submission submission) {
        Map<DeviceAddress, RelayDevice> expected = new LinkedHashMap<>();
        for (UUID member : conversation.participantIds()) {
            for (RelayDevice device : user(member).devices.values()) {
                if (device.isActive() && device != from) expected.put(device.address, device);
            }
        }
        List<DeviceAddress> missing = new ArrayList<>();
        List<DeviceAddress> extra = new ArrayList<>();
        List<DeviceAddress> stale = new ArrayList<>();
        List<DeviceAddress> given =
                submission.envelopes().stream().map(Envelope::to).toList();
        if (submission.audience() == Submission.Audience.EVERYONE) {
            expected.keySet().stream().filter(device -> !given.contains(device)).forEach(missing::add);
        }
        for (Envelope envelope : submission.envelopes()) {
            RelayDevice device = expected.get(envelope.to());
            if (device == null) extra.add(envelope.to());
            else if (device.registrationId != envelope.registrationId()) stale.add(envelope.to());
        }
        return new DeviceDifference(missing, extra, stale);
    }

    private static ServerFrame refused(Submission submission, Problem problem) {
        Json.Builder about = Json.build().put("message_id", submission.messageId());
        problem.extensions().fields().forEach(about::put);
        return new AnswerFrame.Refused(problem.code(), problem.detail(), about.object());
    }
}
