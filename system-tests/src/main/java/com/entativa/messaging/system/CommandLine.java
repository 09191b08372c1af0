package com.entativa.messaging.system;

import com.entativa.messaging.cli.Messenger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `messenger` as people and scripts call it: each command a process of its own. Profiles lie in `folder`.
public record CommandLine(Path folder) {
    private static final long PATIENCE_SECONDS = 60;
    static final Map<String, String> SECRETS =
            Map.of("MESSENGER_PASSPHRASE", "a passphrase", "MESSENGER_PASSWORD", "correct horse battery");

    /// What a command said, and how it ended.
    public record Ran(int exit, String out) {}

    public Ran run(String profile, String... arguments) {
        Process process = start(profile, arguments);
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                throw new IllegalStateException("does not end: " + List.of(arguments));
            return new Ran(process.exitValue(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Process start(String profile, String... arguments) {
        return JavaProcess.start(JavaProcess.of(Messenger.class, SECRETS, onProfile(profile, arguments))
                .redirectErrorStream(true));
    }

    List<String> onProfile(String profile, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--profile");
        all.add(folder.resolve(profile).toString());
        return all;
    }
}
