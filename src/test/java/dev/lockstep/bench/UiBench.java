package dev.lockstep.bench;

import com.microsoft.playwright.Page;
import dev.lockstep.base.Folders;
import dev.lockstep.ui.Chromium;
import dev.lockstep.ui.Team;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A board of a thousand cards in a real browser: {@code ./lockstep bench ui}. */
public final class UiBench {
    private static final String TITLE = "## The page";
    private static final String EMAIL = "bench@example.org";
    private static final int CARDS = 1_000;
    private static final int RUNS = 7;
    private static final int GOAL_MILLIS = 1_500;
    private static final int GOAL_BYTES = 250 * 1024;
    private static final Path FILES = Path.of("target/classes/static");
    private static final String CARD = "[role=row][data-key]";

    private UiBench() {}

    /** @param rows cards that stand in the document, of all */
    private record Opened(double millis, int rows, List<String> scripts) {}

    public static void main(String[] arguments) throws Exception {
        if (!Chromium.installed() || !Files.exists(FILES.resolve("index.html"))) {
            System.err.println("This needs Chromium, and the page: mvn -q process-resources builds it.");
            System.exit(2);
        }
        var folder = Files.createTempDirectory("lockstep-ui");
        try (var served = Served.start(folder, "");
                var chromium = new Chromium()) {
            var board = board(served);
            var text = section(opened(served, chromium, board));
            System.out.println("\n" + text);
            if (List.of(arguments).contains("--write")) {
                BenchReport.replace(TITLE, text);
            }
        } finally {
            Folders.forget(folder);
        }
        System.exit(0);
    }

    private static String board(Served served) throws IOException, InterruptedException {
        var project = served.post("/api/v1/projects", Map.of("name", "Bench"))
                .path("id")
                .asString();
        var columns = served.get("/api/v1/projects/" + project + "/columns").path("items");
        for (int at = 0; at < CARDS; at++) {
            var issue =
                    Map.of("projectId", project, "title", "Card " + at, "labels", List.of("bench", "area " + at % 7));
            var id = served.post("/api/v1/issues", issue).path("id").asString();
            var column = columns.path(at % columns.size()).path("id").asString();
            served.post("/api/v1/issues/" + id + "/move", Map.of("columnId", column));
        }
        return "/projects/" + project;
    }

    private static List<Opened> opened(Served served, Chromium chromium, String board) throws Exception {
        var link = served.post("/api/v1/people/invitations", Map.of("email", EMAIL, "admin", true))
                .path("link")
                .asString();
        var word = link.substring(link.indexOf('=') + 1);
        served.post("/api/v1/people", Map.of("word", word, "name", "Bench", "password", Team.PASSWORD));
        var address = served.address();
        List<Opened> runs = new ArrayList<>();
        try (var team = new Team(chromium, address)) {
            for (int run = 0; run < RUNS; run++) {
                var page = team.browser();
                team.signIn(page, EMAIL);
                runs.add(open(page, address + board));
                page.close();
            }
        }
        return runs;
    }

    /** From the address to the first card that takes the focus. */
    private static Opened open(Page page, String address) {
        page.navigate(address);
        page.locator(CARD).first().focus();
        var millis = ((Number) page.evaluate("() => performance.now()")).doubleValue();
        @SuppressWarnings("unchecked")
        var scripts = (List<String>)
                page.evaluate(
                        "() => performance.getEntriesByType('resource').map(e => new URL(e.name).pathname).filter(n => n.endsWith('.js'))");
        return new Opened(millis, page.locator(CARD).count(), scripts);
    }

    private static String section(List<Opened> runs) throws IOException {
        var sorted = runs.stream().mapToDouble(Opened::millis).sorted().toArray();
        double median = sorted[sorted.length / 2];
        double worst = sorted[sorted.length - 1];
        int bytes = 0;
        for (var script : runs.getFirst().scripts().stream().distinct().toList()) {
            bytes += zipped(FILES.resolve(script.substring(1)));
        }
        return TITLE + "\n\n" + BenchReport.where("ui") + "\n"
                + "\nA board of " + CARDS + " cards, opened by its address in Chromium by somebody who is signed in; "
                + RUNS + " times, each in a new browser window.\n\n"
                + "| what | median | worst | goal | reached |\n|---|---|---|---|---|\n"
                + String.format(
                        Locale.ROOT,
                        "| first card takes the focus | %.0f ms | %.0f ms | %d ms | %s |%n",
                        median,
                        worst,
                        GOAL_MILLIS,
                        BenchReport.reached(worst < GOAL_MILLIS))
                + String.format(
                        Locale.ROOT,
                        "| scripts read until then, gzipped | %,d bytes | | %,d bytes | %s |%n",
                        bytes,
                        GOAL_BYTES,
                        BenchReport.reached(bytes <= GOAL_BYTES))
                + "| cards in the document at once | " + runs.getFirst().rows() + " of " + CARDS + " | | | |\n";
    }

    private static int zipped(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0; // before the page itself, such as the theme's
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(Files.readAllBytes(file));
        }
        return bytes.size();
    }
}
