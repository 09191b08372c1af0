package com.entativa.messaging.protocol.session;

import com.entativa.messaging.protocol.ratchet.AssociatedData;
import com.entativa.messaging.protocol.ratchet.RatchetCodec;
import com.entativa.messaging.protocol.ratchet.Suite;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import com.entativa.messaging.protocol.wire.PreKeyMessage;
import com.entativa.messaging.protocol.wire.PreKeyMessage.Opening;
import java.util.ArrayList;
import java.util.List;

/// The sessions with one device as the bytes of one record of the owner's sealed store. Holds secrets: wipe it after
/// use.
public final class SessionCodec {
    private static final int FORMAT = 1;
    private static final int ESTABLISHED = 0;
    private static final int UNANSWERED = 1;

    private SessionCodec() {}

    public static byte[] write(PeerSessions sessions) {
        ByteWriter out = new ByteWriter().u8(FORMAT);
        List<Session> all = sessions.all();
        out.u8(sessions.active() instanceof PeerSessions.Active.Of ? 1 : 0).u32(all.size());
        for (Session session : all) write(session, out);
        return out.finish();
    }

    /// Throws `IllegalStateException` for bytes that {@link #write} did not make: the store verified them before.
    public static PeerSessions read(byte[] bytes) {
        try {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != FORMAT) throw new ByteReader.Malformed();
            int active = in.u8();
            if (active > 1) throw new ByteReader.Malformed();
            int all = in.count(PeerSessions.MAX_ARCHIVED + active);
            if (all < active) throw new ByteReader.Malformed();
            List<Session> sessions = new ArrayList<>();
            for (int left = all; left > 0; left--) sessions.add(read(in));
            in.end();
            List<Session> archived = List.copyOf(sessions.subList(active, all));
            return active == 0
                    ? new PeerSessions(PeerSessions.Active.None.NONE, archived)
                    : new PeerSessions(new PeerSessions.Active.Of(sessions.getFirst()), archived);
        } catch (ByteReader.Malformed malformed) {
            throw new IllegalStateException("a session record is damaged", malformed);
        }
    }

    private static void write(Session session, ByteWriter out) {
        out.bytes(session.opening().encoded());
        switch (session.progress()) {
            case Session.Progress.Established _ -> out.u8(ESTABLISHED);
            case Session.Progress.Unanswered(long since) -> out.u8(UNANSWERED).u64(since);
        }
        session.data().write(out);
        RatchetCodec.write(session.ratchet(), out);
    }

    private static Session read(ByteReader in) {
        Opening opening = opening(in.bytes(PreKeyMessage.HEADER_LENGTH));
        Suite suite = Suite.ofHeader(opening.version()).orElseThrow(ByteReader.Malformed::new);
        Session.Progress progress =
                switch (in.u8()) {
                    case ESTABLISHED -> Session.Progress.Established.ESTABLISHED;
                    case UNANSWERED -> new Session.Progress.Unanswered(in.u64());
                    default -> throw new ByteReader.Malformed();
                };
        return new Session(suite, AssociatedData.read(in), opening, progress, RatchetCodec.read(in));
    }

    private static Opening opening(byte[] bytes) {
        return Opening.parse(bytes).orElseThrow(ByteReader.Malformed::new);
    }
}
