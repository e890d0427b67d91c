package dev.lockstep.watch;

import dev.lockstep.base.Refused;
import dev.lockstep.base.Texts;
import dev.lockstep.watch.Repositories.Place;
import java.time.Instant;
import java.util.List;

/** What a person settled for a watch, and what it means for the next look that they settled it anew. */
record WatchTerms(
        String name, String repoUrl, Place place, List<String> branches, int intervalMinutes, boolean fireFirst) {
    private static final int MAX_INTERVAL_MINUTES = 44_640; // a month
    private static final int MAX_BRANCHES = 100;
    private static final int MAX_NAME_CHARS = 200;
    private static final int MAX_BRANCH_CHARS = 255;

    /** @throws Refused when a watch cannot be like that */
    WatchTerms {
        branches = checked(branches);
        check(intervalMinutes);
        name = checked(name);
        repoUrl = repoUrl.strip();
    }

    /** Another repository, about which what is known of the old one says nothing. */
    boolean elsewhere(Watch old) {
        return !place.equals(new Place(old.connectionId(), old.container()));
    }

    /** Something else is to be looked at; its first look records and does not fire. */
    boolean afresh(Watch old) {
        return elsewhere(old) || !branches.equals(old.branches());
    }

    /** A check that is under way knows nothing of this, and must not settle when the next one is. */
    boolean otherwise(Watch old) {
        return afresh(old) || intervalMinutes != old.intervalMinutes();
    }

    Instant due(Watch old, Instant now) {
        if (afresh(old)) {
            return now;
        }
        boolean stays = intervalMinutes == old.intervalMinutes() || !old.dueAt().isAfter(now);
        return stays ? old.dueAt() : CheckTimes.next(old.id(), intervalMinutes, now);
    }

    private static String checked(String given) {
        var name = Texts.line(given);
        if (name.isEmpty() || name.length() > MAX_NAME_CHARS) {
            throw Refused.invalid("name_invalid", "name", "A watch's name has 1 to " + MAX_NAME_CHARS + " characters.");
        }
        return name;
    }

    private static void check(int minutes) {
        if (minutes < 1) {
            throw Refused.invalid("interval_too_short", "checkInterval", "Check interval must be at least 1 minute");
        }
        if (minutes > MAX_INTERVAL_MINUTES) {
            throw Refused.invalid(
                    "interval_too_long",
                    "checkInterval",
                    "Check interval must be at most " + MAX_INTERVAL_MINUTES + " minutes.");
        }
    }

    private static List<String> checked(List<String> given) {
        var branches = given.stream()
                .map(each -> Texts.line(each == null ? "" : each))
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        if (branches.isEmpty() || branches.size() > MAX_BRANCHES) {
            throw Refused.invalid(
                    "branches_invalid",
                    "branches",
                    "branches must name 1 to " + MAX_BRANCHES + " branches or patterns.");
        }
        for (var branch : branches) {
            if (branch.length() > MAX_BRANCH_CHARS || branch.matches(".*[\\s~^:?\\[\\\\].*") || branch.contains("..")) {
                throw Refused.invalid(
                        "branches_invalid", "branches", "A branch's name has no spaces, no .. and none of ~^:?[\\.");
            }
        }
        return branches;
    }
}
