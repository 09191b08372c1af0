package com.entativa.messaging.web.file;

import com.entativa.messaging.client.attachment.FileSource;
import com.entativa.messaging.client.attachment.FileTrouble;
import com.entativa.messaging.client.attachment.PartialFile;
import com.entativa.messaging.client.attachment.TargetFile;
import com.entativa.messaging.client.content.Attachment.Label;
import com.entativa.messaging.client.image.Pixels;
import com.entativa.messaging.client.image.ThumbHash;
import com.entativa.messaging.client.transfer.Ports;
import com.entativa.messaging.web.bridge.Awaited;
import com.entativa.messaging.web.bridge.JsBytes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The user's files as Blobs, for as long as the browser runs: opened files are never written where they stay.
public final class BrowserFiles implements Ports.Files {
    private final JsFiles files;
    private final Map<UUID, Growing> arriving = new ConcurrentHashMap<>();

    public BrowserFiles(JsFiles files) {
        this.files = files;
    }

    @Override
    public Optional<FileSource> source(String handle) {
        JsFiles.@Nullable JsBlob blob = files.find(handle);
        return blob == null ? Optional.empty() : Optional.of(new Given(blob));
    }

    @Override
    public Optional<byte[]> thumbnail(byte[] image) {
        JsFiles.@Nullable JsPicture picture = Awaited.of(files.picture(JsBytes.js(image), Pixels.MOST));
        if (picture == null) return Optional.empty();
        byte[] rgba = JsBytes.java(picture.getRgba());
        return Optional.of(ThumbHash.of(new Pixels(picture.getWidth(), picture.getHeight(), rgba)));
    }

    @Override
    public PartialFile partial(UUID fileId) {
        return arriving.computeIfAbsent(fileId, _ -> new Growing(files.empty()));
    }

    @Override
    public TargetFile target(UUID fileId, Label label) {
        Growing opened = new Growing(files.empty());
        return new TargetFile() {
            @Override
            public void write(byte[] bytes) {
                opened.append(bytes);
            }

            @Override
            public void release() {
                files.keep(fileId.toString(), opened.blob, label.mediaType());
                arriving.remove(fileId);
            }

            @Override
            public void discard() {
                opened.discard();
            }
        };
    }

    @Override
    public Optional<String> fetched(UUID fileId, Label label) {
        return Optional.of(fileId.toString()).filter(handle -> files.find(handle) != null);
    }

    /// A file that was taken from its place since is trouble, not a fault.
    private static byte[] read(JsFiles.JsBlob blob, long at, int most) {
        try {
            return JsBytes.java(Awaited.of(blob.read((double) at, most)));
        } catch (IllegalStateException gone) {
            throw new FileTrouble("it cannot be read", gone);
        }
    }

    private record Given(JsFiles.JsBlob blob) implements FileSource {
        @Override
        public long size() {
            return (long) blob.getSize();
        }

        @Override
        public byte[] read(long at, int most) {
            return BrowserFiles.read(blob, at, most);
        }
    }

    private final class Growing implements PartialFile {
        private JsFiles.JsBlob blob;

        Growing(JsFiles.JsBlob blob) {
            this.blob = blob;
        }

        @Override
        public long length() {
            return (long) blob.getSize();
        }

        @Override
        public void append(byte[] bytes) {
            blob = blob.and(JsBytes.js(bytes));
        }

        @Override
        public byte[] read(long at, int most) {
            return BrowserFiles.read(blob, at, most);
        }

        @Override
        public void discard() {
            blob = files.empty();
        }
    }
}
