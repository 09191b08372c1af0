package com.entativa.messaging.client.jdk;

import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.store.SealedStore;
import com.entativa.messaging.client.transfer.Ports;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.jdk.JdkRandomness;
import com.entativa.messaging.protocol.key.Secret32;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/// One profile on disk: `lock`, `key`, `store.db`. Open while the process has its lock, so that there is one writer
/// (R1.2).
public final class ProfileFolder implements AutoCloseable {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private final FileChannel lock;
    private final HttpClient client;
    private final Platform platform;
    private final Ports ports;

    private ProfileFolder(FileChannel lock, HttpClient client, Platform platform, Ports ports) {
        this.lock = lock;
        this.client = client;
        this.platform = platform;
        this.ports = ports;
    }

    public sealed interface Opened {
        record Ok(ProfileFolder profile) implements Opened {}

        enum Refused implements Opened {
            /// Another process has this profile open.
            IN_USE,
            WRONG_PASSPHRASE
        }
    }

    /// The passphrase stays the caller's to wipe. A new folder is made and locked with it.
    public static Opened open(Path folder, URI server, char[] passphrase) {
        try {
            PrivateFiles.createFolder(folder);
            FileChannel lock =
                    FileChannel.open(PrivateFiles.createFile(folder.resolve("lock")), StandardOpenOption.WRITE);
            if (!acquire(lock)) {
                lock.close();
                return Opened.Refused.IN_USE;
            }
            Randomness randomness = new JdkRandomness();
            Optional<Secret32> key = StoreKey.open(folder.resolve("key"), passphrase, randomness);
            if (key.isEmpty()) {
                lock.close();
                return Opened.Refused.WRONG_PASSPHRASE;
            }
            return new Opened.Ok(assemble(lock, folder, server, randomness, key.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean acquire(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static ProfileFolder assemble(
            FileChannel lock, Path folder, URI server, Randomness randomness, Secret32 key) throws IOException {
        Crypto crypto = new JdkCrypto();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_WITHIN)
                .build();
        Platform.Network network = new Platform.Network(new JdkHttp(client, server), new JdkSockets(client, server));
        Path file = PrivateFiles.createFile(folder.resolve("store.db"));
        SealedStore store = new SealedStore(SqliteStore.open(file), crypto, randomness, key);
        Platform platform = new Platform(crypto, randomness, System::currentTimeMillis, network, store);
        Ports ports =
                new Ports(access -> new JdkBlobs(client, server, access), new DiskFiles(folder), ProfileFolder::pause);
        return new ProfileFolder(lock, client, platform, ports);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted between two tries", e);
        }
    }

    public Platform platform() {
        return platform;
    }

    /// For the files of messages.
    public Ports ports() {
        return ports;
    }

    @Override
    public void close() {
        platform.store().close();
        client.shutdownNow();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
