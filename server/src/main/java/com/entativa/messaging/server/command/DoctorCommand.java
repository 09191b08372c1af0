package com.entativa.messaging.server.command;

import com.entativa.messaging.server.account.KeyCheck;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.doctor.Check;
import com.entativa.messaging.server.doctor.ClockCheck;
import com.entativa.messaging.server.doctor.DiskCheck;
import com.entativa.messaging.server.doctor.Finding;
import com.entativa.messaging.server.doctor.TlsCheck;
import com.entativa.messaging.server.doctor.TurnCheck;
import com.entativa.messaging.server.media.BlobStorage;
import com.entativa.messaging.server.media.MediaCheck;
import com.entativa.messaging.server.media.MediaPlaces;
import com.entativa.messaging.server.ops.UuidV7;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.DatabaseCheck;
import com.entativa.messaging.server.postgres.Storage;
import com.entativa.messaging.server.valkey.ValkeyCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/// `doctor`: every check there is, a line each.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Check database, clock, TLS, disk and what else is configured; each finding with its remedy. Exit code 1 "
                        + "when something fails.")
final class DoctorCommand implements ServerCommand.Sub {
    private final Surroundings surroundings;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int run(SettingOptions options, ParseResult arguments, PrintWriter out) {
        Config config = options.config(arguments);
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks(config)) findings.addAll(check.look());
        for (Finding finding : findings) out.println(line(finding));
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.FAIL) ? 1 : 0;
    }

    private List<Check> checks(Config config) {
        return List.of(
                () -> database(config),
                new ClockCheck(surroundings.clock()),
                new TlsCheck(config.listen().tls(), surroundings.clock()),
                new DiskCheck(config.dataDir()),
                () -> media(config),
                new KeyCheck(
                        new KeyCheck.Place(
                                "tokens", "JWT_SIGNING_JWK", config.dataDir().resolve("jwt-signing.jwk")),
                        config.tokens().signingKey()),
                new KeyCheck(
                        new KeyCheck.Place("push", "VAPID_JWK", config.dataDir().resolve("vapid.jwk")),
                        config.push().key()),
                new TurnCheck(config.calls().turn()),
                new ValkeyCheck(config.nodes(), new UuidV7(surroundings.clock(), surroundings.random()).get()));
    }

    private List<Finding> database(Config config) {
        try (Storage storage = Storage.beside(config, surroundings.random());
                Database database = Database.connect(storage.address(), 2)) {
            return new DatabaseCheck(
                            database.db(),
                            surroundings.clock(),
                            config.database().connections())
                    .look();
        } catch (IOException | RuntimeException e) {
            return List.of(Finding.fail(
                    "database",
                    "it cannot be reached",
                    "is it running, and are host, name, user and password of DATABASE_URL right?"));
        }
    }

    private static List<Finding> media(Config config) {
        try (BlobStorage storage = MediaPlaces.open(config.media().place(), config.dataDir())) {
            return new MediaCheck(storage).look();
        } catch (IOException | RuntimeException e) {
            return List.of(Finding.fail("media", "the storage cannot be opened", "look at S3_…, or at DATA_DIR"));
        }
    }

    private static String line(Finding finding) {
        String level = finding.level().name().toLowerCase(Locale.ROOT);
        String remedy = finding.remedy().isEmpty() ? "" : "\n         → " + finding.remedy();
        return "%-4s %-9s %s%s".formatted(level, finding.area(), finding.what(), remedy);
    }
}
