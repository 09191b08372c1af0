/// What the nodes share through Valkey or Redis: wake-ups, limits, tickets, presence. Each part has a twin that needs
/// none, and falls back to it, or to the database, when Valkey is away.
@NullMarked
package com.entativa.messaging.server.valkey;

import org.jspecify.annotations.NullMarked;
