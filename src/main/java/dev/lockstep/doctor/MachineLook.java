package dev.lockstep.doctor;

import java.util.List;

/** The JDK that runs this. */
final class MachineLook implements Look {
    private static final int OLDEST = 25;

    @Override
    public String area() {
        return "java";
    }

    @Override
    public List<Finding> findings() {
        var version = Runtime.version();
        return List.of(
                version.feature() >= OLDEST
                        ? Finding.ok(area(), "version", "It is " + version + ".")
                        : Finding.failed(
                                area(), "version", "It is " + version + "; install a JDK " + OLDEST + " or later."));
    }
}
