package com.entativa.messaging.cli;

import com.entativa.messaging.client.jdk.ProfileFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Option;

/// Which profile and which relay. A profile remembers its relay, so `--server` is needed once.
final class ProfileOptions {
    private static final String DEFAULT_SERVER = "http://localhost:8003";

    @Option(
            names = "--profile",
            paramLabel = "FOLDER",
            description = "Folder of the profile. Default: $MESSENGER_PROFILE, else ~/.messenger")
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The relay. Default: the profile's, else $MESSENGER_SERVER, else " + DEFAULT_SERVER)
    @SuppressWarnings("NullAway.Init")
    URI server;

    @Option(names = "--json", description = "One JSON object a line, for scripts.")
    boolean json;

    ProfileFolder open() {
        Path chosen = folder();
        URI relay = server(chosen);
        boolean isNew = !Files.exists(chosen.resolve("key"));
        char[] passphrase = Secrets.passphrase(isNew);
        try {
            return switch (ProfileFolder.open(chosen, relay, passphrase)) {
                case ProfileFolder.Opened.Ok(ProfileFolder profile) -> remember(chosen, relay, profile);
                case ProfileFolder.Opened.Refused.IN_USE ->
                    throw new CannotGoOn("this profile is open in another process: " + chosen);
                case ProfileFolder.Opened.Refused.WRONG_PASSPHRASE ->
                    throw new CannotGoOn("the passphrase does not open " + chosen);
            };
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    @SuppressWarnings("NullAway") // picocli leaves an option that was not given null
    private Path folder() {
        if (folder != null) return folder.toAbsolutePath();
        String chosen = System.getenv("MESSENGER_PROFILE");
        return chosen != null
                ? Path.of(chosen).toAbsolutePath()
                : Path.of(System.getProperty("user.home"), ".messenger");
    }

    @SuppressWarnings("NullAway") // as above
    private URI server(Path profile) {
        if (server != null) return server;
        try {
            Path remembered = profile.resolve("server");
            if (Files.exists(remembered))
                return URI.create(Files.readString(remembered).strip());
        } catch (IOException e) {
            throw new CannotGoOn("the profile's relay cannot be read: " + e.getMessage());
        }
        String chosen = System.getenv("MESSENGER_SERVER");
        return URI.create(chosen != null ? chosen : DEFAULT_SERVER);
    }

    private ProfileFolder remember(Path profile, URI relay, ProfileFolder opened) {
        try {
            Files.writeString(profile.resolve("server"), relay + "\n");
            return opened;
        } catch (IOException e) {
            throw new CannotGoOn("the profile's relay cannot be written: " + e.getMessage());
        }
    }
}
