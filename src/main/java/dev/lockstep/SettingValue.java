package dev.lockstep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where a setting's value comes from: the environment, the file that {@code NAME_FILE} names, {@code .env}; in this order. */
final class SettingValue {
    private static final String FILE_SUFFIX = "_FILE";

    private SettingValue() {}

    /** As it was written; null when it is not set. */
    static @Nullable String of(String name, UnaryOperator<@Nullable String> environment, Map<String, String> dotEnv) {
        var direct = blankToNull(environment.apply(name));
        if (direct == null) {
            direct = content(name, blankToNull(environment.apply(name + FILE_SUFFIX)));
        }
        if (direct == null) {
            direct = blankToNull(dotEnv.get(name));
        }
        return direct != null ? direct : content(name, blankToNull(dotEnv.get(name + FILE_SUFFIX)));
    }

    private static @Nullable String content(String name, @Nullable String file) {
        if (file == null) {
            return null;
        }
        try {
            return blankToNull(Files.readString(Path.of(file)));
        } catch (IOException | RuntimeException failure) {
            throw new BadSetting(name + FILE_SUFFIX + " names " + file + ", which cannot be read as text.");
        }
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
