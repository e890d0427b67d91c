package dev.lockstep.api.graphql.read;

import dev.lockstep.api.graphql.list.Compared;
import dev.lockstep.api.graphql.list.Filter;
import dev.lockstep.issue.listing.IssueColumns;
import dev.lockstep.keyset.Column;
import dev.lockstep.keyset.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** By what issues are filtered. */
public final class FiltersOfIssues {
    static final Filter ALL = new Filter(Map.ofEntries(
            Map.entry("id", Compared.by(IssueColumns.ID)),
            Map.entry("number", Compared.by(IssueColumns.NUMBER)),
            Map.entry("title", Compared.by(IssueColumns.TITLE)),
            Map.entry("body", Compared.by(IssueColumns.BODY)),
            Map.entry("createdAt", Compared.by(IssueColumns.CREATED)),
            Map.entry("lastModifiedAt", Compared.by(IssueColumns.MODIFIED)),
            Map.entry("lastUpdatedAt", Compared.by(IssueColumns.MODIFIED)),
            Map.entry("state", given -> choice(IssueColumns.STATE, "state:", given)),
            Map.entry("priority", given -> choice(IssueColumns.PRIORITY, "priority:", given)),
            Map.entry("labels", given -> names(IssueColumns::labelled, given)),
            Map.entry("assignments", given -> names(IssueColumns::assigned, given))));

    private FiltersOfIssues() {}

    private static Sql choice(Column column, String prefix, Object given) {
        List<Sql> parts = new ArrayList<>();
        ((Map<?, ?>) given).forEach((name, value) -> {
            if (value != null) {
                parts.add(
                        switch (String.valueOf(name)) {
                            case "id" ->
                                Compared.by(column, id -> id.toString().replaceFirst("^" + prefix, ""))
                                        .read(value);
                            case "name" -> Compared.by(column).read(value);
                            default -> open((Map<?, ?>) value);
                        });
            }
        });
        return Sql.all(parts);
    }

    private static Sql open(Map<?, ?> wanted) {
        List<Sql> parts = new ArrayList<>();
        if (wanted.get("eq") instanceof Boolean open) {
            parts.add(IssueColumns.open(open));
        }
        if (wanted.get("in") instanceof Collection<?> several) {
            parts.add(Sql.any(several.stream()
                    .map(open -> IssueColumns.open((Boolean) open))
                    .toList()));
        }
        return Sql.all(parts);
    }

    private static Sql names(Function<String, Sql> holds, Object given) {
        List<Sql> parts = new ArrayList<>();
        var wanted = (Map<?, ?>) given;
        if (wanted.get("any") instanceof Collection<?> names) {
            parts.add(Sql.any(each(holds, names)));
        }
        if (wanted.get("none") instanceof Collection<?> names) {
            parts.add(Sql.not(Sql.any(each(holds, names))));
        }
        return Sql.all(parts);
    }

    private static List<Sql> each(Function<String, Sql> holds, Collection<?> names) {
        return names.stream().map(name -> holds.apply(name.toString())).toList();
    }
}
