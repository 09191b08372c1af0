/// All SQL, the stores of the other packages on it, and the PostgreSQL that is embedded. Nothing else names
/// `java.sql`.
@NullMarked
package com.entativa.messaging.server.postgres;

import org.jspecify.annotations.NullMarked;
