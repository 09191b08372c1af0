package com.entativa.messaging.client.link;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.link.Approval.Reason;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.relay.ProvisioningCalls;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The approving device's side of linking. One code at a time, one try a code; nothing of the account leaves before the
/// user picked the number which the new device shows. On the actor's thread. docs/adr/0018
public final class Approver {
    private static final int CHOICES = 3;
    private final Profile profile;
    private final ProvisioningCalls relay;
    private Stage stage = Stage.Idle.IDLE;

    private sealed interface Stage {
        enum Idle implements Stage {
            IDLE
        }

        /// With the same words each time they are said: the relay takes one greeting.
        @SuppressWarnings("ArrayRecordComponent")
        record Asking(LinkCode code, Pairing pairing, byte[] words) implements Stage {}

        record Choosing(LinkCode code, Pairing pairing, Greeting.Answer answer, List<Integer> numbers)
                implements Stage {}

        /// Sealed once: what is said again is the same bytes.
        @SuppressWarnings("ArrayRecordComponent")
        record Handing(LinkCode code, byte[] blob, String deviceName) implements Stage {}
    }

    public Approver(Profile profile) {
        this.profile = profile;
        this.relay = profile.relay().provisioning();
    }

    /// Greets the device that shows this code. The code scanned last goes on where it was; another one ends that.
    public Approval scan(String text) {
        Optional<LinkCode> code = LinkCode.parse(text);
        if (code.isEmpty()) return failed(Reason.NOT_A_CODE);
        if (stage instanceof Stage.Asking asking && asking.code.equals(code.get())) return greet(asking);
        cancel();
        Optional<Stage.Asking> fresh = asking(code.get());
        if (fresh.isEmpty()) return failed(Reason.FORGED);
        stage = fresh.get();
        return greet(fresh.get());
    }

    private Optional<Stage.Asking> asking(LinkCode code) {
        Crypto crypto = profile.platform().crypto();
        try (KeyPair<BaseKey> keys =
                Pairing.ephemeral(crypto, profile.platform().randomness().secret())) {
            return Pairing.approving(crypto, code, keys).map(pairing -> {
                String username = profile.account().username();
                return new Stage.Asking(code, pairing, Greeting.write(pairing, keys.publicKey(), username));
            });
        }
    }

    private Approval greet(Stage.Asking asking) {
        LinkCode code = asking.code;
        return switch (relay.greet(code.mailbox(), code.key().encoded(), asking.words)) {
            case Answer.Ok<Boolean> _ -> look(asking);
            case Answer.Refused<Boolean>(Problem problem) -> refused(problem);
            case Answer.Unreachable<Boolean> _ -> failed(Reason.UNREACHABLE);
        };
    }

    /// Whether the new device has answered.
    public Approval look() {
        return switch (stage) {
            case Stage.Idle _ -> failed(Reason.NOT_THERE);
            case Stage.Asking asking -> look(asking);
            case Stage.Choosing choosing -> shown(choosing);
            case Stage.Handing handing -> hand(handing, true);
        };
    }

    private Approval look(Stage.Asking asking) {
        return switch (relay.answerTo(asking.code.mailbox())) {
            case Answer.Ok<byte[]>(byte[] words) ->
                words.length == 0 ? Approval.Asking.ASKING : answered(asking, words);
            case Answer.Refused<byte[]>(Problem problem) -> refused(problem);
            case Answer.Unreachable<byte[]> _ -> Approval.Asking.ASKING;
        };
    }

    /// The nonce was fixed by the code, before that device knew our key.
    private Approval answered(Stage.Asking asking, byte[] words) {
        Crypto crypto = profile.platform().crypto();
        Optional<Greeting.Answer> answer =
                Greeting.answer(asking.pairing, words).filter(read -> Pairing.keeps(crypto, asking.code, read.nonce()));
        if (answer.isEmpty()) return over(Reason.FORGED);
        int number = asking.pairing.number(answer.get().nonce());
        Stage.Choosing choosing = new Stage.Choosing(asking.code, asking.pairing, answer.get(), choices(number));
        stage = choosing;
        return shown(choosing);
    }

