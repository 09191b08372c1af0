package com.entativa.messaging.client.link;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.Accounts;
import com.entativa.messaging.client.account.Enrolment;
import com.entativa.messaging.client.account.KeyUpkeep;
import com.entativa.messaging.client.account.NewAddress;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.relay.ProvisioningCalls.Fetched;
import com.entativa.messaging.client.relay.ProvisioningCalls.Mailbox;
import com.entativa.messaging.client.relay.Relay;
import com.entativa.messaging.client.timeline.Timeline;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.ConstantTime;
import com.entativa.messaging.protocol.key.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The new device's side of linking, for a profile that has no account, or whose log-in is over. Nothing is
/// stored before everything is here: then one commit holds all of it. Blocking; one thread at a time. docs/adr/0018
public final class Newcomer implements AutoCloseable {
    private final Platform platform;
    private final Relay relay;
    private final Mailbox mailbox;
    private final Ours ours;
    private Stage stage;

    /// What this device made up, and what it is called.
    private record Ours(KeyPair<BaseKey> keys, Bytes32 nonce, String deviceName) {}

    private sealed interface Stage {
        record Showing(LinkCode code) implements Stage {}

        /// Greeted; the answer may still have to be said.
        record Greeted(LinkCode code, Pairing pairing, String username) implements Stage {}

        record Confirming(Pairing pairing, String username) implements Stage {}

        record Receiving(Handover handover, Fetched.Parcel parcel) implements Stage {}

        record Over(Joining outcome) implements Stage {}
    }

    private Newcomer(Platform platform, Relay relay, Mailbox mailbox, Ours ours) {
        this.platform = platform;
        this.relay = relay;
        this.mailbox = mailbox;
        this.ours = ours;
        this.stage = new Stage.Showing(code());
    }

    /// Opens a mailbox at the relay. `deviceName` is shown on the approving device, and in the account's list.
    public static Answer<Newcomer> open(Platform platform, Relay relay, String deviceName) {
        Crypto crypto = platform.crypto();
        KeyPair<BaseKey> keys = Pairing.ephemeral(crypto, platform.randomness().secret());
        Bytes32 nonce = Bytes32.copyOf(platform.randomness().bytes(Bytes32.LENGTH));
        Ours ours = new Ours(keys, nonce, Greeting.fitting(deviceName));
        return relay.provisioning()
                .open(keys.publicKey().encoded())
                .then(mailbox -> isAddress(mailbox.address())
                        ? new Answer.Ok<>(new Newcomer(platform, relay, mailbox, ours))
                        : new Answer.Unreachable<>("the relay's address makes no sense"));
    }

