package dev.lockstep.issue.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTest {
    @Test
    void whatIsTypedMeansSomethingInBothLanguages() {
        var typed = "Login \"two words\" -draft -\"not this\" beg* foo-bar";
        assertThat(sqlite(typed))
                .isEqualTo(
                        "(\"Login\" AND \"two words\" AND \"beg\"* AND \"foo bar\") NOT (\"draft\" OR \"not this\")");
        assertThat(postgresql(typed))
                .isEqualTo("('login') & ('two' <-> 'words') & ('beg':*) & ('foo' <-> 'bar')"
                        + " & !(('draft') | ('not' <-> 'this'))");
        assertThat(postgresql("ÉCOLE ﬁn")).isEqualTo("('ecole') & ('fin')");
    }

    @Test
    void whatHoldsNoWordFindsNothing() {
        for (var typed :
                List.of("", "  ", "\"", "\"\"", "* - ( ) ' \\ : & | ! ~ ^ { }", "-only", "-\"only this", "\u0301")) {
            for (var dialect : Dialect.values()) {
                assertThat(Terms.of(typed, dialect).isEmpty()).as(typed).isTrue();
            }
        }
    }

    @Test
    void nothingButWordsReachesTheDatabase() {
        var typed = "a'b \"c\\\" d);-- NEAR(e f, 2) title:g ^h i:* {j k} AND OR NOT + ~ 'l";
        assertThat(postgresql(typed).replaceAll("'[a-z0-9]+'|:\\*| <-> |[()]| & |!", ""))
                .isEmpty();
        assertThat(sqlite(typed).replaceAll("\"[\\p{L}\\p{N} ]+\"\\*?| AND |[()]", ""))
                .isEmpty();
    }

    @Test
    void whatIsTypedIsBounded() {
        var typed = "word ".repeat(100);
        assertThat(Terms.of(typed, Dialect.SQLITE).terms()).hasSize(20);
        assertThat(Terms.of("\"" + typed + "\"", Dialect.SQLITE)
                        .terms()
                        .getFirst()
                        .words())
                .hasSize(20);
    }

    private static String sqlite(String typed) {
        return Terms.of(typed, Dialect.SQLITE).forSqlite();
    }

    private static String postgresql(String typed) {
        return Terms.of(typed, Dialect.POSTGRESQL).forPostgresql();
    }
}
