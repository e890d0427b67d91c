package dev.lockstep.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored twins. Thread-safe. */
public interface Twins {
    Optional<Twin> find(UUID linkId, Twin.Kind kind, UUID hubId);

    Optional<Twin> findRemote(UUID linkId, Twin.Kind kind, String remoteId);

    /** On every link. */
    List<Twin> of(UUID hubId);

    /** What a twin's remote record was called before, newest first; at most {@value #FORMER_NAMES}. */
    List<FormerName> formerNames(UUID twinId);

    int FORMER_NAMES = 20;

    /** @param until when it was first seen under another */
    record FormerName(String key, String url, Instant until) {}

    /** Of a link, those with a counterpart on both sides. */
    Counts counts(UUID linkId);

    record Counts(long issues, long pullRequests, long comments) {}

    /** How many of a link's records have a counterpart on both sides. */
    long count(UUID linkId, Twin.Kind kind);
}
