package dev.lockstep.keyset;

import java.util.List;

/**
 * One page.
 *
 * @param order that its cursors are bound to
 * @param previous whether there is something before it
 * @param next whether there is something behind it
 */
public record Rows<T>(List<Row<T>> rows, Ordering order, boolean previous, boolean next) {
    /** @param key the values of the order's columns */
    public record Row<T>(T value, List<Object> key) {}

    public String cursor(Row<T> row) {
        return Cursors.write(order, row.key());
    }
}
