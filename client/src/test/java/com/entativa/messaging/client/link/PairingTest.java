package com.entativa.messaging.client.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.Enrolment;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.account.StoredTokens;
import com.entativa.messaging.client.fake.CrashingStore;
import com.entativa.messaging.client.fake.FakeHttp;
import com.entativa.messaging.client.fake.FakeNetwork;
import com.entativa.messaging.client.fake.FakeRelay;
import com.entativa.messaging.client.fake.ManualClock;
import com.entativa.messaging.client.fake.QuickCrypto;
import com.entativa.messaging.client.fake.SeededRandomness;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.relay.ProvisioningCalls.Mailbox;
import com.entativa.messaging.client.relay.Relay;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("linking: code, commitment and number")
final class PairingTest {
    private static final Crypto CRYPTO = new JdkCrypto();
    private final SeededRandomness randomness = new SeededRandomness(17);
    private final FakeRelay fake = new FakeRelay(new ManualClock(), QuickCrypto.ofJdk());
    private final Platform platform = new Platform(
            CRYPTO,
            randomness,
            new ManualClock(),
            new Platform.Network(new FakeHttp(fake), new FakeNetwork(fake)),
            new CrashingStore());
    private final Relay relay = new Relay(platform.network().http(), new StoredTokens(platform));

    private LinkCode code(Bytes32 address, KeyPair<BaseKey> keys, Bytes32 nonce) {
        return new LinkCode(address, keys.publicKey(), Pairing.commitment(CRYPTO, keys.publicKey(), nonce));
    }

    private Bytes32 bytes() {
        return Bytes32.copyOf(randomness.bytes(32));
    }

    @Test
    @DisplayName("L-1 a code survives copying, in either case, with dashes and with the letters people confuse")
    void a_code_is_read_as_people_copy_it() {
        LinkCode code = code(bytes(), Pairing.ephemeral(CRYPTO, randomness.secret()), bytes());

        assertThat(LinkCode.parse(code.text())).contains(code);
        assertThat(LinkCode.parse(code.grouped().toLowerCase(Locale.ROOT))).contains(code);
        assertThat(LinkCode.parse(code.text().replace('0', 'O').replace('1', 'l')))
                .contains(code);
        assertThat(code.text()).hasSize(130);
    }

    @Test
    @DisplayName("R5.6 whatever is scanned is a code or none")
    void whatever_is_scanned() {
        Random random = new Random(5);
        String code = code(bytes(), Pairing.ephemeral(CRYPTO, randomness.secret()), bytes())
                .text();
        for (int i = 0; i < 2_000; i++) {
            StringBuilder changed = new StringBuilder(code);
            changed.setCharAt(random.nextInt(code.length()), (char) random.nextInt(300));
            if (random.nextBoolean()) changed.setLength(random.nextInt(code.length()));
            LinkCode.parse(changed.toString())
                    .ifPresent(read -> assertThat(LinkCode.parse(read.text())).contains(read));
        }
        assertThat(LinkCode.parse("")).isEmpty();
        assertThat(LinkCode.parse(code + "0")).isEmpty();
    }

    @Test
    @DisplayName("L-5 an answer that is not the one the code promised is refused before any number is shown")
    void a_broken_promise() {
        if (!(new Enrolment(platform, relay).register("alice", "Alice", "password")
                instanceof Answer.Ok<Account>(Account account))) throw new AssertionError("no account");
        Approver approver = new Approver(Profile.of(platform, account, relay));
        KeyPair<BaseKey> keys = Pairing.ephemeral(CRYPTO, randomness.secret());
        if (!(relay.provisioning().open(keys.publicKey().encoded()) instanceof Answer.Ok<Mailbox>(Mailbox mailbox)))
            throw new AssertionError("no mailbox");
        Bytes32 address = Bytes32.copyOf(Base64.getUrlDecoder().decode(mailbox.address()));
        LinkCode code = code(address, keys, bytes());
        approver.scan(code.text());
        if (!(relay.provisioning().greeting(mailbox) instanceof Answer.Ok<byte[]>(byte[] greeting))) {
            throw new AssertionError("no greeting");
        }
        Pairing theirs = Greeting.key(greeting)
                .flatMap(key -> Pairing.joining(CRYPTO, code, keys, key))
                .orElseThrow();

        relay.provisioning().answer(mailbox, Greeting.answer(theirs, new Greeting.Answer(bytes(), "liar")));

        assertThat(approver.look()).isEqualTo(new Approval.Failed(Approval.Reason.FORGED));
    }

    @Test
    @DisplayName("L-4 both sides come to one number, another with each nonce, code and key")
    void numbers_agree_and_spread() {
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            KeyPair<BaseKey> keys = Pairing.ephemeral(CRYPTO, randomness.secret());
            KeyPair<BaseKey> approving = Pairing.ephemeral(CRYPTO, randomness.secret());
            Bytes32 nonce = bytes();
            LinkCode code = code(bytes(), keys, nonce);

            int shown = Pairing.joining(CRYPTO, code, keys, approving.publicKey())
                    .orElseThrow()
                    .number(nonce);

            assertThat(Pairing.approving(CRYPTO, code, approving).orElseThrow().number(nonce))
                    .isEqualTo(shown)
                    .isBetween(100, 999);
            numbers.add(shown);
        }
        assertThat(numbers).hasSizeGreaterThan(220);
    }

    @Test
    @DisplayName("L-6 what a later version hands over is passed over; what is malformed is no handover")
    void a_later_handover() {
        ByteWriter out = new ByteWriter();
        HandoverCodec.write(out, new Handover.Owner(randomness.secret(), fake.freshId(), "alice", "Alice"));
        out.u8(200).sized(new byte[] {1, 2, 3}).u8(5).sized(new byte[] {0, 9, 9});
        byte[] bytes = out.finish();

        assertThat(HandoverCodec.read(bytes)).hasValueSatisfying(read -> {
            assertThat(read.items()).isEmpty();
            assertThat(read.owner().username()).isEqualTo("alice");
        });
        for (int length = 0; length < bytes.length; length++) {
            HandoverCodec.read(java.util.Arrays.copyOf(bytes, length));
        }
        assertThat(HandoverCodec.read(new byte[0])).isEmpty();
    }
}
