package dev.lockstep.sync.plan;

import dev.lockstep.base.Json;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.sync.allow.Act;
import dev.lockstep.sync.allow.Allowed;
import dev.lockstep.sync.allow.Permits;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the plans that are carried out hold, for their looks. */
@Component
final class StoredPermits implements Permits {
    private static final int REMEMBERED = 256;

    private final JdbcClient jdbc;
    /** Whether an id is a plan's never changes. */
    private final Map<UUID, Boolean> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    StoredPermits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<List<Allowed>> of(@Nullable UUID jobId, UUID subjectId) {
        if (jobId == null || !isPlan(jobId)) {
            return Optional.empty();
        }
        return Optional.of(jdbc.sql("""
                select seq, kind, link_id, prints from plan_change
                where plan_id = ? and subject_id = ? and kind not in ('only_here', 'differs') and state in ('planned', 'queued', 'applied')
                order by seq
                """)
                .params(jobId.toString(), subjectId.toString())
                .query((row, number) -> new Allowed(
                        row.getLong(1),
                        Act.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        row.getString(3) == null ? null : UUID.fromString(row.getString(3)),
                        prints(row.getString(4))))
                .list());
    }

    private boolean isPlan(UUID id) {
        Boolean is = known.get(id);
        if (is == null) {
            is = jdbc.sql("select count(*) from plan where id = ?")
                            .param(id.toString())
                            .query(Long.class)
                            .single()
                    > 0;
            known.put(id, is);
        }
        return is;
    }

    private static Map<Field, String> prints(String json) {
        Map<Field, String> prints = new EnumMap<>(Field.class);
        Json.tree(json)
                .properties()
                .forEach(each ->
                        prints.put(Field.valueOf(each.getKey()), each.getValue().asString()));
        return prints;
    }

    @Override
    public void applied(UUID planId, List<Long> numbers) {
        for (long number : numbers) {
            jdbc.sql(
                            "update plan_change set state = 'applied' where plan_id = ? and seq = ? and state in ('planned', 'queued')")
                    .params(planId.toString(), number)
                    .update();
        }
    }

    @Override
    public void refused(UUID planId, UUID subjectId, UUID linkId, String reason) {
        jdbc.sql("""
                update plan_change set state = 'refused', reason = :reason
                where plan_id = :plan and subject_id = :subject and (link_id = :link or link_id is null)
                  and state in ('planned', 'queued')
                """)
                .param("reason", reason)
                .param("plan", planId.toString())
                .param("subject", subjectId.toString())
                .param("link", linkId.toString())
                .update();
    }
}
