package io.narraforge.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.narraforge.database.Session;
import io.narraforge.engine.ArrayParameter.Uuids;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import io.narraforge.plan.RowsByIdPlan;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.TypeOfIdPlan;
import io.narraforge.plan.filter.Filtered;
import io.narraforge.plan.page.CountPlan;
import io.narraforge.plan.page.CountedPagePlan;
import io.narraforge.plan.page.PagePlan;
import io.narraforge.plan.page.PageWindow;
import io.narraforge.plan.page.Position;
import io.narraforge.plan.sort.Seek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The batch functions of all loaders: one statement a call, values in the order of the keys. */
public final class Reading {
    /** Far more than the documents of one front end make; a bound of size, for plans come from clients. */
    private static final int MAX_CHARACTERS = 16_000_000;

    private final Model model;
    private final Statements statements;
    private final SqlStatement typeOfId;
    private final Cache<Object, SqlStatement> statementByPlan;

    public Reading(Model model, Statements statements) {
        this.model = model;
        this.statements = statements;
        this.typeOfId = TypeOfIdPlan.statement(model);
        this.statementByPlan = Caffeine.newBuilder()
                .maximumWeight(MAX_CHARACTERS)
                .weigher(
                        (Object plan, SqlStatement statement) -> statement.sql().length())
                .build();
    }

    private Reading(Reading other, Session session) {
        this.model = other.model;
        this.statements = other.statements.in(session);
        this.typeOfId = other.typeOfId;
        this.statementByPlan = other.statementByPlan;
    }

    /** The same, in another session. */
    Reading in(Session session) {
        return new Reading(this, session);
    }

    /** The text of a plan, rendered once for equal plans. */
    public SqlStatement statement(Object plan, Supplier<SqlStatement> rendering) {
        return Objects.requireNonNull(statementByPlan.get(plan, unused -> rendering.get()));
    }

    public Statements statements() {
        return statements;
    }

    /** The page over a whole table. */
    Page page(PagePlan plan, ConnectionRequest request) {
        var reader = new RowReader(request.entity(), plan.columns(), 1);
        List<Row> rows = statements.run(statement(plan, plan::statement), valuesOf(request), reader::read);
        return Page.of(request, null, rows);
    }

    /** The page over a whole table, and how many rows pass its filter. */
    Page countedPage(CountedPagePlan plan, ConnectionRequest request) {
        var reader = new RowReader(request.entity(), plan.page().columns(), 2);
        var total = new AtomicLong();
        var rows = new ArrayList<Row>();
        statements.run(statement(plan, plan::statement), valuesOf(request), result -> {
            total.set(result.getLong(1));
            // The id is the first column of every row; an empty page still tells the total.
            return result.getString(2) != null && rows.add(reader.read(result));
        });
        return Page.of(request, null, rows).withTotal(total.get());
    }

    /** The page of each parent. */
    List<Page> pages(PagePlan plan, ConnectionRequest request, List<String> parentIds) {
        var reader = new RowReader(request.entity(), plan.columns(), 2);
        List<List<Row>> rowsByParent = new ArrayList<>();
        parentIds.forEach(unused -> rowsByParent.add(new ArrayList<>()));
        Function<String, @Nullable Object> values = valuesOf(request);
        statements.run(
                statement(plan, plan::statement),
                name -> name.equals(PagePlan.KEYS) ? new Uuids(parentIds) : values.apply(name),
                rows -> rowsByParent.get(rows.getInt(1) - 1).add(reader.read(rows)));
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < parentIds.size(); i++) {
            pages.add(Page.of(request, parentIds.get(i), rowsByParent.get(i)));
        }
        return pages;
    }

    long count(CountPlan plan, Function<String, @Nullable Object> values) {
        return statements
                .run(statement(plan, plan::statement), values, rows -> rows.getLong(1))
                .getFirst();
    }

    /** The count of each parent's rows. */
    List<Long> counts(CountPlan plan, Function<String, @Nullable Object> values, List<String> parentIds) {
        Map<String, Long> countByParent = new HashMap<>();
        statements.run(
                statement(plan, plan::statement),
                name -> name.equals(PagePlan.KEYS) ? new Uuids(parentIds) : values.apply(name),
                rows -> countByParent.put(rows.getString(1), rows.getLong(2)));
        return parentIds.stream().map(id -> countByParent.getOrDefault(id, 0L)).toList();
    }

    /** The row of each id, null where there is none. */
    public List<@Nullable Row> rowsById(EntityModel entity, List<Attribute> columns, List<String> ids) {
        var plan = new RowsByIdPlan(entity, columns);
        var reader = new RowReader(entity, columns, 1);
        Map<String, Row> rowById = new HashMap<>();
        statements
                .run(statement(plan, plan::statement), name -> new Uuids(ids), reader::read)
                .forEach(row -> rowById.put(row.id(), row));
        List<@Nullable Row> rows = new ArrayList<>();
        ids.forEach(id -> rows.add(rowById.get(id)));
        return rows;
    }

    /** The entity that each id belongs to, null where nothing has it. */
    List<@Nullable EntityModel> entitiesOf(List<String> ids) {
        Map<String, EntityModel> entityById = new HashMap<>();
        statements.run(
                typeOfId,
                name -> new Uuids(ids),
                rows -> entityById.put(rows.getString(2), model.entity(rows.getString(1))));
        List<@Nullable EntityModel> entities = new ArrayList<>();
        ids.forEach(id -> entities.add(entityById.get(id)));
        return entities;
    }

    /** The values of a filter's parameters. */
    static Object valueOf(Filtered filtered, String name) {
        return filtered.value(name) instanceof List<?> texts
                ? new ArrayParameter.Texts(
                        texts.stream().map(String.class::cast).toList())
                : filtered.value(name);
    }

    private static Function<String, @Nullable Object> valuesOf(ConnectionRequest request) {
        PageWindow window = request.window();
        return name -> {
            if (name.startsWith(Filtered.PREFIX)) {
                return valueOf(request.filtered(), name);
            }
            Position position = name.startsWith(PagePlan.AFTER) ? window.after() : window.before();
            return position == null ? null : position.values().get(Seek.keyOf(name));
        };
    }
}
