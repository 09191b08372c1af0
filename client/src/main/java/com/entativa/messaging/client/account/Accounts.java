package com.entativa.messaging.client.account;

import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.protocol.crypto.Crypto;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The account and its log-in within one transaction.
public final class Accounts {
    private static final String ONLY = "self";
    private static final String SUCCESSOR = "next";
    private static final String FORMER = "former/";
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

    /// A device that this profile was and is no more, until the relay has forgotten it too.
    void addFormer(int deviceId) {
        rows.put(Table.ACCOUNT, FORMER + deviceId, new byte[] {1});
    }

    List<Integer> formers() {
        return rows.all(Table.ACCOUNT, FORMER).stream()
                .map(row -> Integer.parseInt(row.key().substring(FORMER.length())))
                .toList();
    }

    void removeFormer(int deviceId) {
        rows.delete(Table.ACCOUNT, FORMER + deviceId);
    }

    /// The refresh token: replaced at each use, and lost with the profile.
    public Optional<String> refreshToken() {
        return rows.get(Table.TOKENS, ONLY).map(row -> new String(row, StandardCharsets.US_ASCII));
    }

    /// In use from here on; a successor that was thought of is done with.
    public void putRefreshToken(String token) {
        rows.put(Table.TOKENS, ONLY, token.getBytes(StandardCharsets.US_ASCII));
        rows.delete(Table.TOKENS, SUCCESSOR);
    }

    /// The refresh token that will be asked for.
    public Optional<String> successor() {
        return rows.get(Table.TOKENS, SUCCESSOR).map(row -> new String(row, StandardCharsets.US_ASCII));
    }

    public void putSuccessor(String token) {
        rows.put(Table.TOKENS, SUCCESSOR, token.getBytes(StandardCharsets.US_ASCII));
    }

    public void forgetTokens() {
        rows.delete(Table.TOKENS, ONLY);
        rows.delete(Table.TOKENS, SUCCESSOR);
    }
}
