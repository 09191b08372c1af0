package com.entativa.messaging.server.http;

import com.entativa.messaging.server.web.WebFile;
import com.entativa.messaging.server.web.WebFile.Form;
import com.entativa.messaging.server.web.WebFiles;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Serves the web apps under the policy they live with; all other requests go on. Nothing comes from another origin,
/// no script stands in a page, and no text becomes one.
public final class WebHandler implements Handler<HttpServerRequest> {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; connect-src 'self' wss:; worker-src 'self';"
                    + " img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self'; font-src 'self'; manifest-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    private static final String PERMISSIONS = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=(),"
            + " bluetooth=(), serial=(), hid=(), midi=(), display-capture=(), browsing-topics=()";

    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private final WebFiles files;
    private final boolean tls;
    private final Handler<HttpServerRequest> otherwise;

    public WebHandler(WebFiles files, boolean tls, Handler<HttpServerRequest> otherwise) {
        this.files = files;
        this.tls = tls;
        this.otherwise = otherwise;
    }

    @Override
    public void handle(HttpServerRequest request) {
        boolean read =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        String path = request.path();
        if (!read || path == null) {
            otherwise.handle(request);
            return;
        }
        Optional<WebFile> file = files.find(path);
        if (file.isPresent()) {
            serve(request, file.get());
        } else if (files.isFolder(path)) {
            harden(request.response().setStatusCode(308))
                    .putHeader("Location", path + "/")
                    .end();
        } else {
            otherwise.handle(request);
        }
    }

    private void serve(HttpServerRequest request, WebFile file) {
        Form form = file.best(codings(request));
        String tag = '"' + file.tag() + form.coding() + '"';
        HttpServerResponse response = harden(request.response())
                .putHeader("Content-Type", file.mediaType())
                .putHeader("Cache-Control", file.immutable() ? FOR_A_YEAR : ASK_AGAIN)
                .putHeader("ETag", tag)
                .putHeader("Vary", "Accept-Encoding");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        if (form != Form.PLAIN) response.putHeader("Content-Encoding", form.coding());
        response.end(Buffer.buffer(file.body(form)));
    }

    private HttpServerResponse harden(HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", POLICY)
                .putHeader("Permissions-Policy", PERMISSIONS)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Embedder-Policy", "require-corp")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (tls) response.putHeader("Strict-Transport-Security", "max-age=31536000");
        return response;
    }

    /// What the browser takes, whatever it prefers: the smallest is best for both.
    private static Set<String> codings(HttpServerRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        if (accepted == null) return Set.of();
        return Arrays.stream(accepted.split(",", -1))
                .map(coding -> coding.replace(" ", ""))
                .filter(coding -> !coding.endsWith(";q=0"))
                .map(coding -> coding.split(";", -1)[0])
                .collect(Collectors.toSet());
    }
}
