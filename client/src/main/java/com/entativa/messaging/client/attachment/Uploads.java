package com.entativa.messaging.client.attachment;

import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Uploads that have begun and not ended, by the file's name. C-F-3
public final class Uploads {
    private final Transaction rows;

    public Uploads(Transaction rows) {
        this.rows = rows;
    }

    public void put(Upload upload) {
        rows.put(Table.UPLOAD, upload.id().toString(), upload.encoded());
    }

    public Optional<Upload> get(UUID id) {
        return rows.get(Table.UPLOAD, id.toString()).map(Upload::parse);
    }

    public List<Upload> all() {
        return rows.all(Table.UPLOAD).stream()
                .map(row -> Upload.parse(row.value()))
                .toList();
    }

    /// The message that names the file is queued, or the user gave it up.
    public void delete(UUID id) {
        rows.delete(Table.UPLOAD, id.toString());
    }
}
