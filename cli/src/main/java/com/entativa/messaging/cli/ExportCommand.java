package com.entativa.messaging.cli;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.export.Export;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write all conversations into a folder: a file of JSON lines each, and with --files their files.")
final class ExportCommand extends OnProfile {
    @Parameters(paramLabel = "FOLDER")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--files", description = "Fetch the files too.")
    private boolean withFiles;

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        Export export = new Export(messenger, messenger.files(ports()), ports().files());
        Export.Done done = export.into(new Folder(folder), withFiles);
        if (done.missing() > 0) System.err.println(done.missing() + " files cannot be fetched any more.");
        printer.say(
                done.lines() + " lines are in " + folder + ". They are not encrypted any more: keep them safe.",
                Json.build().put("lines", done.lines()).put("folder", folder.toString()));
        return Exit.DONE;
    }

    private static final class Folder implements Export.Place {
        private final Path folder;
        private Path open;

        Folder(Path folder) {
            this.folder = folder;
            this.open = folder;
        }

        @Override
        public void begin(String name) {
            open = folder.resolve(name);
            try {
                Files.createDirectories(open.getParent());
                Files.write(open, new byte[0]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void write(byte[] bytes) {
            try {
                Files.write(open, bytes, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
