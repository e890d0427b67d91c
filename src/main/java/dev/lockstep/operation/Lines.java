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

    private final JdbcClient jdbc;
    private final ManyQuestions queued;

    Lines(JdbcClient jdbc) {
        this.jdbc = jdbc;
        queued = new ManyQuestions(jdbc, """
                select cast(? as integer) as question, id, seq, turn, event_kind, priority, effective_at,
                  coalesce(next_attempt_at, created_at) as ready_at
                from operation
                where res_key = ? and link_id = ? and state = 'queued'
                order by turn, effective_at, seq
                limit %d""".formatted(LINE_ROWS));
    }

    /**
     * @param next the first of the queue in the order of turn, effective time and intake
     * @param live something in it is live, perhaps further down
     */
    record Line(List<Turn.Waiting> next, boolean live) {}

    /** In the order of the places. */
    List<Line> of(List<Place> places) {
        var rows = queued.ask(
                places.stream()
                        .map(place -> List.<Object>of(place.key(), place.linkId()))
                        .toList(),
                List.of("", ""),
                Row::read);
        return IntStream.range(0, places.size())
                .mapToObj(at -> line(places.get(at), rows.get(at)))
                .toList();
    }

    private Line line(Place place, List<Row> rows) {
        boolean live = rows.stream().anyMatch(Row::live) || (rows.size() == LINE_ROWS && anyLive(place));
        return new Line(rows.stream().sorted(Row.ORDER).map(Row::waiting).toList(), live);
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
