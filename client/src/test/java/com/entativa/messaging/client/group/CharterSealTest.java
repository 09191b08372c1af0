package com.entativa.messaging.client.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.Participant.Role;
import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.content.GroupAct.Picture;
import com.entativa.messaging.client.fake.QuickCrypto;
import com.entativa.messaging.client.fake.SeededRandomness;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.testkit.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-M-7 charters as the relay keeps them")
final class CharterSealTest {
    private static final Path FILE = Path.of("src/test/resources/vectors/charter.json");
    private static final UUID GROUP = UUID.fromString("01930000-0000-7000-8000-0000000000cc");
    private static final UUID ALICE = UUID.fromString("01930000-0000-7000-8000-0000000000aa");
    private static final UUID BOB = UUID.fromString("01930000-0000-7000-8000-0000000000bb");
    private final CharterSeal seals = new CharterSeal(QuickCrypto.ofJdk(), new SeededRandomness(1));
    private final Secret32 key = secret(7);
    private final Charter charter = new Charter("Freundinnen \ud83c\udf89", picture(), members());

    private static Map<UUID, Role> members() {
        Map<UUID, Role> members = new LinkedHashMap<>();
        members.put(BOB, Role.MEMBER);
        members.put(ALICE, Role.ADMIN);
        return members;
    }

    private static Picture picture() {
        return new Picture.Blob(new AttachmentRef(BOB, bytes(1), secret(2), bytes(3), 4_711));
    }

    private static Bytes32 bytes(int fill) {
        byte[] bytes = new byte[Bytes32.LENGTH];
        Arrays.fill(bytes, (byte) fill);
        return Bytes32.copyOf(bytes);
    }

    private static Secret32 secret(int fill) {
        return Secret32.own(bytes(fill).toArray());
    }

    @Test
    @DisplayName("one opens as it was sealed, under its key, in its group, as its revision, and not else")
    void opens_where_it_belongs() {
        String sealed = seals.seal(key, GROUP, 5, charter);

        assertThat(seals.open(key, GROUP, sealed)).contains(new CharterSeal.Opened(5, charter));
        assertThat(CharterSeal.revision(sealed)).isEqualTo(5);
        assertThat(seals.open(secret(8), GROUP, sealed)).isEmpty();
        assertThat(seals.open(key, ALICE, sealed)).isEmpty();
    }

    @Test
    @DisplayName("whatever single bit of it changes, it opens no more")
    void no_bit_may_change() {
        byte[] sealed = Base64.getDecoder().decode(seals.seal(key, GROUP, 5, charter));
        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(seals.open(key, GROUP, Base64.getEncoder().encodeToString(changed)))
                    .as("bit " + bit)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("what is no charter is none, whatever its size")
    void rubbish() {
        String huge = Base64.getEncoder().encodeToString(new byte[Contract.MAX_STATE_BYTES + 1]);
        for (String state : new String[] {"", "?", "AQ==", "AQAAAAAAAAAB", huge}) {
            assertThat(seals.open(key, GROUP, state)).isEmpty();
            assertThat(CharterSeal.revision(state)).isZero();
        }
    }

    @Test
    @DisplayName("a thousand members fit")
    void the_largest_fits() {
        Map<UUID, Role> members = new LinkedHashMap<>();
        for (int i = 0; i < Contract.MAX_MEMBERS; i++) members.put(new UUID(i, i), Role.MEMBER);
        Charter large = new Charter("x".repeat(1_024), picture(), members);
        String sealed = seals.seal(key, GROUP, 5, large);

        assertThat(seals.open(key, GROUP, sealed)).contains(new CharterSeal.Opened(5, large));
    }

    @Test
    @DisplayName("the frozen one opens: it lies at relays. `-Dvectors.write=true` writes it where there is none")
    void the_frozen_one_opens() throws IOException {
        if (Boolean.getBoolean("vectors.write") && !Files.exists(FILE)) {
            Files.writeString(FILE, """
                    {
                      "source": "this project, CharterSealTest, docs/spec/content.md; master key 07 x 32, revision 5",
                      "sealed": "%s"
                    }
                    """.formatted(seals.seal(key, GROUP, 5, charter)));
        }
        JsonNode vector = Vectors.parse(FILE);

        assertThat(seals.open(key, GROUP, vector.get("sealed").asText())).contains(new CharterSeal.Opened(5, charter));
    }
}
