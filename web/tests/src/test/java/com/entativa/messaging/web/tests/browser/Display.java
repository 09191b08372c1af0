package com.entativa.messaging.web.tests.browser;

import com.entativa.messaging.testkit.SystemProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A display in memory (Xvfb), one for all browsers of this JVM; it ends with it.
final class Display {
    private static final Shared SHARED = new Shared();
    private final String name;

    private Display(String name) {
        this.name = name;
    }

    static Display shared() throws IOException {
        return SHARED.get();
    }

    String name() {
        return name;
    }

    private static final class Shared {
        private final java.util.List<Display> started = new java.util.ArrayList<>();

        synchronized Display get() throws IOException {
            if (started.isEmpty()) started.add(start());
            return started.getFirst();
        }
    }

    /// It chooses a free number and says which.
    private static Display start() throws IOException {
        Path program = SystemProgram.find("xvfb", "Xvfb");
        Process process = new ProcessBuilder(
                        program.toString(), "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String number = said.readLine();
        if (number == null) throw new IOException("Xvfb did not start");
        return new Display(":" + number.strip());
    }
}
