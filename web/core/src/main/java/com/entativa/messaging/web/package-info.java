/// The core for the browser's worker: what JavaScript calls, and the protocol's primitives on noble's libraries.
@NullMarked
package com.entativa.messaging.web;

import org.jspecify.annotations.NullMarked;
