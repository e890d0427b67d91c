package dev.lockstep.api.rest;

import dev.lockstep.base.Refused;

/**
 * Which page of a list that is asked for by number: the last one where a later one was asked for.
 *
 * @param page from 1
 * @param pages how many there are, at least 1
 * @param total how many items all of them hold
 */
public record NumberedPage(long page, long pages, long total, int limit) {
    private static final long MAX_PAGE = 100_000;

    public static NumberedPage of(long asked, long total, int limit) {
        if (asked < 1 || asked > MAX_PAGE) {
            throw Refused.invalid("page_out_of_range", "page", "page must be from 1 to " + MAX_PAGE + ".");
        }
        long pages = Math.max(1, (total + limit - 1) / limit);
        return new NumberedPage(Math.min(asked, pages), pages, total, limit);
    }

    public long offset() {
        return (page - 1) * limit;
    }
}
