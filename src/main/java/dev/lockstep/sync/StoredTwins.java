package dev.lockstep.sync;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Json;
import dev.lockstep.connector.RemoteRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class StoredTwins implements Twins {
    private final JdbcClient jdbc;

    StoredTwins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Twin> find(UUID linkId, Twin.Kind kind, UUID hubId) {
        return jdbc.sql("select * from twin where link_id = ? and hub_id = ? and " + only(kind))
                .params(linkId.toString(), hubId.toString())
                .query(StoredTwins::twin)
                .optional();
    }

    @Override
    public Optional<Twin> findRemote(UUID linkId, Twin.Kind kind, String remoteId) {
        return jdbc.sql("select * from twin where link_id = ? and remote_id = ? and " + only(kind))
                .params(linkId.toString(), remoteId)
                .query(StoredTwins::twin)
                .optional();
    }

    /**
     * The place of a remote issue. A pull request that was heard of by its number alone is known by its id from now on;
     * inside a unit of work.
     */
    Optional<Twin> heardOf(UUID linkId, RemoteRef issue) {
        return known(linkId, issue)
                .map(twin -> !issue.isAlias() && RemoteRef.isAlias(twin.remoteId()) ? named(twin, issue) : twin);
    }

    /** As {@link #heardOf}, and nothing is learned. */
    Optional<Twin> known(UUID linkId, RemoteRef issue) {
        return findRemote(linkId, Twin.Kind.ISSUE, issue.id())
                .or(() -> findIssueByKey(linkId, issue.key())
                        .filter(twin -> issue.isAlias() || RemoteRef.isAlias(twin.remoteId())));
    }

    /**
     * The place for comments of an issue, inside a unit of work. One that is only reserved may be about to be given up for
     * the place of what we made ourselves: it stays until the unit ends, or the other is returned.
     */
    Twin staying(Twin issue) {
        if (issue.status() != Twin.Status.RESERVED || issue.remoteId() == null) {
            return issue;
        }
        int held = jdbc.sql("update twin set status = status where id = ? and status = 'reserved'")
                .param(issue.id().toString())
                .update();
        return held == 1
                ? issue
                : findRemote(issue.linkId(), issue.kind(), issue.remoteId()).orElse(issue);
    }

    private Twin named(Twin twin, RemoteRef issue) {
        jdbc.sql("update twin set remote_id = ? where id = ?")
                .params(issue.id(), twin.id().toString())
                .update();
        return find(twin.linkId(), twin.kind(), twin.hubId()).orElseThrow();
    }

    @Override
    public List<Twin> of(UUID hubId) {
        return jdbc.sql("select * from twin where hub_id = ? order by id")
                .param(hubId.toString())
                .query(StoredTwins::twin)
                .list();
    }

    /** Those of a link that stand on both sides; by id. */
    List<Twin> after(UUID linkId, String id, int limit) {
        return jdbc.sql("select * from twin where link_id = ? and status = 'linked' and id > ? order by id limit ?")
                .params(linkId.toString(), id, limit)
                .query(StoredTwins::twin)
                .list();
    }

    /** The comments of an issue that are known on a link. */
    List<Twin> comments(UUID linkId, UUID issueId) {
        return jdbc.sql("select * from twin where parent_id = ? and link_id = ? order by id")
                .params(issueId.toString(), linkId.toString())
                .query(StoredTwins::twin)
                .list();
    }

    /** By what it is called now, or was called before it was renamed there. */
    Optional<Twin> findIssueByKey(UUID linkId, String remoteKey) {
        return jdbc.sql(
                        "select * from twin where link_id = ? and kind = 'issue' and remote_key = ? order by id limit 1")
                .params(linkId.toString(), remoteKey)
                .query(StoredTwins::twin)
                .optional()
                .or(() -> findIssueByFormerKey(linkId, remoteKey));
    }

    private Optional<Twin> findIssueByFormerKey(UUID linkId, String remoteKey) {
        return jdbc.sql("""
                select twin.* from former_name join twin on twin.id = former_name.twin_id
                where former_name.link_id = ? and former_name.remote_key = ? and twin.kind = 'issue'
                order by former_name.until desc, twin.id limit 1
                """)
                .params(linkId.toString(), remoteKey)
                .query(StoredTwins::twin)
                .optional();
    }

    /** Stores a twin that was known as {@code before}; inside a unit of work. */
    void save(Twin before, Twin twin, Instant now) {
        save(twin);
        boolean renamed =
                !Objects.equals(before.remoteKey(), twin.remoteKey()) || !Objects.equals(before.url(), twin.url());
        if (renamed && before.remoteKey() != null && before.url() != null) {
            jdbc.sql("""
                    insert into former_name (twin_id, link_id, remote_key, url, until) values (?, ?, ?, ?, ?)
                    on conflict (twin_id, remote_key, url) do update set until = excluded.until
                    """)
                    .params(
                            twin.id().toString(),
                            twin.linkId().toString(),
                            before.remoteKey(),
                            before.url(),
                            now.toEpochMilli())
                    .update();
        }
    }

    @Override
    public List<FormerName> formerNames(UUID twinId) {
        return jdbc.sql("select * from former_name where twin_id = ? order by until desc, remote_key limit ?")
                .params(twinId.toString(), FORMER_NAMES)
                .query((row, number) -> new FormerName(
                        row.getString("remote_key"), row.getString("url"), Instant.ofEpochMilli(row.getLong("until"))))
                .list();
    }

    @Override
    public long count(UUID linkId, Twin.Kind kind) {
        return jdbc.sql("select count(*) from twin where link_id = ? and status = 'linked' and " + only(kind))
                .param(linkId.toString())
                .query(Long.class)
                .single();
    }

    @Override
    public Counts counts(UUID linkId) {
        return jdbc.sql("""
                select coalesce(sum(case when kind = 'issue' and pull_request = 0 then 1 else 0 end), 0),
                  coalesce(sum(case when kind = 'issue' and pull_request = 1 then 1 else 0 end), 0),
                  coalesce(sum(case when kind = 'comment' then 1 else 0 end), 0)
                from twin where link_id = ? and status = 'linked'
                """)
                .param(linkId.toString())
                .query((row, number) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    /** Gives a remote record that was first heard of its place in the hub, so that its operations have one key at once. */
    Twin reserve(UUID linkId, Twin.Kind kind, UUID hubId, @Nullable UUID parentId, RemoteRef ref, boolean pullRequest) {
        var twin = new Twin(
                Ids.next(),
                linkId,
                kind,
                hubId,
                parentId,
                ref.id(),
                ref.key(),
                null,
                Twin.Status.RESERVED,
                Base.EMPTY,
                null,
                pullRequest,
                null);
        save(twin);
        return twin;
    }

    /** Stores the twin of a hub record on a link, whatever was known of it before. */
    void save(Twin twin) {
        insert(twin, """
                on conflict (link_id, kind, hub_id) do update set remote_id = excluded.remote_id,
                  remote_key = excluded.remote_key, url = excluded.url, status = excluded.status, base = excluded.base,
                  remote_updated_at = excluded.remote_updated_at, pull_request = excluded.pull_request,
                  attribution = excluded.attribution
                """);
    }

    /** Until the unit ends, no other decides what this issue's twin is. */
    void one(UUID hubId) {
        jdbc.sql("update issue set version = version where id = ?")
                .param(hubId.toString())
                .update();
    }

    /** Stores a twin of which nothing was known; who was there first stays, and this unit is run again or fails. */
    void add(Twin twin) {
        insert(twin, "");
    }

    private void insert(Twin twin, String orElse) {
        jdbc.sql("""
                insert into twin (id, link_id, kind, hub_id, parent_id, remote_id, remote_key, url, status, base,
                  remote_updated_at, pull_request, attribution)
                values (:id, :link, :kind, :hub, :parent, :remote, :key, :url, :status, :base, :updated, :pull, :said)
                """ + orElse)
                .param("id", twin.id().toString())
                .param("link", twin.linkId().toString())
                .param("kind", word(twin.kind()))
                .param("hub", twin.hubId().toString())
                .param("parent", Rows.text(twin.parentId()))
                .param("remote", twin.remoteId())
                .param("key", twin.remoteKey())
                .param("url", twin.url())
                .param("status", twin.status().name().toLowerCase(Locale.ROOT))
                .param("base", Json.write(twin.base()))
                .param("updated", Rows.millis(twin.remoteUpdatedAt()))
                .param("pull", Rows.flag(twin.pullRequest()))
                .param("said", twin.attribution())
                .update();
    }

    /**
     * Stores the twin of what we created ourselves. The tracker's own webhook may have come before its answer and reserved
     * another place for the same record; that one is given up.
     *
     * @return the hub ids of places given up
     */
    List<UUID> claim(Twin twin) {
        List<UUID> givenUp = jdbc.sql(
                        "select hub_id from twin where link_id = ? and remote_id = ? and hub_id <> ? and status = 'reserved' and "
                                + only(twin.kind()))
                .params(
                        twin.linkId().toString(),
                        Objects.requireNonNull(twin.remoteId()),
                        twin.hubId().toString())
                .query((row, number) -> Rows.id(row, "hub_id"))
                .list();
        givenUp.forEach(hubId -> find(twin.linkId(), twin.kind(), hubId).ifPresent(this::forget));
        save(twin);
        return givenUp;
    }

    /** The comments that were first heard of under one issue belong to another; returns them. */
    List<UUID> rehome(UUID linkId, UUID fromIssue, UUID toIssue) {
        List<UUID> moved = comments(linkId, fromIssue).stream().map(Twin::hubId).toList();
        jdbc.sql("update twin set parent_id = ? where link_id = ? and parent_id = ?")
                .params(toIssue.toString(), linkId.toString(), fromIssue.toString())
                .update();
        return moved;
    }

    void forget(Twin twin) {
        jdbc.sql("delete from twin where id = ? and status = 'reserved'")
                .param(twin.id().toString())
                .update();
    }

    /** With the comments that were heard of under it. */
    void forgetAll(Twin issue) {
        jdbc.sql("delete from twin where link_id = ? and parent_id = ? and status = 'reserved'")
                .params(issue.linkId().toString(), issue.hubId().toString())
                .update();
        forget(issue);
    }

    /** True when the comments of an issue were listed, or may be assumed to be known, up to this time of it. */
    boolean commentsKnown(UUID twinId, Instant remoteTime, boolean assuming) {
        return jdbc.sql("select 1 from twin where id = :id and (comments_seen_at >= :at"
                        + (assuming ? " or comments_assumed_at >= :at)" : ")"))
                .param("id", twinId.toString())
                .param("at", remoteTime.toEpochMilli())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    @Nullable
    String etag(UUID twinId) {
        return jdbc.sql("select etag from twin where id = ? and etag is not null")
                .param(twinId.toString())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** @param etag what it stands for is in the base; null when what is there is to be read anew */
    void agreedOn(UUID twinId, @Nullable String etag) {
        jdbc.sql("update twin set etag = :etag where id = :id")
                .param("etag", etag)
                .param("id", twinId.toString())
                .update();
    }

    /** Up to this time of an issue at the tracker all its comments are known; never goes back. */
    void commentsSeen(UUID linkId, UUID issueId, Instant remoteTime) {
        moveForward("comments_seen_at", linkId, issueId, remoteTime, "");
    }

    /**
     * Up to this time of an issue at the tracker an import's own writes moved it, as far as anybody can tell: not where it was
     * seen at a time that is not accounted for.
     */
    void commentsAssumed(UUID linkId, UUID issueId, Instant remoteTime) {
        moveForward("comments_assumed_at", linkId, issueId, remoteTime, """
                and (remote_updated_at is null or comments_seen_at >= remote_updated_at
                  or comments_assumed_at >= remote_updated_at)
                """);
    }

    private void moveForward(String column, UUID linkId, UUID issueId, Instant remoteTime, String where) {
        jdbc.sql("update twin set " + column + " = :at where link_id = :link and kind = 'issue' and hub_id = :hub"
                        + " and coalesce(" + column + ", 0) < :at " + where)
                .param("at", remoteTime.toEpochMilli())
                .param("link", linkId.toString())
                .param("hub", issueId.toString())
                .update();
    }

    /** Under which names of its link's a pair last agreed. */
    long wording(Link link, UUID twinId) {
        return link.wording() == 0
                ? 0
                : jdbc.sql("select wording from twin where id = ?")
                        .param(twinId.toString())
                        .query(Long.class)
                        .optional()
                        .orElse(0L);
    }

    void worded(Link link, UUID twinId) {
        if (link.wording() > 0) {
            jdbc.sql("update twin set wording = ? where id = ? and wording < ?")
                    .params(link.wording(), twinId.toString(), link.wording())
                    .update();
        }
    }

    /** The entry of the timeline up to which it was judged what of it cannot be shown there, or {@code first} if that is later. */
    String noted(UUID twinId, String first) {
        return jdbc.sql("select noted from twin where id = ? and noted > ?")
                .params(twinId.toString(), first)
                .query(String.class)
                .optional()
                .orElse(first);
    }

    void noted(UUID twinId, UUID entry) {
        jdbc.sql("update twin set noted = ? where id = ?")
                .params(entry.toString(), twinId.toString())
                .update();
    }

    /** Not a parameter: where an index is for one kind only, SQLite plans a statement anew at each value. */
    private static String only(Twin.Kind kind) {
        return "kind = '" + word(kind) + "'";
    }

    private static String word(Twin.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Twin twin(ResultSet row, int number) throws SQLException {
        return new Twin(
                Rows.id(row, "id"),
                Rows.id(row, "link_id"),
                Twin.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Rows.id(row, "hub_id"),
                Rows.optionalId(row, "parent_id"),
                row.getString("remote_id"),
                row.getString("remote_key"),
                row.getString("url"),
                Twin.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                Json.read(row.getString("base"), Base.class),
                Rows.optionalTime(row, "remote_updated_at"),
                Rows.flag(row, "pull_request"),
                row.getString("attribution"));
    }
}
