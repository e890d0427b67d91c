package dev.lockstep.watch.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A control group of this machine below which runs could have groups of their own. Only decides, from what the kernel's
 * files say; whether it is allowed shows when it is tried.
 *
 * @param folder where the groups would be made
 */
record GroupHome(Path folder, Way way) {
    /** A group with this name is the hub's own part of what was handed to it; runs get theirs beside it. */
    static final String HUB = "lockstep-hub";

    enum Way {
        VERSION_1,
        VERSION_2,
        /** In version 2 no group may hold processes and bound others: the hub must first move to one of its own. */
        VERSION_2_DIVIDED
    }

    /**
     * @param self the lines of /proc/self/cgroup
     * @param mounts the lines of /proc/self/mountinfo
     * @param read a file's text, empty where there is none
     */
    static List<GroupHome> among(List<String> self, List<String> mounts, Function<Path, String> read) {
        var homes = new ArrayList<GroupHome>();
        for (var line : self) {
            var parts = line.split(":", 3);
            if (parts.length == 3 && List.of(parts[1].split(",")).contains("memory")) {
                GroupTree.mounted(mounts, "cgroup", "memory")
                        .flatMap(tree -> tree.folder(parts[2]))
                        .ifPresent(own -> homes.add(new GroupHome(own, Way.VERSION_1)));
            } else if (parts.length == 3 && parts[1].isEmpty()) {
                GroupTree.mounted(mounts, "cgroup2", "")
                        .flatMap(tree -> tree.folder(parts[2]))
                        .flatMap(own -> unified(own, read))
                        .ifPresent(homes::add);
            }
        }
        return homes;
    }

    private static Optional<GroupHome> unified(Path own, Function<Path, String> read) {
        var beside = own.getParent();
        if (own.endsWith(HUB) && beside != null && names(read, beside, "cgroup.subtree_control")) {
            return Optional.of(new GroupHome(beside, Way.VERSION_2));
        }
        if (!names(read, own, "cgroup.controllers")) {
            return Optional.empty();
        }
        boolean bounds = names(read, own, "cgroup.subtree_control");
        return Optional.of(new GroupHome(own, bounds ? Way.VERSION_2 : Way.VERSION_2_DIVIDED));
    }

    private static boolean names(Function<Path, String> read, Path group, String file) {
        return Arrays.asList(read.apply(group.resolve(file)).strip().split("\\s+"))
                .contains("memory");
    }
}
