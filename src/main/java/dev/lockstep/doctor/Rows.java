package dev.lockstep.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/** Copies what connections are made of from one database to another; secrets go as they are, encrypted. */
final class Rows {
    private static final int MOST = 10_000;
    /** In the order in which they refer to each other. */
    private static final List<String> TABLES = List.of("hub_key", "connection", "lane", "installed_repository");

    private Rows() {}

    static void copy(Connection from, Connection to) throws SQLException {
        for (var table : TABLES) {
            try (var asked = from.createStatement();
                    var rows = asked.executeQuery("select * from " + table + " limit " + MOST)) {
                copy(table, rows, to);
            }
        }
    }

    private static void copy(String table, ResultSet rows, Connection to) throws SQLException {
        var names = new java.util.ArrayList<String>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            names.add(rows.getMetaData().getColumnName(column));
        }
        var values = String.join(", ", Collections.nCopies(names.size(), "?"));
        try (var insert = to.prepareStatement(
                "insert into " + table + " (" + String.join(", ", names) + ") values (" + values + ")")) {
            while (rows.next()) {
                for (int column = 1; column <= names.size(); column++) {
                    insert.setObject(column, rows.getObject(column));
                }
                insert.executeUpdate();
            }
        }
    }
}
