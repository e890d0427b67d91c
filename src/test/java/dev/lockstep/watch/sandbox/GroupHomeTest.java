package dev.lockstep.watch.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.watch.sandbox.GroupHome.Way;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Machines as they are found, by what their kernels say of themselves. */
class GroupHomeTest {
    private static final String UNIFIED =
            "29 23 0:26 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate";
    private static final String SERVICE = "/sys/fs/cgroup/system.slice/lockstep.service";

    private static List<GroupHome> among(List<String> self, List<String> mounts, Map<String, String> files) {
        return GroupHome.among(self, mounts, file -> files.getOrDefault(file.toString(), ""));
    }

    private static GroupHome home(String folder, Way way) {
        return new GroupHome(Path.of(folder), way);
    }

    @Test
    void aServiceToWhichSystemdHandedItsGroupMustDivideIt() {
        var files = Map.of(SERVICE + "/cgroup.controllers", "cpu memory pids\n");
        assertThat(among(List.of("0::/system.slice/lockstep.service"), List.of(UNIFIED), files))
                .containsExactly(home(SERVICE, Way.VERSION_2_DIVIDED));
    }

    @Test
    void aGroupThatAlreadyBoundsMemoryIsUsedAsItIs() {
        var files = Map.of(
                SERVICE + "/cgroup.controllers",
                "cpu memory pids\n",
                SERVICE + "/cgroup.subtree_control",
                "memory pids\n");
        assertThat(among(List.of("0::/system.slice/lockstep.service"), List.of(UNIFIED), files))
                .containsExactly(home(SERVICE, Way.VERSION_2));
    }

    @Test
    void aHubInAPartOfItsOwnMakesGroupsBesideIt() {
        var files = Map.of(
                SERVICE + "/cgroup.subtree_control", "memory pids\n",
                SERVICE + "/lockstep-hub/cgroup.controllers", "memory pids\n");
        assertThat(among(List.of("0::/system.slice/lockstep.service/lockstep-hub"), List.of(UNIFIED), files))
                .containsExactly(home(SERVICE, Way.VERSION_2));
    }

    @Test
    void withoutTheMemoryControllerThereIsNone() {
        var files = Map.of(SERVICE + "/cgroup.controllers", "cpu pids\n");
        assertThat(among(List.of("0::/system.slice/lockstep.service"), List.of(UNIFIED), files))
                .isEmpty();
        assertThat(among(List.of(), List.of(), Map.of())).isEmpty();
    }

    @Test
    void versionOneHasATreeForMemoryAndGoesFirst() {
        var self = List.of("5:cpu,cpuacct:/a", "4:memory:/jobs/7", "1:name=systemd:/x", "0::/");
        var mounts = List.of(
                "31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw,mode=755",
                "35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory",
                "41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw");
        assertThat(among(self, mounts, Map.of("/sys/fs/cgroup/unified/cgroup.controllers", "\n")))
                .containsExactly(home("/sys/fs/cgroup/memory/jobs/7", Way.VERSION_1));
    }

    @Test
    void aContainerSeesItsOwnGroupAsTheRootOfTheMount() {
        var self = List.of("4:memory:/docker/8288/inner");
        var mounts = List.of("35 31 0:32 /docker/8288 /sys/fs/cgroup/memory ro master:11 - cgroup cgroup rw,memory");
        assertThat(among(self, mounts, Map.of())).containsExactly(home("/sys/fs/cgroup/memory/inner", Way.VERSION_1));
        assertThat(among(List.of("4:memory:/docker/other"), mounts, Map.of())).isEmpty();
        assertThat(among(List.of("0::/../other"), List.of(UNIFIED), Map.of())).isEmpty();
    }
}
