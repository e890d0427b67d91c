package dev.lockstep.e2e;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code /actuator/prometheus} answered, line by line. */
record Scrape(List<Sample> samples, Map<String, String> types) {
    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    record Sample(String name, Map<String, String> labels, double value) {
        boolean has(Map<String, String> wanted) {
            return labels.entrySet().containsAll(wanted.entrySet());
        }
    }

    static Scrape of(World world) throws Exception {
        return at(world, world.address("/"));
    }

    /** Of another node than the one that the world asks. */
    static Scrape at(World world, URI node) throws Exception {
        var answer = world.ask(
                HttpRequest.newBuilder(node.resolve("/actuator/prometheus")).GET());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer + " " + answer.body());
        }
        return parse(answer.body());
    }

    static Scrape parse(String text) {
        var types = new TreeMap<String, String>();
        text.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" "))
                .forEach(word -> types.put(word[2], word[3]));
        return new Scrape(
                text.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(Scrape::sample)
                        .toList(),
                types);
    }

    private static Sample sample(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new AssertionError("not a sample: " + line);
        }
        var labels = new TreeMap<String, String>();
        if (parts.group(2) != null) {
            LABEL.matcher(parts.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return new Sample(parts.group(1), labels, Double.parseDouble(parts.group(3)));
    }

    Set<String> names() {
        return samples.stream().map(Sample::name).collect(Collectors.toSet());
    }

    List<Sample> of(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).toList();
    }

    /** The sum of those that have these labels; fails where there is none. */
    double sum(String name, Map<String, String> labels) {
        var fitting = of(name).stream().filter(sample -> sample.has(labels)).toList();
        if (fitting.isEmpty()) {
            throw new AssertionError("no " + name + labels + " in " + of(name));
        }
        return fitting.stream().mapToDouble(Sample::value).sum();
    }
}
