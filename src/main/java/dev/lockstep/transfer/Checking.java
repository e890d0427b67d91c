package dev.lockstep.transfer;

import dev.lockstep.base.Refused;
import dev.lockstep.transfer.ProjectFile.ColumnLine;
import dev.lockstep.transfer.ProjectFile.Head;
import dev.lockstep.transfer.ProjectFile.IssueLine;
import dev.lockstep.transfer.ProjectFile.LabelLine;
import dev.lockstep.transfer.ProjectFile.Sink;
import org.jspecify.annotations.Nullable;

/** Reads the file once before anything is made of it: that it is whole, and that its numbers grow. For one thread. */
final class Checking implements Sink {
    private static final long MAX_NUMBER = 1_000_000_000L;

    private @Nullable Head head;
    private long last;

    Head head() {
        return Lines.required(head, "project");
    }

    @Override
    public void project(Head told) {
        if (told.nextNumber() != null && (told.nextNumber() < 1 || told.nextNumber() > MAX_NUMBER)) {
            throw Refused.invalid(
                    "number_invalid", "project.nextNumber", "nextNumber must be from 1 to " + MAX_NUMBER + ".");
        }
        head = told;
    }

    @Override
    public void label(LabelLine label) {
        Lines.label(label.name());
        if (label.color() != null && !label.color().matches("[0-9a-fA-F]{6}")) {
            throw Refused.invalid("color_invalid", "color", "color must be six hex digits.");
        }
    }

    @Override
    public void column(ColumnLine column) {
        Lines.required(column.name(), "name");
        Lines.kind(column.kind());
        Lines.takes(column.takes());
    }

    @Override
    public void issue(IssueLine issue) {
        long number = Lines.required(issue.number(), "number");
        if (number <= last || number > MAX_NUMBER) {
            throw Refused.invalid(
                    "number_invalid", "number", "Numbers must grow from issue to issue, up to " + MAX_NUMBER + ".");
        }
        last = number;
        Lines.required(issue.title(), "title");
        Lines.state(issue.state());
        Lines.time(issue.createdAt(), "createdAt");
        Lines.time(issue.modifiedAt(), "modifiedAt");
    }
}
