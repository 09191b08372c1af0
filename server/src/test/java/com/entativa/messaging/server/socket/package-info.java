/// Tests of sockets from inside.
@NullMarked
package com.entativa.messaging.server.socket;

import org.jspecify.annotations.NullMarked;
