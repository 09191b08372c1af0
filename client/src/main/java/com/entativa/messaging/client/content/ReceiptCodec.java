package com.entativa.messaging.client.content;

import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.List;
import java.util.UUID;

/// The fields of receipts.
final class ReceiptCodec {
    static final int DELIVERED = 2;
    static final int RETRY_REQUEST = 3;
    static final int UNAVAILABLE = 4;
    static final int READ = 5;

    private ReceiptCodec() {}

    static void write(ByteWriter out, Receipt receipt) {
        switch (receipt) {
            case Receipt.Delivered(List<UUID> ids) -> Fields.ids(out.u8(DELIVERED), ids);
            case Receipt.Read(List<UUID> ids) -> Fields.ids(out.u8(READ), ids);
            case Receipt.RetryRequest(UUID id, Unreadable reason) ->
                Uuids.write(out.u8(RETRY_REQUEST), id).u8(reason.code());
            case Receipt.Unavailable(UUID id) -> Uuids.write(out.u8(UNAVAILABLE), id);
        }
    }

    static Content.Fixed<Receipt> read(int kind, ByteReader in) {
        Receipt receipt =
                switch (kind) {
                    case DELIVERED -> new Receipt.Delivered(Fields.ids(in));
                    case READ -> new Receipt.Read(Fields.ids(in));
                    case RETRY_REQUEST -> new Receipt.RetryRequest(Uuids.read(in), Unreadable.of(in.u8()));
                    case UNAVAILABLE -> new Receipt.Unavailable(Uuids.read(in));
                    default -> throw new IllegalArgumentException("no receipt has kind " + kind);
                };
        return _ -> receipt;
    }
}
