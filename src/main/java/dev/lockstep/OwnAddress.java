package dev.lockstep;

import dev.lockstep.account.AccessToken;
import dev.lockstep.base.Secret;
import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Failure;
import dev.lockstep.operate.Address;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the running Lockstep is: {@code LOCKSTEP_URL} with {@code LOCKSTEP_TOKEN}, else here by the settings. The token of the
 * settings opens everything, so it goes nowhere else.
 */
final class OwnAddress implements Address.Book {
    private static final String URL = "LOCKSTEP_URL";
    private static final String TOKEN = "LOCKSTEP_TOKEN";

    @Override
    public Address get() {
        try {
            var sources = SettingSources.ofThisProcess();
            var elsewhere = sources.word(URL);
            var token = sources.word(TOKEN);
            if (elsewhere != null) {
                return new Address(uri(elsewhere), new Secret(given(token)));
            }
            return new Address(here(sources), new Secret(token != null ? token : own(sources)));
        } catch (BadSetting bad) {
            throw new Failure(ExitCode.USAGE, String.valueOf(bad.getMessage()));
        }
    }

    private static URI uri(String text) {
        try {
            return URI.create(SettingRules.url(text));
        } catch (IllegalArgumentException complaint) {
            throw new Failure(ExitCode.USAGE, URL + " " + complaint.getMessage());
        }
    }

    private static String given(@Nullable String token) {
        if (token == null) {
            throw new Failure(
                    ExitCode.REFUSED,
                    URL + " names a Lockstep, and " + TOKEN + " is not set. Set it to a token of that one, or " + TOKEN
                            + "_FILE to a file that holds it.");
        }
        return token;
    }

    private static URI here(SettingSources sources) {
        var bind = sources.value(Setting.LOCKSTEP_BIND).orElseThrow();
        var everywhere = bind.equals("0.0.0.0") || bind.equals("::");
        var host = everywhere ? "127.0.0.1" : bind.contains(":") ? "[" + bind + "]" : bind;
        return URI.create("http://" + host + ":" + sources.value(Setting.PORT).orElseThrow());
    }

    private static String own(SettingSources sources) {
        var set = sources.of(Setting.LOCKSTEP_API_TOKEN);
        if (set.isPresent()) {
            return set.get().raw();
        }
        var file =
                Path.of(sources.value(Setting.LOCKSTEP_DATA_DIR).orElseThrow()).resolve(AccessToken.FILE_NAME);
        try {
            return Files.readString(file).strip();
        } catch (IOException absent) {
            throw new Failure(
                    ExitCode.REFUSED,
                    "There is no token to show: set " + TOKEN + ", or run this where " + file
                            + " is, as the user who runs Lockstep.");
        }
    }
}
