package dev.lockstep.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is queued behind heads, as far as it matters for whose turn it is. */
class Lines {
    /** How far down the line the next one is looked for; one behind this many that wait is found when one of them is due. */
    private static final int LINE_ROWS = 8;

    private static final String QUEUED = """
            select cast(? as integer) as question, id, seq, turn, event_kind, priority, effective_at,
              coalesce(next_attempt_at, created_at) as ready_at
            from operation
            where res_key = ? and link_id = ? and state = 'queued'%s
            order by turn, effective_at, seq
            limit %d""";

    private final JdbcClient jdbc;
    private final ManyQuestions queued;
    private final ManyQuestions free;

    Lines(JdbcClient jdbc) {
        this.jdbc = jdbc;
        queued = new ManyQuestions(jdbc, QUEUED.formatted("", LINE_ROWS));
        free = new ManyQuestions(
                jdbc,
                QUEUED.formatted(
                        " and (next_attempt_at is null or next_attempt_at < " + Holds.HELD_FROM + ")", LINE_ROWS));
    }

    /**
     * @param next the first of the queue in the order of turn, effective time and intake
     * @param live something in it is live, perhaps further down
     */
    record Line(List<Turn.Waiting> next, boolean live) {}

    /** In the order of the places. */
    List<Line> of(List<Place> places) {
        var rows = ask(queued, places);
        return IntStream.range(0, places.size())
                .mapToObj(at -> line(places.get(at), rows.get(at)))
                .toList();
    }

    private static List<List<Row>> ask(ManyQuestions rows, List<Place> places) {
        return rows.ask(
                places.stream()
                        .map(place -> List.<Object>of(place.key(), place.linkId()))
                        .toList(),
                List.of("", ""),
                Row::read);
    }

    private Line line(Place place, List<Row> rows) {
        boolean live = rows.stream().anyMatch(Row::live) || (rows.size() == LINE_ROWS && anyLive(place));
        return new Line(
                next(place, rows).stream().sorted(Row.ORDER).map(Row::waiting).toList(), live);
    }

    /** What waits for an answer is never due by itself, so behind nothing but that others would not be found. */
    private List<Row> next(Place place, List<Row> rows) {
        if (rows.size() < LINE_ROWS
                || rows.stream().anyMatch(row -> !row.waiting().held())) {
            return rows;
        }
        var others = ask(free, List.of(place)).getFirst();
        return others.isEmpty() ? rows : others;
    }

    private boolean anyLive(Place place) {
        return jdbc.sql("""
                        select 1 from operation
                        where res_key = ? and link_id = ? and state = 'queued' and priority = 0 limit 1
                        """)
                .params(place.key(), place.linkId())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private record Row(Turn.Waiting waiting, boolean live, long effectiveAt, long seq) {
        static final Comparator<Row> ORDER = Comparator.comparing(
                        (Row row) -> row.waiting().turn())
                .thenComparing(Row::effectiveAt)
                .thenComparing(Row::seq);

        static Row read(ResultSet row) throws SQLException {
            var waiting = new Turn.Waiting(
                    UUID.fromString(row.getString("id")),
                    row.getInt("turn"),
                    row.getString("event_kind").equals("created"),
                    Instant.ofEpochMilli(row.getLong("ready_at")));
            return new Row(waiting, row.getInt("priority") == 0, row.getLong("effective_at"), row.getLong("seq"));
        }
    }
}
