package com.entativa.messaging.client.account;

import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.protocol.crypto.Crypto;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The account and its log-in within one transaction.
public final class Accounts {
    private static final String ONLY = "self";
    private final Crypto crypto;
    private final Transaction rows;

    public Accounts(Crypto crypto, Transaction rows) {
        this.crypto = crypto;
        this.rows = rows;
    }

    public Optional<Account> find() {
        return rows.get(Table.ACCOUNT, ONLY).map(row -> Account.read(crypto, row));
    }

    public void put(Account account) {
        rows.put(Table.ACCOUNT, ONLY, account.encoded());
    }

    /// The refresh token: replaced at each use, and lost with the profile.
    public Optional<String> refreshToken() {
        return rows.get(Table.TOKENS, ONLY).map(row -> new String(row, StandardCharsets.US_ASCII));
    }

    public void putRefreshToken(String token) {
        rows.put(Table.TOKENS, ONLY, token.getBytes(StandardCharsets.US_ASCII));
    }

    public void forgetTokens() {
        rows.delete(Table.TOKENS, ONLY);
    }
}
