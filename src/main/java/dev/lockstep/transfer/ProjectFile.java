package dev.lockstep.transfer;

import dev.lockstep.issue.Author;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a file, in this order: {@code format}, {@code version}, {@code project}, {@code labels}, {@code columns},
 * {@code issues} by their numbers. Members may be added to a version, never change their meaning.
 */
public final class ProjectFile {
    static final String FORMAT = "lockstep-project";
    static final int VERSION = 1;
    static final int MOST_LABELS = 10_000;
    static final int MOST_COLUMNS = 50;
    static final int MOST_ISSUES = 100_000;

    private ProjectFile() {}

    /**
     * @param nextNumber of the next issue; null for the one behind the last
     * @param archiveAfterDays null or 0 for never
     */
    record Head(
            @Nullable String name,
            @Nullable String description,
            @Nullable Long nextNumber,
            @Nullable Integer archiveAfterDays) {}

    record LabelLine(@Nullable String name, @Nullable String color) {}

    record ColumnLine(
            @Nullable String name,
            @Nullable String kind,
            @Nullable Integer wipLimit,
            @Nullable String takes) {}

    /** @param column which of the columns, from 0; {@code rank} orders what stands there */
    record IssueLine(
            @Nullable Long number,
            @Nullable String title,
            @Nullable String body,
            @Nullable String state,
            @Nullable List<@Nullable String> labels,
            @Nullable List<@Nullable String> assignees,
            @Nullable String priority,
            @Nullable String dueOn,
            @Nullable String category,
            @Nullable Author author,
            @Nullable Instant createdAt,
            @Nullable Instant modifiedAt,
            @Nullable Integer column,
            @Nullable Long rank,
            @Nullable List<@Nullable CommentLine> comments) {}

    record CommentLine(
            @Nullable String body,
            @Nullable Author author,
            @Nullable Instant createdAt,
            @Nullable Instant modifiedAt) {}

    /** Hears what a file holds, in its order. */
    interface Sink {
        void project(Head head);

        void label(LabelLine label);

        void column(ColumnLine column);

        void issue(IssueLine issue);
    }

    /** What an import made. */
    public record Imported(UUID id, String name, long issues, long comments) {}
}
