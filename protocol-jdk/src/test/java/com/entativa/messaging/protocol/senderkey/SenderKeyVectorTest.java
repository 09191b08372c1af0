package com.entativa.messaging.protocol.senderkey;

import static com.entativa.messaging.protocol.Parties.CRYPTO;
import static com.entativa.messaging.testkit.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.Parties;
import com.entativa.messaging.protocol.senderkey.SenderKeyDecryption.Reason;
import com.entativa.messaging.testkit.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Bytes that may never change, made by a reference that shares no code with ours; `-Dvectors.freeze=true`
/// writes them.
final class SenderKeyVectorTest {
    private static final Path FILE = Path.of("src/test/resources/vectors/senderkey_frozen.json");
    private final SenderKeyCipher cipher = new SenderKeyCipher(CRYPTO, Parties.seeded(1));

    @Test
    @DisplayName("the frozen file is what the reference makes")
    void the_reference_makes_the_file() throws GeneralSecurityException, IOException {
        JsonNode made = new SenderKeyVectors().make();
        if (Boolean.getBoolean("vectors.freeze")) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.writeString(FILE, mapper.writeValueAsString(made) + "\n");
        }

        assertThat(Vectors.parse(FILE)).isEqualTo(new ObjectMapper().readTree(made.toString()));
    }

    @Test
    @DisplayName("P-G-2 P-G-3 what the reference sealed is read, and sealed again to the same bits")
    void sealed_messages_are_read_and_made() {
        int messages = 0;
        for (JsonNode v : Vectors.parse(FILE).get("senders")) {
            SenderKeyState state = SenderKeyCodec.readState(hex(v.get("record")));
            assertThat(state.distribution().encoded()).isEqualTo(hex(v.get("distribution")));
            assertThat(SenderKeyCodec.write(state)).isEqualTo(hex(v.get("record")));
            RemoteSenderKeys keys = installed(v);
            for (JsonNode message : v.get("messages")) {
                SenderKeyEncryption.Ok made = (SenderKeyEncryption.Ok)
                        cipher.encrypt(state, name(v), hex(message.get("plaintext")), state.sinceMillis());
                assertThat(made.message()).isEqualTo(hex(message.get("message")));
                state = made.next();
                SenderKeyDecryption read = cipher.decrypt(keys, name(v), hex(message.get("message")));
                assertThat(read).isInstanceOf(SenderKeyDecryption.Ok.class);
                assertThat(((SenderKeyDecryption.Ok) read).plaintext()).isEqualTo(hex(message.get("plaintext")));
                keys = ((SenderKeyDecryption.Ok) read).next();
                messages++;
            }
        }
        assertThat(messages).isEqualTo(12);
    }

    @Test
    @DisplayName("P-G-4 P-G-5 what the reference made wrong is refused, for its reason")
    void negative_cases_are_refused() {
        int cases = 0;
        for (JsonNode v : Vectors.parse(FILE).get("refused")) {
            RemoteSenderKeys keys = installed(v);
            for (JsonNode before : v.get("read_before")) {
                keys = ((SenderKeyDecryption.Ok) cipher.decrypt(keys, name(v), hex(before))).next();
            }
            byte[] record = SenderKeyCodec.write(keys);

            assertThat(cipher.decrypt(keys, name(v), hex(v.get("message"))))
                    .as(v.get("name").asText())
                    .isEqualTo(SenderKeyDecryption.rejected(
                            Reason.valueOf(v.get("reason").asText())));
            assertThat(SenderKeyCodec.write(keys)).isEqualTo(record);
            cases++;
        }
        assertThat(cases).isEqualTo(10);
    }

    private static RemoteSenderKeys installed(JsonNode v) {
        return RemoteSenderKeys.NONE.install(
                SenderKeyDistribution.parse(hex(v.get("distribution"))).orElseThrow());
    }

    private static SenderKeyName name(JsonNode v) {
        return SenderKeyName.of(hex(v.get("group")), hex(v.get("sender")));
    }
}
