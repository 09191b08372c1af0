package com.entativa.messaging.server.command;

import com.entativa.messaging.server.account.AccountRemoval;
import com.entativa.messaging.server.account.AdminStore;
import com.entativa.messaging.server.account.Fresh;
import com.entativa.messaging.server.account.Invites;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.ops.UuidV7;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.Db;
import com.entativa.messaging.server.postgres.PgAccountRemoval;
import com.entativa.messaging.server.postgres.PgAdminStore;
import com.entativa.messaging.server.postgres.PgEpoch;
import com.entativa.messaging.server.postgres.PgInviteStore;
import com.entativa.messaging.server.postgres.Storage;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.ToIntFunction;

/// Opens the database for one command of an operator, beside a running server or alone.
record Administration(Surroundings surroundings) {
    /// What a command may use while the database is open.
    record Here(AdminStore accounts, Invites invites, PgEpoch epoch, AccountRemoval removal, long nowMillis) {}

    /// The exit code of what was done.
    int of(Config config, ToIntFunction<Here> command) throws IOException {
        try (Storage storage = Storage.beside(config, surroundings.random());
                Database database = Database.connect(storage.address(), 2)) {
            Db db = database.db();
            UuidV7 ids = new UuidV7(surroundings.clock(), surroundings.random());
            Fresh fresh = new Fresh(ids, surroundings.random());
            return command.applyAsInt(new Here(
                    new PgAdminStore(db),
                    new Invites(new PgInviteStore(db), fresh, surroundings.clock()),
                    new PgEpoch(db, surroundings.clock()),
                    new PgAccountRemoval(db, ids),
                    surroundings.clock().millis()));
        }
    }

    static int said(boolean done, String what, String whyNot, PrintWriter out) {
        out.println(done ? what : whyNot);
        return done ? 0 : 1;
    }
}
