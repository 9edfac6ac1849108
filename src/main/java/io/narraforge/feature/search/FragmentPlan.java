package io.narraforge.feature.search;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import java.util.List;
import java.util.UUID;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/** Where rows say what was looked for, for rows of several types in one statement; as data, like {@link SearchPlan}. */
record FragmentPlan(List<SearchedTable> tables) {
    /** Followed by the type's name: each type has its own ids. */
    static final String IDS = "ids.";

    /** Followed by the type's name, too. */
    static final String TEXT = "text.";

    /** A row for each id that still has a text: the id, the way to the text, the text. */
    SqlStatement statement() {
        return SqlText.of(tables.stream()
                        .map(FragmentPlan::fragmentsOf)
                        .reduce(Select::unionAll)
                        .orElseThrow())
                .toPlanWithValues();
    }

    private static Select<Record3<UUID, String[], String>> fragmentsOf(SearchedTable each) {
        String type = each.type().name();
        var fragments = lateral(table(
                        "search_fragment({0}, {1}, {2})",
                        each.fields(), each.values(), param(TEXT + type, String.class)))
                .as("found");
        return select(
                        each.id(),
                        field(name("found", "path"), SQLDataType.CLOB.array()),
                        field(name("found", "fragment"), SQLDataType.CLOB))
                .from(each.entity().table())
                .crossJoin(fragments)
                .where(each.id().eq(any(SqlText.uuidArray(IDS + type))));
    }
}
