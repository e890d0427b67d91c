package dev.lockstep.watch.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The mount of a tree of control groups.
 *
 * @param root which of its groups is seen at {@code point}; a container sees its own
 */
record GroupTree(String root, Path point) {
    /**
     * @param mounts lines as {@code 36 25 0:31 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory}
     * @param controller empty for any
     */
    static Optional<GroupTree> mounted(List<String> mounts, String type, String controller) {
        return mounts.stream()
                .map(line -> line.split(" - ", 2))
                .filter(halves -> halves.length == 2)
                .filter(halves -> halves[1].startsWith(type + " "))
                .filter(halves -> controller.isEmpty()
                        || List.of(halves[1].replaceFirst(".* ", "").split(",")).contains(controller))
                .map(halves -> halves[0].split(" "))
                .filter(fields -> fields.length > 4)
                .map(fields -> new GroupTree(fields[3], Path.of(fields[4])))
                .findFirst();
    }

    /** Where the kernel shows a group; empty where it does not. */
    Optional<Path> folder(String group) {
        var from = root.equals("/") ? "" : root;
        // A path beyond the root (/..) is of somebody else's namespace.
        return group.startsWith(from) && !group.contains("..")
                ? Optional.of(point.resolve(group.substring(from.length()).replaceFirst("^/+", "")))
                : Optional.empty();
    }
}
