package dev.lockstep.conflict;

import dev.lockstep.base.Refused;
import dev.lockstep.conflict.Conflict.State;
import dev.lockstep.issue.ThreeWayMerge;
import dev.lockstep.issue.ThreeWayMerge.Prefer;

/** Which value an answer makes of a conflict. Pure. */
final class Settlement {
    private Settlement() {}

    static String value(Conflict conflict, Answer answer) {
        return switch (answer.keep()) {
            case HUB -> side(conflict, Prefer.OURS);
            case REMOTE -> side(conflict, Prefer.THEIRS);
            case BOTH -> both(conflict);
            case TEXT -> own(answer);
            case RESTORE -> losing(conflict);
        };
    }

    static Policy rule(Answer answer) {
        return switch (answer.keep()) {
            case HUB -> Policy.HUB;
            case REMOTE -> Policy.REMOTE;
            case BOTH, TEXT, RESTORE ->
                throw Refused.invalid(
                        "not_a_rule", "rememberAsRule", "Only keeping hub or remote can be a rule; leave it out here.");
        };
    }

    /** Of a text only the lines that both changed are one side's. */
    private static String side(Conflict conflict, Prefer prefer) {
        if (conflict.policy().equals("edit_survives_delete")) {
            throw Refused.invalid(
                    "nothing_to_restore", "keep", "One side had deleted it; delete the comment if it shall go.");
        }
        var sides = conflict.sides();
        if (conflict.isText()) {
            return ThreeWayMerge.text(sides.base(), sides.hub(), sides.remote(), prefer)
                    .value();
        }
        return prefer == Prefer.OURS ? sides.hub() : sides.remote();
    }

    private static String both(Conflict conflict) {
        if (conflict.isText()) {
            return side(conflict, Prefer.BOTH);
        }
        if (conflict.field().equals("title")) {
            return conflict.sides().hub() + " / " + conflict.sides().remote();
        }
        throw Refused.invalid("not_both", "keep", "A " + conflict.field() + " is one value; keep hub or remote.");
    }

    private static String own(Answer answer) {
        if (answer.text() == null) {
            throw Refused.invalid("field_missing", "text", "text is required, or say which side to keep.");
        }
        return answer.text();
    }

    private static String losing(Conflict conflict) {
        if (conflict.state() != State.DECIDED) {
            throw Refused.invalid(
                    "not_decided", "keep", "Nothing gave way yet; keep hub, remote or both, or send a text.");
        }
        var hubs = side(conflict, Prefer.OURS);
        return hubs.equals(conflict.winning()) ? side(conflict, Prefer.THEIRS) : hubs;
    }

    static String word(Keep keep) {
        return switch (keep) {
            case HUB -> "kept_hub";
            case REMOTE -> "kept_remote";
            case BOTH -> "kept_both";
            case TEXT -> "own_text";
            case RESTORE -> "restored";
        };
    }
}
