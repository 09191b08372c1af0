/// Real browsers for tests: Chromium, and WebKitGTK as the stand-in for Safari. Start with {@link Browser}.
@NullMarked
package com.entativa.messaging.web.tests.browser;

import org.jspecify.annotations.NullMarked;
