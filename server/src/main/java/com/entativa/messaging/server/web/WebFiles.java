package com.entativa.messaging.server.web;

import com.entativa.messaging.server.web.WebFile.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The files below one folder. What lies in a folder `assets` has the digest of its content in its name and never
/// changes. An address inside an app that is no file is a screen of that app: its page is given.
public final class WebFiles {
    private static final String PAGE = "index.html";
    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final Map<String, WebFile> byPath;

    private WebFiles(Map<String, WebFile> byPath) {
        this.byPath = Map.copyOf(byPath);
    }

    /// None at all when the folder's name is empty.
    public static WebFiles in(String folder) {
        if (folder.isEmpty()) return new WebFiles(Map.of());
        Path root = Path.of(folder);
        try (Stream<Path> files = Files.walk(root)) {
            Map<String, WebFile> byPath = new HashMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = "/" + root.relativize(file).toString().replace('\\', '/');
                if (!isForm(path)) byPath.put(path, read(path, file));
            }
            return new WebFiles(byPath);
        } catch (IOException e) {
            throw new UncheckedIOException("WEB_DIR cannot be read", e);
        }
    }

    public Optional<WebFile> find(String path) {
        WebFile file = byPath.get(path.endsWith("/") ? path + PAGE : path);
        return file == null ? screen(path) : Optional.of(file);
    }

    /// Whether a slash is missing behind an app's name: relative addresses in its page would lead elsewhere.
    public boolean isFolder(String path) {
        return byPath.containsKey(path + "/" + PAGE);
    }

    private Optional<WebFile> screen(String path) {
        int app = path.indexOf('/', 1);
        boolean namesFile = path.indexOf('.', path.lastIndexOf('/')) >= 0;
        if (app < 0 || namesFile) return Optional.empty();
        return Optional.ofNullable(byPath.get(path.substring(0, app + 1) + PAGE));
    }

    private static boolean isForm(String path) {
        return path.endsWith(Form.BROTLI.suffix()) || path.endsWith(Form.GZIP.suffix());
    }

    private static WebFile read(String path, Path file) throws IOException {
        Map<Form, byte[]> forms = new EnumMap<>(Form.class);
        for (Form form : List.of(Form.values())) {
            Path compressed = file.resolveSibling(file.getFileName() + form.suffix());
            if (Files.isRegularFile(compressed)) forms.put(form, Files.readAllBytes(compressed));
        }
        String extension = path.substring(path.lastIndexOf('.') + 1);
        String mediaType = MEDIA_TYPES.getOrDefault(extension, "application/octet-stream");
        return new WebFile(mediaType, tag(Files.readAllBytes(file)), path.contains("/assets/"), forms);
    }

    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
