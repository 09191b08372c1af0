package com.entativa.messaging.client.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.client.store.MemoryStore;
import com.entativa.messaging.client.store.SealedStore;
import com.entativa.messaging.client.store.Store;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-F-3 uploads on their way are kept, sealed")
final class UploadsTest {
    private final TransferFixture files = new TransferFixture(11);
    private final Store store = new SealedStore(
            new MemoryStore(),
            TransferFixture.CRYPTO,
            files.transfer.randomness(),
            files.transfer.randomness().secret());

    @Test
    @DisplayName("one that was kept is gone on with, and forgotten when it is done")
    void kept_and_gone_on_with() {
        MemoryFile file = MemoryFile.of(files.content(2_000_000));
        Uploader keeping = new Uploader(
                files.transfer,
                upload -> store.inTransaction(rows -> {
                    new Uploads(rows).put(upload);
                    return true;
                }));
        files.seen.cancelAt = 500_000;
        assertThat(keeping.upload(TransferFixture.ID, file, files.seen)).isEqualTo(Uploaded.Stopped.CANCELLED);
        files.seen.cancelAt = Long.MAX_VALUE;

        Upload kept = store.inTransaction(rows -> new Uploads(rows).get(TransferFixture.ID))
                .orElseThrow();

        AttachmentRef ref = TransferFixture.ref(keeping.resume(kept, file, files.seen));
        assertThat(ref.blobId()).isEqualTo(kept.blobId());
        store.inTransaction(rows -> {
            assertThat(new Uploads(rows).all()).hasSize(1);
            new Uploads(rows).delete(TransferFixture.ID);
            assertThat(new Uploads(rows).all()).isEmpty();
            return true;
        });
    }

    @Test
    @DisplayName("a record of another form is an error; printing one gives no key away")
    void damaged_records() {
        files.seen.cancelAt = 500_000;
        files.uploader.upload(TransferFixture.ID, MemoryFile.of(files.content(2_000_000)), files.seen);
        byte[] record = files.journal.getFirst().encoded();

        assertThatThrownBy(() -> Upload.parse(Arrays.copyOf(record, record.length - 1)))
                .hasMessage("an upload's record is damaged");
        assertThat(files.journal.getFirst().toString()).contains("key=Secret32[redacted]");
    }
}
