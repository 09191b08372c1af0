package com.entativa.messaging.system;

import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/// The database of a relay that was never used, made once for this JVM: to unpack PostgreSQL, to initialise and to
/// migrate it takes some ten seconds, to copy it a moment. Keys and all else a relay makes for itself.
public final class FreshData {
    private FreshData() {}

    private static final class Shared {
        private static final Path MADE = make();
    }

    /// Into a data directory that holds nothing yet.
    public static void into(Path folder) {
        try (Stream<Path> all = Files.walk(Shared.MADE)) {
            for (Path each : all.toList()) {
                Path target = folder.resolve(Shared.MADE.relativize(each).toString());
                if (each.equals(Shared.MADE)) Files.createDirectories(target);
                else Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path make() {
        try {
            Path made = Files.createTempDirectory("fresh-data");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made)));
            EmbeddedPostgres postgres = EmbeddedPostgres.start(made, new SecureRandom(), List.of("fsync=off"));
            try {
                Database.open(postgres.address(), 2).close();
            } finally {
                postgres.close();
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// At the end of this JVM: what cannot be deleted then is left.
    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException _) {
            // It lies where the system cleans up.
        }
    }
}
