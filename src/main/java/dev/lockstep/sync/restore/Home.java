package dev.lockstep.sync.restore;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Sha256;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The hub's id for a record that a tracker made. Its upper half is the time, as with every id; its lower half is made of
 * where the record stands, so that a hub which was set back and gives it an id anew can tell that both mean one record.
 */
final class Home {
    private static final int LOWER = "00000000-0000-0000-".length();
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM = 0x3fff_ffff_ffff_ffffL;

    private Home() {}

    /** @param kind issue or comment */
    static UUID of(UUID linkId, String kind, String remoteId) {
        return new UUID(Ids.next().getMostSignificantBits(), lower(linkId, kind, remoteId));
    }

    static boolean isOf(UUID hubId, UUID linkId, String kind, String remoteId) {
        return hubId.getLeastSignificantBits() == lower(linkId, kind, remoteId);
    }

    /** As the lower half is written at the end of an id's text. */
    static String ending(UUID hubId) {
        return hubId.toString().substring(LOWER);
    }

    private static long lower(UUID linkId, String kind, String remoteId) {
        var digest = Sha256.of(linkId + " " + kind + " " + remoteId);
        return VARIANT | ByteBuffer.wrap(digest).getLong() & RANDOM;
    }
}
