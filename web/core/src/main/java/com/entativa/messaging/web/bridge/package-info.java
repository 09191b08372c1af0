/// Bytes and promises, carried between Java and JavaScript.
@NullMarked
package com.entativa.messaging.web.bridge;

import org.jspecify.annotations.NullMarked;
