package dev.lockstep.issue;

import dev.lockstep.base.Database;
import dev.lockstep.base.Slice;
import dev.lockstep.event.Events;
import dev.lockstep.issue.search.TitleParts;
import dev.lockstep.project.Projects;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts every change in its unit of work; what it consists of stands in the classes it is built from. */
@Component
final class StoredIssues implements Issues {
    private final Database database;
    private final IssueRows issues;
    private final CommentRows comments;
    private final CommentPages pages;
    private final Timeline timeline;
    private final IssueWrites issueWrites;
    private final CommentWrites commentWrites;

    StoredIssues(
            Database database,
            JdbcClient jdbc,
            TitleParts titles,
            Projects projects,
            Events events,
            ApplicationEventPublisher listeners) {
        this.database = database;
        issues = new IssueRows(jdbc, titles);
        comments = new CommentRows(jdbc);
        pages = new CommentPages(jdbc);
        timeline = new Timeline(jdbc);
        var announcer = new Announcer(timeline, events, listeners, comments);
        issueWrites = new IssueWrites(issues, projects, announcer);
        commentWrites = new CommentWrites(issues, comments, announcer, issueWrites::wake);
    }

    @Override
    public Issue create(NewIssue issue, Origin origin) {
        return database.write(() -> issueWrites.create(issue, origin));
    }

    @Override
    public Issue edit(UUID id, long expectedVersion, Edit edit, Origin origin, Instant at) {
        return database.write(() -> issueWrites.edit(id, expectedVersion, edit, origin, at));
    }

    @Override
    public void remove(UUID id, Origin origin, Instant at) {
        database.write(() -> issueWrites.remove(id, origin, at));
    }

    @Override
    public Issue remove(UUID id, long expectedVersion, Origin origin, Instant at) {
        return database.write(() -> issueWrites.remove(id, expectedVersion, origin, at));
    }

    @Override
    public boolean archive(UUID id, Instant before, Instant at) {
        return database.write(() -> issueWrites.archive(id, before, at));
    }

    @Override
    public void wake(UUID id, Origin origin, Instant at) {
        database.write(() -> issueWrites.wake(id, origin, at));
    }

    @Override
    public Comment addComment(NewComment comment, Origin origin) {
        return database.write(() -> commentWrites.add(comment, origin));
    }

    @Override
    public Comment editComment(UUID id, long expectedVersion, String body, Origin origin, Instant at) {
        return database.write(() -> commentWrites.edit(id, expectedVersion, body, origin, at));
    }

    @Override
    public void deleteComment(UUID id, long expectedVersion, Origin origin, Instant at) {
        database.write(() -> commentWrites.delete(id, expectedVersion, origin, at));
    }

    @Override
    public void note(UUID issueId, Change change, Origin origin, Instant at) {
        database.write(() -> timeline.append(issueId, change, origin, at));
    }

    @Override
    public Optional<Issue> find(UUID id) {
        return issues.find(id);
    }

    @Override
    public Map<UUID, Issue> all(Collection<UUID> ids) {
        return issues.all(ids);
    }

    @Override
    public Optional<UUID> projectOf(UUID issueId) {
        return issues.home(issueId);
    }

    @Override
    public Map<UUID, Instant> modifiedAt(Set<UUID> ids) {
        return issues.modifiedAt(ids);
    }

    @Override
    public Map<UUID, String> titles(Set<UUID> ids) {
        return issues.titles(ids);
    }

    @Override
    public Optional<Issue> findNumber(UUID projectId, long number) {
        return issues.findNumber(projectId, number);
    }

    @Override
    public List<Issue> numbered(UUID projectId, long after, int limit) {
        return issues.numbered(projectId, after, limit);
    }

    @Override
    public Optional<Comment> findComment(UUID id) {
        return comments.find(id);
    }

    @Override
    public List<Comment> comments(UUID issueId) {
        return comments.of(issueId);
    }

    @Override
    public List<Issue> titled(UUID projectId, String title) {
        return issues.titled(projectId, title);
    }

    @Override
    public Slice<Comment> comments(UUID issueId, int limit, @Nullable String cursor) {
        return pages.of(issueId, limit, cursor);
    }

    @Override
    public Slice<Comment> latestComments(UUID issueId, int limit, @Nullable String cursor) {
        return pages.latest(issueId, limit, cursor);
    }

    @Override
    public Map<UUID, Long> commentCounts(Collection<UUID> ids) {
        return pages.counts(ids);
    }

    @Override
    public List<Category> categories(UUID projectId) {
        return issues.categories(projectId);
    }

    @Override
    public Slice<Issue> filtered(IssueFilter filter, int limit, @Nullable String cursor) {
        return issues.list(filter, limit, cursor);
    }

    @Override
    public Slice<TimelineEntry> decisions(UUID issueId, int limit, @Nullable String cursor) {
        return timeline.decisions(issueId, limit, cursor);
    }

    @Override
    public List<TimelineEntry> newest(UUID issueId, int limit) {
        return timeline.newest(issueId, limit);
    }

    @Override
    public Slice<TimelineEntry> timeline(UUID issueId, int limit, @Nullable String cursor) {
        return timeline.of(issueId, limit, cursor);
    }
}
