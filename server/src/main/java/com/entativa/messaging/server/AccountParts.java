package com.entativa.messaging.server;

import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.server.account.AccessTokens;
import com.entativa.messaging.server.account.AccountDeletion;
import com.entativa.messaging.server.account.Accounts;
import com.entativa.messaging.server.account.Callers;
import com.entativa.messaging.server.account.Invites;
import com.entativa.messaging.server.account.OutsideTokens;
import com.entativa.messaging.server.account.Passwords;
import com.entativa.messaging.server.account.RefreshTokens;
import com.entativa.messaging.server.account.Registration;
import com.entativa.messaging.server.account.Tickets;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.http.AccountOperations;
import com.entativa.messaging.server.http.AuthOperations;
import com.entativa.messaging.server.http.KeyOperations;
import com.entativa.messaging.server.http.Operations;
import com.entativa.messaging.server.http.PeopleOperations;
import com.entativa.messaging.server.http.RegisterOperations;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.postgres.PgAccountRemoval;
import com.entativa.messaging.server.postgres.PgAccountStore;
import com.entativa.messaging.server.postgres.PgInviteStore;
import com.entativa.messaging.server.postgres.PgPreKeyStore;
import com.entativa.messaging.server.postgres.PgRefreshStore;
import com.entativa.messaging.server.prekey.KeyServer;
import com.entativa.messaging.server.prekey.PreKeySignatures;
import com.nimbusds.jose.jwk.ECKey;
import java.util.List;

/// The parts that know who somebody is: accounts and the keys they show.
record AccountParts(Accounts all, Tokens tokens, Registration registration, AccountDeletion deletion, KeyServer keys) {
    /// What somebody proves with who they are.
    record Tokens(AccessTokens access, Tickets tickets, Callers callers) {}

    static AccountParts of(Ground ground, Nodes nodes, Devices devices, ECKey signingKey) {
        PgAccountStore store = new PgAccountStore(ground.db());
        AccessTokens access = new AccessTokens(signingKey, ground.config().tokens(), ground.clock());
        OutsideTokens outside =
                new OutsideTokens(ground.config().tokens().outside(), store, ground.fresh(), ground.clock());
        RefreshTokens refresh = new RefreshTokens(new PgRefreshStore(ground.db()), ground.fresh(), ground.clock());
        Accounts accounts = new Accounts(
                store,
                new Passwords(ground.random()),
                new Accounts.Credentials(access, refresh, ground.fresh()),
                devices,
                ground.clock());
        Invites invites = new Invites(new PgInviteStore(ground.db()), ground.fresh(), ground.clock());
        KeyServer.Notices notices = new KeyServer.Notices(nodes.routing(), ground.ids(), ground.clock());
        return new AccountParts(
                accounts,
                new Tokens(
                        access,
                        nodes.tickets(ground.fresh(), devices),
                        new Callers(access, outside, devices, ground.clock())),
                new Registration(ground.config().registration(), invites, accounts),
                new AccountDeletion(
                        accounts,
                        new PgAccountRemoval(ground.db(), ground.ids()),
                        devices,
                        nodes.routing(),
                        ground.clock()),
                new KeyServer(new PgPreKeyStore(ground.db()), new PreKeySignatures(new JdkCrypto()), devices, notices));
    }

    List<Operations> operations(Devices devices, Allowances limits) {
        return List.of(
                new RegisterOperations(registration, limits.logIns()),
                new AuthOperations(all, tokens.access(), tokens.tickets(), devices, limits),
                new AccountOperations(all, deletion, limits),
                new PeopleOperations(all, devices, limits),
                new KeyOperations(keys, limits));
    }
}