    private static boolean isAddress(String address) {
        try {
            return Base64.getUrlDecoder().decode(address).length == Bytes32.LENGTH;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private LinkCode code() {
        Bytes32 address = Bytes32.copyOf(Base64.getUrlDecoder().decode(mailbox.address()));
        BaseKey key = ours.keys.publicKey();
        return new LinkCode(address, key, Pairing.commitment(platform.crypto(), key, ours.nonce));
    }

    public Joining state() {
        return switch (stage) {
            case Stage.Showing(LinkCode code) -> showing(code);
            case Stage.Greeted greeted -> showing(greeted.code);
            case Stage.Confirming(Pairing pairing, String username) ->
                new Joining.Confirming(username, pairing.number(ours.nonce));
            case Stage.Receiving _ -> Joining.Receiving.RECEIVING;
            case Stage.Over(Joining outcome) -> outcome;
        };
    }

    private Joining showing(LinkCode code) {
        return new Joining.Showing(code, mailbox.expiresAtMillis());
    }

    /// Takes the next step, or waits up to 15 s for what it takes. Without the relay nothing changes: a pause between
    /// two calls is the caller's.
    public Joining next() {
        stage = switch (stage) {
            case Stage.Showing(LinkCode code) -> listen(code);
            case Stage.Greeted greeted -> answer(greeted);
            case Stage.Confirming confirming -> fetch(confirming);
            case Stage.Receiving(Handover handover, Fetched.Parcel parcel) -> store(handover, parcel);
            case Stage.Over over -> over;
        };
        return state();
    }

    private Stage listen(LinkCode code) {
        return switch (relay.provisioning().greeting(mailbox)) {
            case Answer.Ok<byte[]>(byte[] greeting) -> greeting.length == 0 ? stage : greeted(code, greeting);
            case Answer.Refused<byte[]>(Problem problem) -> refused(problem);
            case Answer.Unreachable<byte[]> _ -> late();
        };
    }

    private Stage greeted(LinkCode code, byte[] greeting) {
        Optional<Pairing> pairing = Greeting.key(greeting)
                .flatMap(approving -> Pairing.joining(platform.crypto(), code, ours.keys, approving));
        Optional<String> username = pairing.flatMap(made -> Greeting.username(made, greeting));
        return username.isPresent() ? answer(new Stage.Greeted(code, pairing.get(), username.get())) : forged();
    }

    private Stage answer(Stage.Greeted greeted) {
        byte[] words = Greeting.answer(greeted.pairing, new Greeting.Answer(ours.nonce, ours.deviceName));
        return switch (relay.provisioning().answer(mailbox, words)) {
            case Answer.Ok<Boolean> _ -> new Stage.Confirming(greeted.pairing, greeted.username);
            case Answer.Refused<Boolean>(Problem problem) -> refused(problem);
            case Answer.Unreachable<Boolean> _ -> isLate() ? expired() : greeted;
        };
    }

    private Stage fetch(Stage.Confirming confirming) {
        return switch (relay.provisioning().fetch(mailbox)) {
            case Answer.Ok<Fetched>(Fetched.Parcel parcel) -> opened(confirming, parcel);
            case Answer.Ok<Fetched>(Fetched.Nothing _) -> confirming;
            case Answer.Refused<Fetched>(Problem problem) -> refused(problem);
            case Answer.Unreachable<Fetched> _ -> late();
        };
    }

    private Stage opened(Stage.Confirming confirming, Fetched.Parcel parcel) {
        Optional<Handover> handover = confirming
                .pairing
                .open(Pairing.Purpose.HANDOVER, ours.nonce.toArray(), parcel.blob())
                .flatMap(HandoverCodec::read)
                .filter(read -> read.owner().userId().equals(parcel.session().userId()))
                .filter(read -> read.owner().username().equals(confirming.username));
        confirming.pairing.close();
        if (handover.isEmpty()) return forged();
        UUID owner = handover.get().owner().userId();
        boolean isOthers =
                before().filter(known -> !known.self().userId().equals(owner)).isPresent();
        return isOthers ? failed(Joining.Reason.OTHER_ACCOUNT) : new Stage.Receiving(handover.get(), parcel);
    }

    /// The account this profile had, where its log-in is over. R2.4
    private Optional<Account> before() {
        return platform.store().inTransaction(rows -> new Accounts(platform.crypto(), rows).find());
    }

    /// The identity must be the one others know the account by; else the log-in is worth nothing, and nothing is kept.
    private Stage store(Handover handover, Fetched.Parcel parcel) {
        Handover.Owner owner = handover.owner();
        Account account = new Enrolment(platform, relay)
                .admitted(parcel.session(), owner.username(), owner.displayName(), owner.identity());
        switch (relay.identityKey(owner.userId())) {
            case Answer.Ok<byte[]>(byte[] known) -> {
                byte[] given = account.device().identity().publicKey().encoded();
                if (!ConstantTime.equal(known, given)) return forged();
            }
            case Answer.Refused<byte[]> _ -> {
                return forged();
            }
            case Answer.Unreachable<byte[]> _ -> {
                return stage;
            }
        }
        keep(account, handover, parcel);
        new KeyUpkeep(platform, account, relay).uploadAll().then(_ -> name(account));
        return new Stage.Over(new Joining.Linked(account));
    }

    /// One commit: from here on this profile has the account, whatever becomes of the process. Its keys are uploaded
    /// now or with the next connection.
    private void keep(Account account, Handover handover, Fetched.Parcel parcel) {
        Profile profile = Profile.of(platform, account, relay);
        Optional<Account> before = before();
        Timeline.commit(profile, _ -> {}, work -> {
            before.ifPresent(known -> new NewAddress(profile, work.rows()).replace(known));
            Accounts accounts = new Accounts(platform.crypto(), work.rows());
            accounts.put(account);
            accounts.putRefreshToken(parcel.session().refreshToken());
            new Unpacking(profile, work).unpack(handover);
            return true;
        });
    }

    private Answer<Boolean> name(Account account) {
        byte[] name = new DeviceNames(platform, account).seal(ours.deviceName);
        return relay.renameDevice(account.self().deviceId(), name);
    }

    private Stage refused(Problem problem) {
        boolean comesAgain = problem.is(ErrorCode.TOO_MANY_REQUESTS) || problem.is(ErrorCode.UNAVAILABLE);
        return comesAgain ? late() : expired();
    }

    private Stage late() {
        return isLate() ? expired() : stage;
    }

    private boolean isLate() {
        return platform.clock().nowMillis() > mailbox.expiresAtMillis();
    }

    private static Stage expired() {
        return failed(Joining.Reason.EXPIRED);
    }

    private static Stage forged() {
        return failed(Joining.Reason.FORGED);
    }

    private static Stage failed(Joining.Reason reason) {
        return new Stage.Over(new Joining.Failed(reason));
    }

    /// Forgets what it made up; a code that was not used opens nothing any more.
    @Override
    public void close() {
        ours.keys.close();
        List<Pairing> pairings =
                switch (stage) {
                    case Stage.Greeted greeted -> List.of(greeted.pairing);
                    case Stage.Confirming confirming -> List.of(confirming.pairing);
                    default -> List.of();
                };
        pairings.forEach(Pairing::close);
    }
}
