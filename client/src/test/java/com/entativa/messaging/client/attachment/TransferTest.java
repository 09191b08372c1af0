package com.entativa.messaging.client.attachment;

import static com.entativa.messaging.client.attachment.TransferFixture.ID;
import static com.entativa.messaging.client.attachment.TransferFixture.ref;
import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.attachment.AttachmentPadding;
import com.entativa.messaging.protocol.attachment.AttachmentSealer;
import com.entativa.messaging.protocol.key.Bytes32;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("files, uploaded and downloaded")
final class TransferTest {
    private static final int LARGE = 3_000_000;
    private final TransferFixture files = new TransferFixture(7);
    private final MemoryFile partial = new MemoryFile();
    private final MemoryFile target = new MemoryFile();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 541, 542, 65_480, 65_481, 131_000, LARGE})
    @DisplayName("C-F-2 what was sealed and uploaded comes out the same, and its length is hidden in steps")
    void a_file_comes_out_as_it_went_in(int size) {
        byte[] content = files.content(size);

        AttachmentRef ref = files.uploaded(content);

        assertThat(ref.size()).isEqualTo(size);
        assertThat(files.blob(ref).length())
                .isEqualTo(AttachmentSealer.sealedLength(AttachmentPadding.paddedLength(size)));
        assertThat(download(ref)).isEqualTo(Downloaded.Ok.RELEASED);
        assertThat(target.isReleased).isTrue();
        assertThat(target.content()).isEqualTo(content);
        assertThat(partial.length()).isZero();
        assertThat(files.seen.done)
                .isEqualTo(files.seen.total)
                .isEqualTo(files.blob(ref).length());
    }

    @Test
    @DisplayName("C-F-3 an upload that was cancelled goes on after a restart, from where it was, with the same bytes")
    void a_cancelled_upload_goes_on() {
        byte[] content = files.content(LARGE);
        files.seen.cancelAt = 1_000_000;
        assertThat(files.uploader.upload(ID, MemoryFile.of(content), files.seen))
                .isEqualTo(Uploaded.Stopped.CANCELLED);
        Upload kept = Upload.parse(files.journal.getFirst().encoded());
        long there = files.blobs.stored.values().iterator().next().length();
        assertThat(there).isGreaterThan(900_000);

        files.seen.cancelAt = Long.MAX_VALUE;
        AttachmentRef ref = ref(files.uploader.resume(kept, MemoryFile.of(content), files.seen));

        assertThat(ref.blobId()).isEqualTo(kept.blobId());
        assertThat(download(ref)).isEqualTo(Downloaded.Ok.RELEASED);
        assertThat(target.content()).isEqualTo(content);
    }

    @Test
    @DisplayName("C-F-3 a file that was changed is not gone on with: its key seals one content")
    void a_changed_file_is_not_gone_on_with() {
        byte[] content = files.content(LARGE);
        files.seen.cancelAt = 1_000_000;
        files.uploader.upload(ID, MemoryFile.of(content), files.seen);
        files.seen.cancelAt = Long.MAX_VALUE;
        content[LARGE - 1] ^= 1;
        long before = files.blobs.stored.values().iterator().next().length();

        assertThat(files.uploader.resume(files.journal.getFirst(), MemoryFile.of(content), files.seen))
                .isEqualTo(Uploaded.Lost.FILE_CHANGED);
        assertThat(files.blobs.stored.values().iterator().next().length()).isEqualTo(before);
    }

    @Test
    @DisplayName("C-F-3 an upload that the relay dropped begins anew")
    void a_dropped_upload_begins_anew() {
        byte[] content = files.content(LARGE);
        files.seen.cancelAt = 1_000_000;
        files.uploader.upload(ID, MemoryFile.of(content), files.seen);
        files.seen.cancelAt = Long.MAX_VALUE;
        files.blobs.stored.clear();

        AttachmentRef ref = ref(files.uploader.resume(files.journal.getFirst(), MemoryFile.of(content), files.seen));

        assertThat(files.journal).hasSize(2);
        assertThat(download(ref)).isEqualTo(Downloaded.Ok.RELEASED);
    }

    @Test
    @DisplayName("C-F-5 a relay that is away is tried with growing pauses, then given up for now")
    void an_unreachable_relay_is_given_up_for_now() {
        files.blobs.cutsInAHundred = 100;

        assertThat(files.uploader.upload(ID, MemoryFile.of(files.content(LARGE)), files.seen))
                .isEqualTo(Uploaded.Stopped.UNREACHABLE);

        assertThat(files.waited()).isBetween(45_750L, 91_500L);
        assertThat(files.pauses).allMatch(step -> step <= 1_000);
        assertThat(download(new AttachmentRef(
                        ID,
                        Bytes32.copyOf(new byte[32]),
                        files.transfer.randomness().secret(),
                        Bytes32.copyOf(new byte[32]),
                        5)))
                .isEqualTo(Downloaded.Stopped.UNREACHABLE);
    }

    @Test
    @DisplayName("C-F-4 a byte that is not the promised one anywhere: nothing is shown, all is discarded")
    void a_damaged_blob_is_refused() {
        AttachmentRef ref = files.uploaded(files.content(200_000));
        byte[] whole = files.blob(ref).content();
        for (int at : new int[] {0, 20, 39, 40, 65_535, 65_536, 150_000, whole.length - 1}) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            refuses(ref, damaged);
        }
        refuses(ref, Arrays.copyOf(whole, whole.length - 1));
        refuses(ref, Arrays.copyOf(whole, whole.length + 1));
        refuses(ref, Arrays.copyOf(whole, 65_536));
    }

    @Test
    @DisplayName("C-F-4 a blob whose segments hold but whose digest is another's is not shown")
    void a_blob_with_another_digest_is_refused() {
        byte[] content = files.content(200_000);
        AttachmentRef ref = files.uploaded(content);
        AttachmentRef promised = new AttachmentRef(ID, ref.blobId(), ref.key(), ref.blobId(), ref.size());
        AttachmentRef larger = new AttachmentRef(ID, ref.blobId(), ref.key(), ref.digest(), 190_000);

        assertThat(download(promised)).isEqualTo(Downloaded.Lost.DAMAGED);
        assertThat(download(larger)).isEqualTo(Downloaded.Lost.DAMAGED);
        assertThat(target.isReleased).isFalse();
        assertThat(target.length()).isZero();
    }

    @Test
    @DisplayName("C-F-4 a download that was cancelled goes on from what is stored")
    void a_cancelled_download_goes_on() {
        byte[] content = files.content(LARGE);
        AttachmentRef ref = files.uploaded(content);
        files.seen.done = 0;
        files.seen.cancelAt = 1_000_000;
        assertThat(download(ref)).isEqualTo(Downloaded.Stopped.CANCELLED);
        assertThat(partial.length()).isBetween(1_000_000L, 1_200_000L);
        assertThat(target.length()).isZero();

        files.seen.cancelAt = Long.MAX_VALUE;
        assertThat(download(ref)).isEqualTo(Downloaded.Ok.RELEASED);
        assertThat(target.content()).isEqualTo(content);
    }

    @Test
    @DisplayName("C-F-4 what was stored and then damaged is fetched anew")
    void a_damaged_partial_is_fetched_anew() {
        byte[] content = files.content(LARGE);
        AttachmentRef ref = files.uploaded(content);
        partial.append(new byte[500_000]);

        assertThat(download(ref)).isEqualTo(Downloaded.Ok.RELEASED);
        assertThat(target.content()).isEqualTo(content);
    }

    @Test
    @DisplayName("C-F-5 a relay that forgets each upload at once is given up for now")
    void a_forgetful_relay_is_given_up() {
        files.blobs.forgets = true;

        assertThat(files.uploader.upload(ID, MemoryFile.of(files.content(LARGE)), files.seen))
                .isEqualTo(Uploaded.Stopped.UNREACHABLE);
        assertThat(files.waited()).isBetween(45_750L, 91_500L);
    }

    @Test
    @DisplayName("C-F-5 a relay that asks for a wait gets it, in steps a cancel can end")
    void asked_waits_are_kept() {
        files.blobs.busyTimes = 2;
        byte[] content = files.content(LARGE);

        AttachmentRef ref = files.uploaded(content);

        assertThat(files.waited()).isEqualTo(2 * 60_000);
        assertThat(download(ref)).isEqualTo(Downloaded.Ok.RELEASED);
    }

    @Test
    @DisplayName("C-F-5 a blob that is gone is gone, without trying again")
    void a_blob_that_is_gone() {
        AttachmentRef ref = files.uploaded(files.content(10));
        files.blobs.stored.clear();

        assertThat(download(ref)).isEqualTo(Downloaded.Lost.GONE);
        assertThat(files.pauses).isEmpty();
    }

    private void refuses(AttachmentRef ref, byte[] blob) {
        files.blobs.stored.put(ref.blobId(), MemoryFile.of(blob));
        assertThat(download(ref)).isEqualTo(Downloaded.Lost.DAMAGED);
        assertThat(target.isReleased).isFalse();
        assertThat(target.length()).isZero();
        assertThat(partial.length()).isZero();
    }

    private Downloaded download(AttachmentRef ref) {
        return files.downloader.download(ref, partial, target, files.seen);
    }
}
