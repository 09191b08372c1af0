package com.entativa.messaging.server;

import com.entativa.messaging.server.account.Fresh;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.metrics.Metrics;
import com.entativa.messaging.server.ops.UuidV7;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.Db;
import java.security.SecureRandom;
import java.time.InstantSource;

/// What all parts of a relay stand on: seven, so that no part asks for more than this and for the parts it works with.
record Ground(
        Config config,
        InstantSource clock,
        SecureRandom random,
        UuidV7 ids,
        Fresh fresh,
        Database database,
        Metrics metrics) {
    static Ground of(Config config, InstantSource clock, SecureRandom random, Database database) {
        UuidV7 ids = new UuidV7(clock, random);
        return new Ground(config, clock, random, ids, new Fresh(ids, random), database, new Metrics());
    }

    Db db() {
        return database.db();
    }
}
