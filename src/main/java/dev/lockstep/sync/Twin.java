package dev.lockstep.sync;

import dev.lockstep.base.Ids;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.terms.Note;
import dev.lockstep.terms.Wording;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One hub record and its remote counterpart on one link.
 *
 * @param hubId of the issue or comment; reserved when the remote record is first heard of, before the hub's exists
 * @param parentId for a comment: the hub issue
 * @param remoteId null until it exists there
 * @param remoteKey what the tracker's API calls it
 * @param remoteUpdatedAt newest time seen or written
 * @param attribution the line that it was made with, to say whose words it carries; that of a note for one; null without one
 */
public record Twin(
        UUID id,
        UUID linkId,
        Kind kind,
        UUID hubId,
        @Nullable UUID parentId,
        @Nullable String remoteId,
        @Nullable String remoteKey,
        @Nullable String url,
        Status status,
        Base base,
        @Nullable Instant remoteUpdatedAt,
        boolean pullRequest,
        @Nullable String attribution) {
    /** The place of a hub record that the other side does not have yet. */
    static Twin unborn(UUID linkId, Kind kind, UUID hubId, @Nullable UUID parentId) {
        return new Twin(
                Ids.next(),
                linkId,
                kind,
                hubId,
                parentId,
                null,
                null,
                null,
                Status.RESERVED,
                Base.EMPTY,
                null,
                false,
                null);
    }

    Twin with(Status next) {
        return with(next, base, remoteUpdatedAt, attribution);
    }

    Twin with(Base next) {
        return with(status, next, remoteUpdatedAt, attribution);
    }

    /** The newest time wins: what was read or written last is what is known. */
    Twin seen(Instant updatedAt) {
        Instant newest = remoteUpdatedAt == null || updatedAt.isAfter(remoteUpdatedAt) ? updatedAt : remoteUpdatedAt;
        return with(status, base, newest, attribution);
    }

    Twin attributed(@Nullable String saying) {
        return with(status, base, remoteUpdatedAt, saying);
    }

    private Twin with(Status is, Base agreed, @Nullable Instant seenAt, @Nullable String saying) {
        return new Twin(
                id, linkId, kind, hubId, parentId, remoteId, remoteKey, url, is, agreed, seenAt, pullRequest, saying);
    }

    /** What its tracker calls it by now. */
    Twin called(RemoteRef ref, String address) {
        return ref.key().equals(remoteKey) && address.equals(url)
                ? this
                : new Twin(
                        id,
                        linkId,
                        kind,
                        hubId,
                        parentId,
                        remoteId,
                        ref.key(),
                        address,
                        status,
                        base,
                        remoteUpdatedAt,
                        pullRequest,
                        attribution);
    }

    /** Both records exist now and agree on {@code agreed}. */
    Twin linked(RemoteRef ref, String address, Base agreed, Instant updatedAt) {
        return new Twin(
                id,
                linkId,
                kind,
                hubId,
                parentId,
                ref.id(),
                ref.key(),
                address,
                Status.LINKED,
                agreed,
                updatedAt,
                pullRequest,
                attribution);
    }

    /**
     * Who is assigned in the hub and could not be told to the tracker, or whom it did not take.
     *
     * @param wording the tracker's names
     */
    public List<String> peopleNotThere(Wording wording) {
        Base.Pair agreed = base.pair(Field.ASSIGNEES);
        return agreed == null ? List.of() : People.notThere(wording, agreed);
    }

    /** Who of the hub's has no account there, as far as is known. */
    public static List<String> peopleWithoutAccount(Wording wording, Collection<String> people) {
        return People.unknown(wording, people);
    }

    /** What both sides showed when they last agreed, by field. */
    public List<Shown> shown() {
        return base.fields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new Shown(
                        each.getKey().name().toLowerCase(Locale.ROOT),
                        each.getValue().hub(),
                        each.getValue().remote()))
                .toList();
    }

    /** Of labels and assignees one a line. */
    public record Shown(String field, String here, String there) {}

    /** Why an ignored one is. */
    String whyIgnored() {
        if (Note.LAST_LINE.equals(attribution)) {
            return "lockstep_note";
        }
        if (pullRequest) {
            return "pull_requests_off";
        }
        return remoteId == null || !base.equals(Base.EMPTY) ? Gate.REJECTED : "left_alone";
    }

    boolean mayTakeComments() {
        return status == Status.LINKED || status == Status.RESERVED;
    }

    public enum Kind {
        ISSUE,
        COMMENT
    }

    /**
     * Reserved: one side does not exist yet. Gone: deleted remotely. Ignored: a pull request on a link without them, or
     * what another hub made, or what a person did not want there.
     */
    public enum Status {
        RESERVED,
        LINKED,
        GONE,
        IGNORED
    }
}
