package com.entativa.messaging.web.tests.browser;

/// How large the screen is, and whether one touches it.
public enum Format {
    PHONE(390, 844),
    DESKTOP(1360, 860);

    private final int width;
    private final int height;

    Format(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
