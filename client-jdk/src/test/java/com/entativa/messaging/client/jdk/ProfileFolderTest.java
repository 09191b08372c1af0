package com.entativa.messaging.client.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.jdk.ProfileFolder.Opened;
import com.entativa.messaging.client.store.Table;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("R1.2 a profile on disk")
final class ProfileFolderTest {
    private static final URI SERVER = URI.create("http://127.0.0.1:1");

    @TempDir
    private Path temporary = Path.of(".");

    @Test
    @DisplayName("R1.2 a profile that is open is refused, and opens after it was closed")
    void one_owner_at_a_time() {
        try (ProfileFolder _ = opened("secret")) {
            assertThat(open("secret")).isEqualTo(Opened.Refused.IN_USE);
        }

        opened("secret").close();
    }

    @Test
    @DisplayName("a wrong passphrase is refused, and takes no lock with it")
    void a_wrong_passphrase_is_refused() {
        opened("secret").close();

        assertThat(open("another")).isEqualTo(Opened.Refused.WRONG_PASSPHRASE);

        opened("secret").close();
    }

    @Test
    @DisplayName("R5.5 its files are its owner's alone and hold nothing in the clear, open or closed")
    void files_are_private_and_sealed() throws IOException {
        List<String> secrets = List.of("meet me at noon", "alice.the.first", "refresh-token-0123");
        try (ProfileFolder profile = opened("secret")) {
            profile.platform().store().inTransaction(rows -> {
                rows.put(Table.MESSAGE, "0190f5c0/1", bytes(secrets.get(0)));
                rows.put(Table.ACCOUNT, "self", bytes(secrets.get(1)));
                rows.put(Table.TOKENS, "self", bytes(secrets.get(2)));
                return true;
            });
            check(secrets);
        }
        check(secrets);

        try (ProfileFolder again = opened("secret")) {
            byte[] kept = again.platform().store().inTransaction(rows -> rows.get(Table.ACCOUNT, "self")
                    .orElseThrow());
            assertThat(kept).isEqualTo(bytes(secrets.get(1)));
        }
    }

    private void check(List<String> secrets) throws IOException {
        assertThat(permissions(folder())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.toList()) {
                assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------");
                String contents = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(contents).doesNotContain(secrets);
            }
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Path folder() {
        return temporary.resolve("profile");
    }

    private Opened open(String passphrase) {
        return ProfileFolder.open(folder(), SERVER, passphrase.toCharArray());
    }

    private ProfileFolder opened(String passphrase) {
        if (open(passphrase) instanceof Opened.Ok(ProfileFolder profile)) return profile;
        throw new AssertionError("it did not open");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
