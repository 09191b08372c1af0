/// From where something happens to where the sockets are: in this process, or across nodes. The database is the truth;
/// what gets lost here costs latency.
@NullMarked
package com.entativa.messaging.server.routing;

import org.jspecify.annotations.NullMarked;
