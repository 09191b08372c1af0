/// What people and attackers do with the web apps, done in real browsers.
@NullMarked
package com.entativa.messaging.web.tests;

import org.jspecify.annotations.NullMarked;
