package dev.lockstep.bench;

import dev.lockstep.base.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A project of very many issues, the same ones every time. Shaped as the real archives are: titles of six words, bodies of 460
 * characters in the middle, seven labels for ten issues out of a hundred labels of which few are used often, most issues done.
 */
final class ManyIssues {
    static final UUID PROJECT = new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0001L);
    static final long FIRST_MILLIS = 1_600_000_000_000L;
    static final long BETWEEN_MILLIS = 60_000;
    /** In so many titles each. */
    static final int RARE = 20;

    static final String RARE_LABEL = "wire breaking";
    static final String RARE_WORD = "zeppelin";
    static final String RARE_PERSON = "hub:seldom";

    private static final int LABELS = 100;
    private static final int PEOPLE = 200;
    private static final int WORDS = 8_000;
    private static final int IN_ONE_COMMIT = 5_000;
    private static final String[] SYLLABLES = {
        "ka", "lo", "mi", "ren", "tos", "vel", "dra", "pun", "shi", "ber", "qua", "zin", "fol", "gar", "wex", "nu",
        "ple", "cri", "hom", "jat"
    };

    private final SplittableRandom random = new SplittableRandom(20_261_122);
    private final Connection connection;
    private final int count;

    private ManyIssues(Connection connection, int count) {
        this.connection = connection;
        this.count = count;
    }

    /** Into a database that the product has migrated, and on which it does not run. */
    static void store(Connection connection, int count) throws SQLException {
        connection.setAutoCommit(false);
        var issues = new ManyIssues(connection, count);
        issues.storeProject();
        issues.storeIssues();
        issues.storeComments();
        connection.commit();
    }

    static String label(int rank) {
        return "label " + rank;
    }

    static String person(int rank) {
        return "hub:person-" + rank;
    }

    /** The less often the higher its rank. */
    static String word(int rank) {
        var word = new StringBuilder();
        for (int rest = rank + SYLLABLES.length; rest > 0; rest /= SYLLABLES.length) {
            word.append(SYLLABLES[rest % SYLLABLES.length]);
        }
        return word.toString();
    }

    static UUID issue(int number) {
        return new UUID((FIRST_MILLIS + number * BETWEEN_MILLIS) << 16 | 0x7000, 0x8000_0000_0000_0000L | number);
    }

    private void storeProject() throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into project (id, name, next_number, created_at) values (?, 'Large', ?, ?)")) {
            insert.setString(1, PROJECT.toString());
            insert.setLong(2, count + 1L);
            insert.setLong(3, FIRST_MILLIS);
            insert.executeUpdate();
        }
    }

    private void storeIssues() throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into issue (id, project_id, number, title, body, state, labels, assignees, priority, version, created_at, modified_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'none', 1, ?, ?)
                """)) {
            for (int number = 1; number <= count; number++) {
                boolean rare = number % (count / RARE) == 0;
                fill(insert, number, rare);
                insert.addBatch();
                commitSometimes(insert, number);
            }
            insert.executeBatch();
        }
    }

    private void commitSometimes(PreparedStatement insert, int number) throws SQLException {
        if (number % IN_ONE_COMMIT == 0) {
            insert.executeBatch();
            connection.commit();
        }
    }

    private void fill(PreparedStatement insert, int number, boolean rare) throws SQLException {
        long at = FIRST_MILLIS + number * BETWEEN_MILLIS;
        insert.setString(1, issue(number).toString());
        insert.setString(2, PROJECT.toString());
        insert.setLong(3, number);
        insert.setString(4, text(6) + (rare ? " " + RARE_WORD : ""));
        insert.setString(5, text(20 + random.nextInt(90)));
        insert.setString(6, state());
        insert.setString(7, rare ? Json.write(new String[] {RARE_LABEL}) : names(7, LABELS, true));
        insert.setString(8, rare ? Json.write(new String[] {RARE_PERSON}) : names(4, PEOPLE, false));
        insert.setLong(9, at);
        insert.setLong(10, at + random.nextLong(BETWEEN_MILLIS)); // changed soon after, so that the order is known
    }

    private String state() {
        int of = random.nextInt(100);
        return of < 85 ? "done" : of < 90 ? "cancelled" : of < 96 ? "todo" : of < 99 ? "backlog" : "started";
    }

    /** The chance of each rank falls as one through the rank. */
    private int rank(int ranks) {
        return Math.min(ranks - 1, (int) Math.pow(ranks + 1.0, random.nextDouble()) - 1);
    }

    private String names(int inTen, int of, boolean labels) {
        var names = new TreeSet<String>();
        while (random.nextInt(10) < inTen && names.size() < 3) {
            int rank = labels ? rank(of) : random.nextInt(of);
            names.add(labels ? label(rank) : person(rank));
            if (names.size() == 1 && random.nextBoolean()) {
                break;
            }
        }
        return Json.write(names);
    }

    private String text(int words) {
        var text = new StringBuilder();
        for (int each = 0; each < words; each++) {
            text.append(each == 0 ? "" : " ").append(word(rank(WORDS)));
        }
        return text.toString();
    }

    /** One for each tenth issue. */
    private void storeComments() throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into comment (id, issue_id, body, version, created_at, modified_at) values (?, ?, ?, 1, ?, ?)")) {
            for (int number = 10; number <= count; number += 10) {
                long at = FIRST_MILLIS + number * BETWEEN_MILLIS;
                insert.setString(1, new UUID(at << 16 | 0x7000, 0xA000_0000_0000_0000L | number).toString());
                insert.setString(2, issue(number).toString());
                insert.setString(3, text(25));
                insert.setLong(4, at);
                insert.setLong(5, at);
                insert.addBatch();
                commitSometimes(insert, number);
            }
            insert.executeBatch();
        }
    }
}
