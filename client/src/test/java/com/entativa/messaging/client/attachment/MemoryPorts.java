package com.entativa.messaging.client.attachment;

import com.entativa.messaging.client.content.Attachment.Label;
import com.entativa.messaging.client.transfer.Ports;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A person's files in memory, over blobs that all persons share.
public final class MemoryPorts implements Ports.Files {
    private final Map<String, MemoryFile> own = new HashMap<>();
    private final Map<UUID, MemoryFile> partial = new HashMap<>();
    private final Map<UUID, MemoryFile> fetched = new HashMap<>();

    public static Ports over(MemoryBlobs blobs, MemoryPorts files) {
        return new Ports(_ -> blobs, files, _ -> {});
    }

    public MemoryPorts with(String handle, byte[] content) {
        own.put(handle, MemoryFile.of(content));
        return this;
    }

    public byte[] fetched(String handle) {
        return Optional.ofNullable(fetched.get(UUID.fromString(handle)))
                .orElseThrow()
                .content();
    }

    @Override
    public Optional<FileSource> source(String handle) {
        boolean isFetched = handle.length() == 36 && fetched.containsKey(UUID.fromString(handle));
        return isFetched
                ? Optional.ofNullable(fetched.get(UUID.fromString(handle)))
                : Optional.ofNullable(own.get(handle));
    }

    @Override
    public Optional<byte[]> thumbnail(byte[] image) {
        return Optional.of(new byte[] {1, 2, 3});
    }

    @Override
    public PartialFile partial(UUID fileId) {
        return partial.computeIfAbsent(fileId, _ -> new MemoryFile());
    }

    @Override
    public TargetFile target(UUID fileId, Label label) {
        MemoryFile target = new MemoryFile();
        fetched.put(fileId, target);
        return target;
    }

    @Override
    public Optional<String> fetched(UUID fileId, Label label) {
        return Optional.ofNullable(fetched.get(fileId))
                .filter(file -> file.isReleased)
                .map(_ -> fileId.toString());
    }
}
