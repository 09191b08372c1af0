/// The relay from outside: real HTTP, real sockets, a real PostgreSQL.
@NullMarked
package com.entativa.messaging.server;

import org.jspecify.annotations.NullMarked;
