package com.entativa.messaging.client.link;

import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import java.util.Set;
import java.util.TreeSet;

/// Which devices of its own account this device knows, and which of them its user has been told of, within one
/// transaction. L-7
public final class DeviceList {
    private static final String DUE = "due";
    private static final byte[] KNOWN = {1};
    private static final byte[] NEW = {2};
    private static final byte[] EXPECTED = {3};
    private final Transaction rows;

    public DeviceList(Transaction rows) {
        this.rows = rows;
    }

    /// The relay says that the list is another: it is to be asked for.
    public void markDue() {
        rows.put(Table.OWN_DEVICE, DUE, KNOWN);
    }

    boolean isDue() {
        return isEmpty() || rows.get(Table.OWN_DEVICE, DUE).isPresent();
    }

    /// Nothing was ever known.
    boolean isEmpty() {
        return devices().isEmpty();
    }

    void asked() {
        rows.delete(Table.OWN_DEVICE, DUE);
    }

    Set<Integer> devices() {
        Set<Integer> devices = new TreeSet<>();
        for (Row row : rows.all(Table.OWN_DEVICE)) {
            if (!row.key().equals(DUE) && !is(EXPECTED, row.key())) devices.add(Integer.parseInt(row.key()));
        }
        return devices;
    }

    /// Its user has not said yet that they know of it.
    boolean isNew(int deviceId) {
        return is(NEW, Integer.toString(deviceId));
    }

    private boolean is(byte[] mark, String key) {
        return rows.get(Table.OWN_DEVICE, key).filter(row -> row[0] == mark[0]).isPresent();
    }

    /// Its user has let it in here: it is none that they have to be told of.
    void expect(int deviceId) {
        rows.put(Table.OWN_DEVICE, Integer.toString(deviceId), EXPECTED);
    }

    boolean isExpected(int deviceId) {
        return is(EXPECTED, Integer.toString(deviceId));
    }

    void add(int deviceId, boolean isNew) {
        rows.put(Table.OWN_DEVICE, Integer.toString(deviceId), isNew ? NEW : KNOWN);
    }

    void remove(int deviceId) {
        rows.delete(Table.OWN_DEVICE, Integer.toString(deviceId));
    }

    void acknowledge(int deviceId) {
        if (devices().contains(deviceId)) add(deviceId, false);
    }
}
