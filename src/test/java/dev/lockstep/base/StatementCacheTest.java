package dev.lockstep.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

class StatementCacheTest {
    private static final String INSERT = "insert into thing (name) values (?)";
    private static final String FIND = "select name from thing where name >= ? order by name";

    private SQLiteDataSource file;
    private Connection connection;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        file = new SQLiteDataSource();
        file.setUrl("jdbc:sqlite:" + folder.resolve("test.db"));
        connection = new StatementCache(file).getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("create table thing (name text primary key)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aStatementIsCompiledOnceAndForgetsItsParameters() throws SQLException {
        PreparedStatement first;
        try (var statement = connection.prepareStatement(INSERT)) {
            first = driversOwn(statement);
            statement.setString(1, "a");
            statement.executeUpdate();
        }
        try (var statement = connection.prepareStatement(INSERT)) {
            assertThat(driversOwn(statement)).isSameAs(first);
            statement.executeUpdate();
        }
        try (var statement = connection.prepareStatement("select count(*) from thing where name is null");
                var rows = statement.executeQuery()) {
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void twoUsesOfTheSameTextAtOnceDoNotDisturbEachOther() throws SQLException {
        insert("a");
        insert("b");
        var seen = new ArrayList<String>();
        try (var outer = find("a")) {
            var outerRows = outer.executeQuery();
            while (outerRows.next()) {
                try (var inner = find("b")) {
                    var innerRows = inner.executeQuery();
                    innerRows.next();
                    seen.add(outerRows.getString(1) + innerRows.getString(1));
                }
            }
        }
        assertThat(seen).containsExactly("ab", "bb");
    }

    @Test
    void aFailedStatementIsNotUsedAgain() throws SQLException {
        insert("a");
        try (var statement = connection.prepareStatement(INSERT)) {
            var own = driversOwn(statement);
            statement.setString(1, "a");
            assertThatThrownBy(statement::executeUpdate).isInstanceOf(SQLException.class);
            statement.close();
            assertThat(own.isClosed()).isTrue();
        }
        insert("b");
    }

    @Test
    void anUnfinishedReadEndsWithItsStatement() throws SQLException {
        insert("a");
        insert("b");
        try (var statement = find("a")) {
            statement.executeQuery().next();
        }
        try (var other = file.getConnection();
                var statement = other.createStatement()) {
            // Without the end of the read this would find the database locked.
            statement.execute("drop table thing");
        }
    }

    @Test
    void aStatementIsOfNoUseOnceItIsClosed() throws SQLException {
        var statement = connection.prepareStatement(INSERT);
        statement.close();
        statement.close();
        assertThat(statement.isClosed()).isTrue();
        assertThatThrownBy(() -> statement.setString(1, "a")).isInstanceOf(SQLException.class);
    }

    @Test
    void keptStatementsEndWithTheirConnection() throws SQLException {
        insert("a");
        PreparedStatement own;
        try (var statement = connection.prepareStatement(INSERT)) {
            own = driversOwn(statement);
        }
        assertThat(own.isClosed()).isFalse();
        connection.close();
        assertThat(own.isClosed()).isTrue();
    }

    private void insert(String name) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, name);
            statement.executeUpdate();
        }
    }

    private PreparedStatement find(String from) throws SQLException {
        var statement = connection.prepareStatement(FIND);
        statement.setString(1, from);
        return statement;
    }

    private static PreparedStatement driversOwn(PreparedStatement statement) throws SQLException {
        return statement.unwrap(JDBC4PreparedStatement.class);
    }
}
