package dev.lockstep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code .env} file: lines of NAME=value, values in quotes may span lines, {@code #} begins a comment. */
final class DotEnv {
    private static final Pattern NAME = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=[ \\t]*");
    private static final Pattern NOTHING = Pattern.compile("[ \\t]*(?:#[^\\n]*)?(?:\\n|\\z)");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'", Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile("[^\\n]*");

    private DotEnv() {}

    static Map<String, String> read(Path file) {
        try {
            return Files.isRegularFile(file) ? parse(Files.readString(file)) : Map.of();
        } catch (IOException failure) {
            throw new BadSetting("The file " + file + " cannot be read; make it readable or remove it.");
        }
    }

    static Map<String, String> parse(String raw) {
        var text = raw.replace("\r\n", "\n");
        Map<String, String> values = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            var nothing = at(NOTHING, text, at);
            if (nothing.lookingAt()) {
                at = nothing.end();
                continue;
            }
            var name = at(NAME, text, at);
            if (!name.lookingAt()) {
                throw new BadSetting("Line " + line(text, at) + " of .env is not NAME=value; correct or remove it.");
            }
            at = value(text, name.end(), name.group(1), values);
        }
        return values;
    }

    private static int value(String text, int at, String name, Map<String, String> values) {
        var quoted = at(QUOTED, text, at);
        if (quoted.lookingAt()) {
            var single = quoted.group(2);
            values.put(name, single != null ? single : unescaped(quoted.group(1)));
            var rest = at(NOTHING, text, quoted.end());
            if (!rest.lookingAt()) {
                throw new BadSetting(
                        "Line " + line(text, at) + " of .env has text after the closing quote; remove it.");
            }
            return rest.end();
        }
        var plain = at(PLAIN, text, at);
        plain.lookingAt();
        values.put(name, plain.group().replaceFirst("(^|\\s)#.*$", "").strip());
        return Math.min(plain.end() + 1, text.length());
    }

    private static String unescaped(String quoted) {
        return quoted.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private static Matcher at(Pattern pattern, String text, int start) {
        return pattern.matcher(text).region(start, text.length());
    }

    private static long line(String text, int at) {
        return text.substring(0, at).lines().count() + 1;
    }
}