    private static Approval shown(Stage.Choosing choosing) {
        return new Approval.Choosing(choosing.answer.deviceName(), choosing.numbers);
    }

    /// The number among others, at a place drawn like them.
    private List<Integer> choices(int number) {
        List<Integer> choices = new ArrayList<>();
        while (choices.size() < CHOICES - 1) {
            int other = Pairing.LEAST_NUMBER + below(Pairing.NUMBERS);
            if (other != number && !choices.contains(other)) choices.add(other);
        }
        choices.add(below(CHOICES), number);
        return List.copyOf(choices);
    }

    /// Even enough for decoys.
    private int below(int bound) {
        Randomness randomness = profile.platform().randomness();
        byte[] random = randomness.bytes(4);
        int drawn = (random[0] & 0x7f) << 24 | (random[1] & 0xff) << 16 | (random[2] & 0xff) << 8 | random[3] & 0xff;
        return drawn % bound;
    }

    /// The user picked this one. Another than the new device shows ends it, and the code with it.
    public Approval choose(int number) {
        if (stage instanceof Stage.Handing handing) return hand(handing, true);
        if (!(stage instanceof Stage.Choosing choosing)) return failed(Reason.NOT_THERE);
        if (choosing.pairing.number(choosing.answer.nonce()) != number) return over(Reason.WRONG_NUMBER);
        Account account = profile.account();
        byte[] packed = profile.platform().store().inTransaction(rows -> new Packing(account, rows).pack());
        byte[] nonce = choosing.answer.nonce().toArray();
        byte[] blob = choosing.pairing.seal(Pairing.Purpose.HANDOVER, nonce, packed);
        Stage.Handing handing = new Stage.Handing(choosing.code, blob, choosing.answer.deviceName());
        Arrays.fill(packed, (byte) 0);
        choosing.pairing.close();
        stage = handing;
        return hand(handing, false);
    }

    /// `again`: an earlier try may have come there without our hearing of it.
    private Approval hand(Stage.Handing handing, boolean again) {
        LinkCode code = handing.code;
        return switch (relay.fill(code.mailbox(), code.key().encoded(), handing.blob)) {
            case Answer.Ok<Integer>(Integer device) -> approved(handing, device);
            case Answer.Refused<Integer>(Problem problem) ->
                again && problem.is(ErrorCode.MAILBOX_FILLED) ? approved() : refused(problem);
            case Answer.Unreachable<Integer> _ -> failed(Reason.UNREACHABLE);
        };
    }

    /// Its user knows of it, and it has its name before anybody hears of it. Where the relay's answer was lost, the new
    /// device says its name itself, and the user is asked. L-7
    private Approval approved(Stage.Handing handing, int device) {
        profile.platform().store().inTransaction(rows -> {
            new DeviceList(rows).expect(device);
            return true;
        });
        byte[] name = new DeviceNames(profile.platform(), profile.account()).seal(handing.deviceName);
        profile.relay().renameDevice(device, name);
        return approved();
    }

    private Approval approved() {
        stage = Stage.Idle.IDLE;
        return Approval.Approved.APPROVED;
    }

    /// Lets go of the code, if there is one.
    public void cancel() {
        switch (stage) {
            case Stage.Asking asking -> asking.pairing.close();
            case Stage.Choosing choosing -> choosing.pairing.close();
            case Stage.Idle _, Stage.Handing _ -> {}
        }
        stage = Stage.Idle.IDLE;
    }

    private Approval refused(Problem problem) {
        if (problem.is(ErrorCode.TOO_MANY_REQUESTS)) return failed(Reason.TOO_MANY_TRIES);
        if (problem.is(ErrorCode.UNAVAILABLE)) return failed(Reason.UNREACHABLE);
        return over(problem.is(ErrorCode.MAILBOX_FILLED) ? Reason.ANSWERED_BEFORE : Reason.NOT_THERE);
    }

    private Approval over(Reason reason) {
        cancel();
        return failed(reason);
    }

    private static Approval failed(Reason reason) {
        return new Approval.Failed(reason);
    }
}
