package dev.lockstep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the values of settings come from: the environment first, then {@code .env}; as they are, or in a file that NAME_FILE names. */
final class SettingSources {
    static final String FILE_SUFFIX = "_FILE";

    private final Function<String, @Nullable String> environment;
    private final Set<String> names;
    private final Path file;
    private final Map<String, String> dotEnv;

    private SettingSources(Function<String, @Nullable String> environment, Set<String> names, Path file) {
        this.environment = environment;
        this.names = names;
        this.file = file;
        this.dotEnv = DotEnv.read(file);
    }

    /** @throws BadSetting when the file is there and cannot be read */
    static SettingSources of(Function<String, @Nullable String> environment, Set<String> names, Path file) {
        return new SettingSources(environment, names, file);
    }

    /** Those that a command sees which is no server. */
    static SettingSources ofThisProcess() {
        return of(
                name -> Optional.ofNullable(System.getProperty(name)).orElseGet(() -> System.getenv(name)),
                System.getenv().keySet(),
                Path.of(System.getProperty(SettingsReader.FILE_PROPERTY, ".env")));
    }

    /**
     * @param raw as it was written
     * @param source in words: environment, .env, or the file that one of them names
     * @param file where it stands, unless in the environment
     */
    record Given(String raw, String source, @Nullable Path file) {}

    /** @throws BadSetting when it stands in a file that cannot be read */
    Optional<Given> of(Setting setting) {
        return all(setting).stream().findFirst();
    }

    /** As the product wants it: what was said of it, else its default. */
    Optional<String> value(Setting setting) {
        return of(setting).map(given -> setting.read(given.raw())).or(() -> Optional.ofNullable(setting.fallback()));
    }

    /** Of a name that is no setting of the server's: what the commands are told. */
    @Nullable
    String word(String name) {
        return all(name).stream().findFirst().map(Given::raw).orElse(null);
    }

    /** Everything that was said of it; the first counts. */
    List<Given> all(Setting setting) {
        return all(setting.name());
    }

    private List<Given> all(String name) {
        var given = new ArrayList<Given>();
        add(given, environment.apply(name), "environment", null);
        addContent(given, name, environment.apply(name + FILE_SUFFIX), "environment");
        add(given, dotEnv.get(name), ".env", file);
        addContent(given, name, dotEnv.get(name + FILE_SUFFIX), ".env");
        return given;
    }

    /** Of the environment and of the file. */
    Set<String> names() {
        var all = new TreeSet<>(names);
        all.addAll(dotEnv.keySet());
        return all;
    }

    private static void add(List<Given> given, @Nullable String value, String source, @Nullable Path file) {
        if (value != null && !value.isBlank()) {
            given.add(new Given(value.strip(), source, file));
        }
    }

    private static void addContent(List<Given> given, String name, @Nullable String file, String source) {
        if (file == null || file.isBlank() || !given.isEmpty()) {
            return; // one that does not count is not opened
        }
        try {
            var path = Path.of(file.strip());
            var value = Files.readString(path);
            if (!value.isBlank()) {
                given.add(new Given(value.strip(), source + ", " + name + FILE_SUFFIX, path));
            }
        } catch (IOException | RuntimeException failure) {
            throw new BadSetting(name + FILE_SUFFIX + " names " + file + ", which cannot be read as text.");
        }
    }
}
