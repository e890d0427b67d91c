package dev.lockstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes what was measured, as Markdown. */
final class BenchReport {
    private static final String HEAD =
            "| contestant | objects | seconds | objects/s | CPU s | requests | per fewest possible | max heap MB | heap floor by quarter MB |\n"
                    + "|---|--:|--:|--:|--:|--:|--:|--:|--:|\n";

    private static final Path PAGE = Path.of("docs/benchmarks.md");

    private BenchReport() {}

    /** Puts a section in the place of the one with its title, or at the end. */
    static void replace(String title, String section) throws IOException {
        var page = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        int from = page.indexOf(title + "\n");
        int to = from < 0 ? -1 : page.indexOf("\n## ", from + 1);
        var before = from < 0 ? page.stripTrailing() + "\n\n" : page.substring(0, from);
        var after = to < 0 ? "" : page.substring(to + 1);
        Files.writeString(PAGE, before + section.stripTrailing() + "\n" + (after.isEmpty() ? "" : "\n" + after));
        System.out.println("Written: " + PAGE);
    }

    static String where(String command) throws IOException {
        return LocalDate.now(ZoneOffset.UTC) + ", " + machine() + ", `./lockstep bench " + command + "`.";
    }

    /** The import's part of the page; sections of other benchmarks stay. */
    static void write(List<String> arguments, String sections) throws IOException {
        var old = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        Files.writeString(PAGE, page(arguments, sections) + others(old));
        System.out.println("Written: " + PAGE);
    }

    /** The sections that no import wrote. */
    private static String others(String page) {
        var titles = Arrays.stream(BenchCase.values()).map(each -> each.title).toList();
        return Arrays.stream(page.split("(?m)^## "))
                .skip(1) // the head, which is written anew
                .filter(section -> !titles.contains(section.lines().findFirst().orElse("")))
                .map(section -> "\n## " + section.stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    /** @param script empty where it does not take part */
    static String section(BenchCase what, List<Measured> script, List<Measured> product) {
        var text = new StringBuilder("## " + what.title + "\n\n" + HEAD);
        var ours = median(product);
        if (!script.isEmpty()) {
            text.append(row("plain script", median(script)));
        }
        text.append(row("Lockstep", ours)).append("\n");
        goals(what, script, product)
                .forEach(goal -> text.append("- ").append(goal).append("\n"));
        return text.append("\n").append(routes(script, ours)).toString();
    }

    private static List<String> goals(BenchCase what, List<Measured> script, List<Measured> product) {
        var goals = new ArrayList<String>();
        var ours = median(product);
        if (!script.isEmpty()) {
            double ratio = ours.objectsPerSecond() / median(script).objectsPerSecond();
            goals.add(format(
                    "Rate: %.2f of the script's (goal: at least %.1f): %s",
                    ratio, what.leastRatio, reached(ratio >= what.leastRatio)));
        }
        goals.add(format(
                "Cost: %.3f times the %,d requests that are the fewest possible (goal: at most %.2f): %s",
                ours.requestsPerFewest(),
                ours.archive().fewestRequests(),
                BenchCase.MOST_REQUESTS_PER_FEWEST,
                reached(ours.requestsPerFewest() <= BenchCase.MOST_REQUESTS_PER_FEWEST)));
        if (what.limited()) {
            int refused = product.stream()
                    .mapToInt(run -> run.seen().refusedForLimits())
                    .sum();
            goals.add(format("Answers 429: %d (goal: none): %s", refused, reached(refused == 0)));
        }
        return goals;
    }

    static String reached(boolean goal) {
        return goal ? "reached" : "**not reached**";
    }

    private static Measured median(List<Measured> runs) {
        return runs.stream()
                .sorted(Comparator.comparingDouble(Measured::seconds))
                .toList()
                .get(runs.size() / 2);
    }

    private static String row(String who, Measured run) {
        var heap = run.heap();
        return format(
                "| %s | %,d | %.2f | %,.0f | %.2f | %,d | %.3f | %s | %s |%n",
                who,
                run.archive().objects(),
                run.seconds(),
                run.objectsPerSecond(),
                run.cpuSeconds(),
                run.requests(),
                run.requestsPerFewest(),
                heap.maxMegabytes() == 0 ? "" : String.valueOf(heap.maxMegabytes()),
                heap.floors());
    }

    private static String routes(List<Measured> script, Measured ours) {
        var theirs = script.isEmpty() ? null : median(script).seen().requests();
        var names = new TreeSet<>(ours.seen().requests().keySet());
        if (theirs != null) {
            names.addAll(theirs.keySet());
        }
        var text = new StringBuilder("| request | plain script | Lockstep |\n|---|--:|--:|\n");
        for (var name : names) {
            text.append(format(
                    "| `%s` | %s | %,d |%n",
                    name.replace("/api/v1/workspaces/{slug}/projects/{project}", "/.."),
                    theirs == null ? "" : format("%,d", theirs.getOrDefault(name, 0)),
                    ours.seen().requests().getOrDefault(name, 0)));
        }
        return text.toString();
    }

    private static String page(List<String> arguments, String sections) throws IOException {
        return format("""
                # Benchmarks

                The first import, through the product's own path (its HTTP API, the operation queue, SQLite with \
                `synchronous=FULL`), against a plain script: list everything, create everything, ten requests at once, \
                nothing kept. Each contestant runs in a fresh process against fresh simulators in a process of their own, on \
                the same machine. The heap's floor is the least in use right after a collection.

                - Date: %s
                - Machine: %s
                - Command: `./lockstep bench import %s`

                %s""", LocalDate.now(ZoneOffset.UTC), machine(), String.join(" ", arguments), sections);
    }

    private static String machine() throws IOException {
        var cpu = Path.of("/proc/cpuinfo");
        var model = !Files.exists(cpu)
                ? System.getProperty("os.arch")
                : Files.readAllLines(cpu).stream()
                        .filter(line -> line.startsWith("model name"))
                        .findFirst()
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .orElse("unknown processor");
        return Runtime.getRuntime().availableProcessors() + " cores, " + model + ", " + System.getProperty("os.name")
                + ", Java " + Runtime.version().feature();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
