package com.entativa.messaging.system;

import com.entativa.messaging.cli.Messenger;
import com.entativa.messaging.system.CommandLine.Ran;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Commands one after another in one process, which opens and closes the profile for each as a process of its own
/// does, and saves the start: most of what a short command costs.
final class CommandHost implements AutoCloseable {
    private final Process process;
    private final DataOutputStream asks;
    private final DataInputStream answers;

    private CommandHost(Process process) {
        this.process = process;
        this.asks = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    static CommandHost start() {
        return new CommandHost(JavaProcess.start(JavaProcess.ofWorker(CommandHost.class, CommandLine.SECRETS)
                .redirectError(ProcessBuilder.Redirect.INHERIT)));
    }

    /// On a profile in `folder`.
    Ran run(Path folder, String profile, String... arguments) {
        List<String> all = new CommandLine(folder).onProfile(profile, arguments);
        try {
            asks.writeInt(all.size());
            for (String each : all) asks.writeUTF(each);
            asks.flush();
            int exit = answers.readInt();
            return new Ran(exit, new String(answers.readNBytes(answers.readInt()), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the host of commands ended at " + all, e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /// Until whoever asks is gone.
    public static void main(String[] none) throws IOException {
        DataInputStream asked = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream answer = new DataOutputStream(new BufferedOutputStream(System.out));
        for (int count = asked.readInt(); ; count = asked.readInt()) {
            String[] arguments = new String[count];
            for (int i = 0; i < count; i++) arguments[i] = asked.readUTF();
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
            System.setOut(both);
            System.setErr(both);
            answer.writeInt(Messenger.execute(arguments));
            answer.writeInt(said.size());
            said.writeTo(answer);
            answer.flush();
        }
    }
}
