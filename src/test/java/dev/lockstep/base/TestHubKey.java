package dev.lockstep.base;

import java.nio.file.Path;

/** Keys for tests of other packages. */
public final class TestHubKey {
    private TestHubKey() {}

    /** Always the same. */
    public static HubKey fixed() {
        return of(new byte[32]);
    }

    public static HubKey of(byte[] key) {
        return new HubKey(key);
    }

    /** As at a start with this data folder. */
    public static HubKey in(Path folder) {
        return from("", folder);
    }

    public static HubKey from(String environment, Path folder) {
        return new HubKey(environment, "", folder);
    }
}
