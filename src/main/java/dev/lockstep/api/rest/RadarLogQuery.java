package dev.lockstep.api.rest;

import dev.lockstep.base.Refused;
import dev.lockstep.watch.CheckFilter;
import dev.lockstep.watch.CheckStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the older watcher asks for log rows: by page or offset, filtered. */
record RadarLogQuery(
        @Nullable Integer limit,
        @Nullable Integer page,
        @Nullable Long offset,
        @Nullable String status,
        @Nullable String branch,
        @Nullable Instant since,
        @Nullable Instant until) {
    private static final int DEFAULT_ROWS = 50;
    private static final int MOST_ROWS = 500;

    CheckFilter filter(UUID watchId) {
        return new CheckFilter(watchId, wanted(), branch, since, until);
    }

    private @Nullable CheckStatus wanted() {
        if (status == null || status.isEmpty()) {
            return null;
        }
        return Arrays.stream(CheckStatus.values())
                .filter(each -> each.name().equalsIgnoreCase(status))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "unknown_word",
                        "status",
                        "status must be one of " + Arrays.toString(CheckStatus.values()) + "."));
    }

    int rows() {
        int wanted = limit == null ? DEFAULT_ROWS : limit;
        if (wanted < 1 || wanted > MOST_ROWS) {
            throw Refused.invalid("limit_out_of_range", "limit", "limit must be from 1 to " + MOST_ROWS + ".");
        }
        return wanted;
    }

    long skipped() {
        if (page != null && page < 1 || offset != null && offset < 0) {
            throw Refused.invalid("page_out_of_range", "page", "page begins at 1 and offset at 0.");
        }
        return offset != null ? offset : page == null ? 0 : (long) (page - 1) * rows();
    }
}
