package com.entativa.messaging.server.http;

import com.entativa.messaging.server.docs.Pages;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/// Serves the pages people read; all other requests go to the contract's router.
public final class PageHandler implements Handler<HttpServerRequest> {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private final Pages pages;
    private final boolean tls;
    private final Handler<HttpServerRequest> otherwise;

    public PageHandler(Pages pages, boolean tls, Handler<HttpServerRequest> otherwise) {
        this.pages = pages;
        this.tls = tls;
        this.otherwise = otherwise;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Pages.Page page = pages.byPath().get(request.path());
        boolean read =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        if (page == null || !read) {
            otherwise.handle(request);
            return;
        }
        HttpServerResponse response = request.response()
                .putHeader("Content-Type", page.mediaType())
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cache-Control", "max-age=300");
        if (tls) response.putHeader("Strict-Transport-Security", "max-age=31536000");
        response.end(page.body());
    }
}
