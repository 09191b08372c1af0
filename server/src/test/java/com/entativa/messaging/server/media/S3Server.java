package com.entativa.messaging.server.media;

import com.entativa.messaging.server.config.MediaSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real S3-compatible server in a process of its own: it checks signatures (AWS version 4) and keeps blobs on disk.
final class S3Server implements AutoCloseable {
    static final String ACCESS_KEY = "test-access";
    static final String SECRET_KEY = "test-secret-of-the-s3-server";
    static final String BUCKET = "media";
    private final Process process;
    private final int port;

    private S3Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static S3Server start(Path folder) throws Exception {
        Files.createDirectories(folder.resolve("blobs").resolve(BUCKET));
        int port = freePort();
        Path properties = folder.resolve("s3proxy.properties");
        Files.writeString(properties, """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.identity=none
                jclouds.credential=none
                jclouds.filesystem.basedir=%s
                """.formatted(port, ACCESS_KEY, SECRET_KEY, folder.resolve("blobs")));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        "target/s3-server/s3proxy.jar",
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        properties.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
        S3Server server = new S3Server(process, port);
        server.awaitReady();
        return server;
    }

    MediaSettings.Place.Bucket settings(String secretKey, String prefix) {
        MediaSettings.Place.Keys keys = new MediaSettings.Place.Keys(ACCESS_KEY, secretKey);
        return new MediaSettings.Place.Bucket("http://127.0.0.1:" + port, "us-east-1", BUCKET, prefix, keys, true);
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
    }

    private void awaitReady() throws Exception {
        for (int i = 0; i < 600; i++) {
            if (!process.isAlive()) throw new IllegalStateException("the S3 server ended");
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("the S3 server did not start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
