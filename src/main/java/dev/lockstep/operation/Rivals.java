package dev.lockstep.operation;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Other news of the same subject and link that are queued, processing or completed: what the rules must know. What is held
 * for a person's answer is no reason to leave out anything.
 */
class Rivals {
    /** More of one subject's news than this is not weighed; the rules only save work. */
    private static final int WEIGHED = 64;

    private final ManyQuestions news;

    Rivals(JdbcClient jdbc) {
        news = new ManyQuestions(jdbc, """
                select cast(? as integer) as question, id, seq, state, direction, event_kind, effective_at,
                  remote_updated_at, content_hash, covers
                from operation
                where subject_id = ? and link_id = ? and effective_at >= ? and seq <> ?
                  and event_kind <> 'look' and duplicate_of is null
                  and (next_attempt_at is null or next_attempt_at < %d)
                  and state in ('queued', 'processing', 'completed')
                order by effective_at desc
                limit %d""".formatted(Holds.HELD_FROM, WEIGHED));
    }

    /**
     * @param since older news do not matter
     * @param itself left out; 0 for none
     */
    record Question(Wish.Subject subject, Instant since, long itself) {
        private List<Object> values() {
            return List.of(subject.subjectId().toString(), subject.linkId().toString(), since.toEpochMilli(), itself);
        }
    }

    /** The newest of each question, in the order of the questions. */
    List<List<Known>> of(List<Question> questions) {
        return news.ask(
                questions.stream().map(Question::values).toList(),
                List.of("", "", 0L, 0L),
                row -> OperationRow.known(row, 0));
    }
}
