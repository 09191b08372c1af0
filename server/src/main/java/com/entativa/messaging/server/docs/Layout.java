package com.entativa.messaging.server.docs;

/// What all pages have around them.
final class Layout {
    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <link rel="stylesheet" href="/docs/style.css">
            </head>
            <body>
            <header><a class="brand" href="/">Entativa messaging</a>
            <nav aria-label="Documentation"><a href="/docs">HTTP</a><a href="/docs/socket">Socket</a><a href="/docs/openapi.yaml">openapi.yaml</a></nav></header>
            <div class="columns%s">%s<main>
            %s
            </main></div>
            </body>
            </html>
            """;

    private Layout() {}

    static String page(String title, String navigation, String body) {
        return FRAME.formatted(escaped(title), navigation.isEmpty() ? " single" : "", navigation, body);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
