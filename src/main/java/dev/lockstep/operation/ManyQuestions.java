package dev.lockstep.operation;

import dev.lockstep.base.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks the same of many, in few statements. Each question is a term of its own with its own limit, so that every database
 * answers it from an index, however many rows lie behind it.
 */
final class ManyQuestions {
    private static final int TERMS = 64;

    private final JdbcClient jdbc;
    private final String term;

    /**
     * @param select its first column is {@code cast(? as integer) as question}; it may have an order and a limit, which is
     *     a literal, because a bound one costs SQLite five times as much
     */
    ManyQuestions(JdbcClient jdbc, String select) {
        this.jdbc = jdbc;
        term = "select * from (" + select + ") t";
    }

    interface Answer<A> {
        A read(ResultSet row) throws SQLException;
    }

    /**
     * The answers to each question, in the order of the questions.
     *
     * @param questions the values of the term's places after the first
     * @param nothing values to which there is no answer
     */
    <A> List<List<A>> ask(List<List<Object>> questions, List<Object> nothing, Answer<A> answer) {
        List<List<A>> answers = new ArrayList<>();
        questions.forEach(question -> answers.add(new ArrayList<>()));
        for (int from = 0; from < questions.size(); from += TERMS) {
            int asked = Math.min(TERMS, questions.size() - from);
            int terms = Database.powerOfTwo(asked);
            List<Object> values = new ArrayList<>();
            for (int at = from; at < from + terms; at++) {
                values.add(at);
                values.addAll(at < from + asked ? questions.get(at) : nothing);
            }
            jdbc.sql(String.join("\nunion all\n", Collections.nCopies(terms, term)))
                    .params(values)
                    .query(row -> {
                        answers.get(row.getInt("question")).add(answer.read(row));
                    });
        }
        return answers;
    }
}
