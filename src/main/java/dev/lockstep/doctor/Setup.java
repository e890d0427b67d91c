package dev.lockstep.doctor;

import dev.lockstep.base.DataFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Lockstep would start with.
 *
 * @param properties by the names that the product reads, such as {@code lockstep.data-dir}; without those that are malformed
 * @param secretFiles files outside the data folder that hold secrets
 */
public record Setup(Map<String, String> properties, List<Path> secretFiles) {
    @Nullable
    String get(String property) {
        return properties.get(property);
    }

    String get(String property, String otherwise) {
        return properties.getOrDefault(property, otherwise);
    }

    Path folder() {
        return Path.of(get("lockstep.data-dir", "./data"));
    }

    /** Where trackers reach Lockstep, without a slash at its end; null when that is not set. */
    @Nullable
    String base() {
        var set = get("lockstep.base-url", "");
        return set.isBlank() ? null : set.replaceFirst("/+$", "");
    }

    /** Empty when everything is kept in a file. */
    String databaseUrl() {
        return get("lockstep.database.url", "");
    }

    Path databaseFile() {
        return folder().resolve(DataFolder.DATABASE);
    }
}
