package dev.lockstep.conflict;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.base.UntilChanged;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which policy decides conflicts of a field on a link. Thread-safe; asked often, so it is kept in memory. */
@Component
public final class Rules {
    /** Sets are left out: they are merged element by element, and never conflict. */
    public static final List<String> FIELDS = List.of("title", "body", "state", "priority", "comment");

    private final JdbcClient jdbc;
    private final Database database;
    private final UntilChanged<Map<Spot, Policy>> known;

    Rules(JdbcClient jdbc, Database database) {
        this.jdbc = jdbc;
        this.database = database;
        known = new UntilChanged<>(database, "conflict rules", this::read);
    }

    private record Spot(UUID linkId, String field) {}

    public Policy of(UUID linkId, String field) {
        return known.get().getOrDefault(new Spot(linkId, field), Policy.NEWEST);
    }

    /** Of every field that can conflict. */
    public SortedMap<String, Policy> of(UUID linkId) {
        var all = new TreeMap<String, Policy>();
        FIELDS.forEach(field -> all.put(field, of(linkId, field)));
        return all;
    }

    /** Opens its own unit of work or joins the caller's; fields that are not named stay as they are. */
    public void change(UUID linkId, Map<String, Policy> policies) {
        policies.keySet().forEach(Rules::check);
        database.write(() -> {
            policies.forEach((field, policy) -> jdbc.sql("""
                            insert into conflict_rule (link_id, field, policy)
                            select id, :field, :policy from link where id = :link
                            on conflict (link_id, field) do update set policy = excluded.policy
                            """)
                    .params(Map.of("link", linkId.toString(), "field", field, "policy", policy.word()))
                    .update());
            known.changed();
        });
    }

    /** Inside the unit of work that removes a link and its rules with it: linked again, it has the same id. */
    public void unlinked() {
        known.changed();
    }

    private static void check(String field) {
        if (!FIELDS.contains(field)) {
            var why = field.equals("labels") || field.equals("assignees")
                    ? field + " are merged element by element and never conflict; leave them out."
                    : "Policies are for " + String.join(", ", FIELDS) + ".";
            throw Refused.invalid("policy_field_unknown", "policies", why);
        }
    }

    private Map<Spot, Policy> read() {
        Map<Spot, Policy> all = new HashMap<>();
        jdbc.sql("select link_id, field, policy from conflict_rule").query(row -> {
            var spot = new Spot(UUID.fromString(row.getString("link_id")), row.getString("field"));
            all.put(spot, Policy.valueOf(row.getString("policy").toUpperCase(Locale.ROOT)));
        });
        return all;
    }
}
