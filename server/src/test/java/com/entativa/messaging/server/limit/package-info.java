/// Tests of limits from inside.
@NullMarked
package com.entativa.messaging.server.limit;

import org.jspecify.annotations.NullMarked;
