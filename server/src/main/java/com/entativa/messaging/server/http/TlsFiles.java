package com.entativa.messaging.server.http;

import com.entativa.messaging.server.config.Tls;
import com.entativa.messaging.server.ops.Log;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// TLS from PEM files: a renewed certificate is taken up without a restart; one that cannot be read leaves the old in
/// force.
public final class TlsFiles {
    private static final Log LOG = Log.of(TlsFiles.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private final Tls tls;
    private final AtomicBoolean watched = new AtomicBoolean();

    public TlsFiles(Tls tls) {
        this.tls = tls;
    }

    /// HTTP/2 where the peer speaks it.
    public void addTo(HttpServerOptions options) {
        if (!(tls instanceof Tls.Own own)) return;
        options.setSsl(true).setUseAlpn(true).setKeyCertOptions(pem(own));
    }

    /// On the event loop of the server. Servers that share a port share their certificate: the first one watches.
    /// Files
    /// that do not fit each other, as while they are being replaced, are tried again.
    public void watch(Vertx vertx, HttpServer server) {
        if (!(tls instanceof Tls.Own own) || !watched.compareAndSet(false, true)) return;
        AtomicReference<String> taken = new AtomicReference<>(stamp(own));
        vertx.setPeriodic(LOOK_EVERY.toMillis(), _ -> {
            String now = stamp(own);
            if (now.equals(taken.get())) return;
            server.updateSSLOptions(new ServerSSLOptions().setUseAlpn(true).setKeyCertOptions(pem(own)), true)
                    .onSuccess(_ -> {
                        taken.set(now);
                        LOG.info("certificate_renewed");
                    })
                    .onFailure(_ -> LOG.warn("certificate_not_taken", "settings", "TLS_CERT,TLS_KEY"));
        });
    }

    private static PemKeyCertOptions pem(Tls.Own own) {
        return new PemKeyCertOptions()
                .setCertPath(own.certificate().toString())
                .setKeyPath(own.key().toString());
    }

    private static String stamp(Tls.Own own) {
        return stamp(own.certificate()) + "/" + stamp(own.key());
    }

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis() + "-" + Files.size(file);
        } catch (IOException e) {
            return "away";
        }
    }
}
