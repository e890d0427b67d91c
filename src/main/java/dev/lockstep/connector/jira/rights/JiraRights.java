package dev.lockstep.connector.jira.rights;

import dev.lockstep.connector.Connector.Right;
import dev.lockstep.connector.RemoteJson;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The permissions of a Jira that Lockstep needs or can use. The Cloud wants them named, a Data Center tells all. */
public enum JiraRights {
    BROWSE_PROJECTS("to read issues"),
    CREATE_ISSUES("to create issues"),
    EDIT_ISSUES("to change titles, texts and labels"),
    TRANSITION_ISSUES("to move issues to another status"),
    ASSIGN_ISSUES("to assign people"),
    ADD_COMMENTS("to write comments"),
    EDIT_OWN_COMMENTS("to change comments that it wrote"),
    DELETE_OWN_COMMENTS("to take back comments that were deleted elsewhere"),
    EDIT_ALL_COMMENTS("to change comments of others"),
    DELETE_ISSUES("to delete issues, where a link says so"),
    ADMINISTER("to register the webhook; without it Lockstep polls");

    private final String purpose;

    JiraRights(String purpose) {
        this.purpose = purpose;
    }

    /** What comes behind {@code /mypermissions}; project permissions hold anywhere when no project is named. */
    public static String query(@Nullable String project) {
        var names = Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(","));
        return "?permissions=" + names + (project == null ? "" : "&projectKey=" + project);
    }

    /** @param inProject false when no project was named: then only what is had nowhere is certain */
    public static List<Right> of(RemoteJson answer, boolean inProject) {
        var told = answer.object("permissions").members();
        return Arrays.stream(values())
                .map(each -> each.of(told.get(each.name())))
                .filter(right -> inProject || right.lacks() || right.name().equals(ADMINISTER.name()))
                .toList();
    }

    private Right of(@Nullable RemoteJson told) {
        if (told == null || !told.has("havePermission")) {
            return new Right(name(), Right.UNKNOWN, purpose);
        }
        return new Right(name(), told.flag("havePermission") ? Right.YES : Right.NO, purpose);
    }

    /** Names of what is lacked and cannot be done without; the last three are for what most links never do. */
    public static List<String> missing(List<Right> rights) {
        return rights.stream()
                .filter(Right::lacks)
                .map(Right::name)
                .filter(name -> valueOf(name).compareTo(EDIT_ALL_COMMENTS) < 0)
                .toList();
    }
}
