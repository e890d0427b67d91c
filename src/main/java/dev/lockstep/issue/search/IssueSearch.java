package dev.lockstep.issue.search;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds issues by words. Thread-safe. */
@Component
public final class IssueSearch {
    private static final int MAX_QUERY = 500;
    /** So many texts, the newest ones, are compared with each other, however many there are. */
    private static final int RANKED = 1_000;

    private static final String SQLITE_FROM = """
            from search_text join search_doc d on d.doc = search_text.rowid join issue i on i.id = d.issue_id
            where search_text match ?
            """;
    private static final String POSTGRESQL_FROM = """
            from search_doc d join issue i on i.id = d.issue_id
            where d.words @@ to_tsquery('simple', ?)
            """;

    /** The newest 100,000 texts. */
    private static final String SQLITE_NAMED = """
            id in (select d.issue_id from search_text join search_doc d on d.doc = search_text.rowid
                   where search_text match ? order by search_text.rowid desc limit 100000)
            """;
    /** As an array, which is made once and first: as a join, PostgreSQL may look for the words in one issue after the other. */
    private static final String POSTGRESQL_NAMED = """
            id = any (array(select d.issue_id from search_doc d
                            where d.words @@ to_tsquery('simple', ?) order by d.doc desc limit 100000))
            """;

    private static final String SQLITE_ONE = """
            exists (select 1 from search_doc d cross join search_text
                    where d.issue_id = issue.id and search_text.rowid = d.doc and search_text match ?)
            """;
    /** With an aggregate, because PostgreSQL makes a join of any exists, and that may begin at the words. */
    private static final String POSTGRESQL_ONE = """
            (select bool_or(d.words @@ to_tsquery('simple', ?)) from search_doc d where d.issue_id = issue.id)
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    public IssueSearch(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /** Once for each issue; the best first, of equals the newest. */
    public Slice<Hit> find(String typed, Asked asked, int limit, @Nullable String cursor) {
        var terms = terms(typed);
        var after = cursor == null ? null : Ranked.parse(cursor);
        if (terms.isEmpty()) {
            return new Slice<>(List.of(), null);
        }
        Map<UUID, Ranked> best = new LinkedHashMap<>();
        texts(terms, asked).forEach(each -> best.merge(each.hit().issueId(), each, Ranked::better));
        var rest = best.values().stream()
                .sorted(Comparator.naturalOrder())
                .filter(each -> after == null || each.compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        return Slice.of(rest, limit, Ranked::cursor).map(Ranked::hit);
    }

    /** For a list of issues in an order of its own. */
    public Matching matching(String typed) {
        var terms = terms(typed);
        if (terms.isEmpty()) {
            return Matching.nothing();
        }
        var query = query(terms);
        return dialect == Dialect.SQLITE
                ? new Matching(SQLITE_NAMED, SQLITE_ONE, query, Few.of(jdbc, "search_text", query))
                : new Matching(POSTGRESQL_NAMED, POSTGRESQL_ONE, query, null);
    }

    private List<Ranked> texts(Terms terms, Asked asked) {
        List<Object> values = new ArrayList<>(List.of(query(terms)));
        var sql = new StringBuilder();
        if (dialect == Dialect.SQLITE) {
            sql.append("select d.issue_id, d.subject_id, -bm25(search_text, 10.0, 1.0) as score ")
                    .append(SQLITE_FROM);
        } else {
            // Cast: a real is read as another double in PostgreSQL's binary format than in its text, and cursors must
            // compare equal.
            sql.append("select d.issue_id, d.subject_id, ")
                    .append("cast(ts_rank(d.words, to_tsquery('simple', ?)) as double precision) as score ")
                    .append(POSTGRESQL_FROM);
            values.add(query(terms));
        }
        sql.append(" and i.deleted_at is null");
        if (asked.project() != null) {
            sql.append(" and i.project_id = ?");
            values.add(asked.project().toString());
        }
        if (asked.person() != null) {
            sql.append(" and exists (select 1 from member m where m.project_id = i.project_id and m.person_id = ?)");
            values.add(asked.person().toString());
        }
        sql.append(" order by ")
                .append(dialect == Dialect.SQLITE ? "search_text.rowid" : "d.doc")
                .append(" desc limit ?");
        values.add(RANKED);
        return jdbc.sql(sql.toString()).params(values).query(Ranked::of).list();
    }

    private String query(Terms terms) {
        return dialect == Dialect.SQLITE ? terms.forSqlite() : terms.forPostgresql();
    }

    private Terms terms(String typed) {
        if (typed.length() > MAX_QUERY) {
            throw Refused.invalid("q_too_long", "q", "q has at most " + MAX_QUERY + " characters.");
        }
        return Terms.of(typed, dialect);
    }
}
