package dev.lockstep.operation.exchange;

import dev.lockstep.base.Json;
import dev.lockstep.operation.Operation;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the newest rounds of each operation; they leave with it. Thread-safe. */
@Component
public class Exchanges {
    static final int KEPT = 10;

    private final JdbcClient jdbc;

    public Exchanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inside the unit of work that ends the round; once for each claim. */
    public void keep(Operation operation, Round round) {
        jdbc.sql("insert into operation_exchange (operation_id, fence, at, round) values (?, ?, ?, ?)")
                .param(operation.id().toString())
                .param(operation.fence())
                .param(round.at().toEpochMilli())
                .param(Json.write(round))
                .update();
        if (operation.fence() > KEPT) {
            forgetOlder(operation.id());
        }
    }

    private void forgetOlder(UUID operation) {
        jdbc.sql("""
                        delete from operation_exchange where operation_id = :id and fence not in
                          (select fence from operation_exchange where operation_id = :id order by fence desc limit :kept)
                        """).param("id", operation.toString()).param("kept", KEPT).update();
    }

    /** Newest first. */
    public List<Round> of(UUID operation) {
        return jdbc.sql("select round from operation_exchange where operation_id = ? order by fence desc limit ?")
                .params(operation.toString(), KEPT)
                .query((row, n) -> Json.read(row.getString("round"), Round.class))
                .list();
    }
}
