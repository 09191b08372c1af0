/// What people do with the two apps, through their screens, in real browsers over the real relay.
@NullMarked
package com.entativa.messaging.web.tests.app;

import org.jspecify.annotations.NullMarked;
