package dev.lockstep;

import dev.lockstep.doctor.Finding;
import dev.lockstep.doctor.Setup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with the settings, all of it: the start tells only the first. */
final class SettingsCheck {
    private static final String AREA = "settings";

    private final SettingSources sources;
    private final Map<String, String> properties = new HashMap<>();
    private final List<Path> files = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    SettingsCheck(SettingSources sources) {
        this.sources = sources;
        for (var setting : Setting.values()) {
            read(setting);
        }
        unknown();
        findings.addAll(SettingsTogether.judged(properties));
        if (findings.isEmpty()) {
            findings.add(Finding.ok(AREA, "", "All that is set is known and well-formed."));
        }
    }

    List<Finding> findings() {
        return findings;
    }

    Setup setup() {
        return new Setup(properties, files);
    }

    private void read(Setting setting) {
        try {
            var all = sources.all(setting);
            var value = all.isEmpty()
                    ? setting.fallback()
                    : setting.read(all.getFirst().raw());
            if (value != null) {
                setting.into(properties, value);
            }
            all.stream().limit(1).map(SettingSources.Given::file).forEach(file -> {
                if (file != null && setting.secret() && !files.contains(file)) {
                    files.add(file);
                }
            });
            if (all.size() > 1) {
                findings.add(Finding.warning(
                        AREA,
                        setting.name(),
                        "It is set twice; that of the " + all.getFirst().source() + " counts. Remove the other."));
            }
        } catch (BadSetting bad) {
            findings.add(Finding.failed(AREA, setting.name(), String.valueOf(bad.getMessage())));
        }
    }

    private void unknown() {
        for (var name : NearestName.unknown(sources.names())) {
            findings.add(Finding.warning(
                    AREA, name, "It is not a setting of Lockstep. Did you mean " + NearestName.of(name) + "?"));
        }
    }
}
