package com.entativa.messaging.client.jdk;

import com.entativa.messaging.client.attachment.FileSource;
import com.entativa.messaging.client.attachment.FileTrouble;
import com.entativa.messaging.client.attachment.PartialFile;
import com.entativa.messaging.client.attachment.TargetFile;
import com.entativa.messaging.client.content.Attachment.Label;
import com.entativa.messaging.client.transfer.FileName;
import com.entativa.messaging.client.transfer.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// The user's files on disk: handles are paths. What is fetched lies in the profile's `files`, opened and readable by
/// its owner alone, under a name that begins with the file's id; what is on its way in `partial`.
public final class DiskFiles implements Ports.Files {
    private final Path profile;

    public DiskFiles(Path profile) {
        this.profile = profile;
    }

    @Override
    public Optional<FileSource> source(String handle) {
        try {
            Path file = Path.of(handle);
            return Files.isRegularFile(file) ? Optional.of(DiskFile.open(file)) : Optional.empty();
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> thumbnail(byte[] image) {
        return ImageThumbnails.of(image);
    }

    @Override
    public PartialFile partial(UUID fileId) {
        try {
            return DiskPartial.open(folder("partial").resolve(fileId.toString()));
        } catch (IOException e) {
            throw new FileTrouble("no room for a file on its way", e);
        }
    }

    @Override
    public TargetFile target(UUID fileId, Label label) {
        try {
            return DiskTarget.at(place(fileId, label));
        } catch (IOException e) {
            throw new FileTrouble("no room for a file", e);
        }
    }

    @Override
    public Optional<String> fetched(UUID fileId, Label label) {
        try {
            Path place = place(fileId, label);
            return Files.isRegularFile(place) ? Optional.of(place.toString()) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Path place(UUID fileId, Label label) throws IOException {
        return folder("files").resolve(fileId + "-" + FileName.of(label.name()));
    }

    private Path folder(String name) throws IOException {
        Path folder = profile.resolve(name);
        PrivateFiles.createFolder(folder);
        return folder;
    }
}
