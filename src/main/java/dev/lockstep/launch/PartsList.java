package dev.lockstep.launch;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the build wrote down about the parts that Spring makes, so that a start need not look for them. It holds for Lockstep's own
 * settings, none of which adds or takes away a part. Whoever changes Spring itself gets a start that looks.
 */
public final class PartsList {
    /** Spring's name for it. */
    static final String PROPERTY = "spring.aot.enabled";

    private static final String LIST = "Lockstep__ApplicationContextInitializer.class";
    private static final List<String> SPRINGS = List.of("SPRING_", "SERVER_", "MANAGEMENT_", "SPRINGDOC_");
    private static final List<String> OURS = List.of("--lockstep.", "--server.port=", "--server.address=");
    private static final List<String> FILES =
            List.of("config", "application.yaml", "application.yml", "application.properties");

    private PartsList() {}

    /**
     * Call it before Spring is.
     *
     * @param main of whose jar: classes in a folder may be newer than a list beside them
     */
    public static void use(Class<?> main, String... arguments) {
        if (System.getProperty(PROPERTY) == null
                && packed(main.getResource(LIST))
                && holds(
                        List.of(arguments),
                        Stream.concat(
                                        System.getenv().keySet().stream(),
                                        System.getProperties().stringPropertyNames().stream())
                                .toList(),
                        Path.of(""))) {
            System.setProperty(PROPERTY, "true");
        }
    }

    static boolean packed(@Nullable URL list) {
        return list != null && list.getProtocol().equals("jar");
    }

    /**
     * @param names of the environment's variables and of the system's properties
     * @param folder where Spring looks for files of its own
     */
    static boolean holds(List<String> arguments, Collection<String> names, Path folder) {
        return arguments.stream().allMatch(each -> OURS.stream().anyMatch(each::startsWith))
                && names.stream().noneMatch(PartsList::changesSpring)
                && FILES.stream().noneMatch(each -> Files.exists(folder.resolve(each)));
    }

    private static boolean changesSpring(String name) {
        var upper = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return SPRINGS.stream().anyMatch(upper::startsWith);
    }
}
