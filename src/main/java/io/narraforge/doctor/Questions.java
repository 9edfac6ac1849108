package io.narraforge.doctor;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.model.Model;
import io.narraforge.model.ValueKind;
import io.narraforge.plan.Place;
import io.narraforge.plan.filter.Comparison;
import io.narraforge.plan.filter.Filter;
import io.narraforge.plan.filter.FilterReader;
import io.narraforge.plan.filter.Filtered;
import io.narraforge.plan.page.CountPlan;
import io.narraforge.plan.page.PageColumns;
import io.narraforge.plan.page.PagePlan;
import io.narraforge.plan.page.PageWindow;
import io.narraforge.plan.sort.Direction;
import io.narraforge.plan.sort.SortKey;
import io.narraforge.plan.sort.SortOrder;
import io.narraforge.plan.value.Operand;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a front end can ask of an entity's own columns: a test for each kind of index, read and rendered as for the
 * engine, and each order. Tests inside JSON and of computed values are none of these: no index of a column serves them.
 */
final class Questions {
    private static final String SOME_ID = "00000000-0000-4000-8000-000000000000";
    private static final String SOME_WORD = "fragment";
    private static final Map<String, String> SOME_OBJECT = Map.of("key", SOME_WORD);
    private static final String SOME_OBJECT_AS_JSON = "{\"key\": \"" + SOME_WORD + "\"}";

    private final Model model;
    private final EntityModel entity;
    private final Wording wording;

    Questions(Model model, EntityModel entity) {
        this.model = model;
        this.entity = entity;
        this.wording = new Wording(entity);
    }

    List<Question> all() {
        return Stream.of(tests(), relations(), orders()).flatMap(each -> each).toList();
    }

    private Stream<Question> tests() {
        return entity.sourceByField().entrySet().stream().flatMap(field -> switch (field.getValue()) {
            case FieldSource.Column(var attribute)
            when attribute.expression() == null -> testsOf(field.getKey(), attribute);
            case FieldSource.JsonStrings(var attribute)
            when attribute.expression() == null ->
                Stream.of(test(field.getKey(), attribute, "has", SOME_WORD, IndexForm.JSON));
            default -> Stream.empty();
        });
    }

    private Stream<Question> testsOf(String field, Attribute attribute) {
        ValueKind kind = attribute.kind();
        if (kind == ValueKind.JSON) {
            return Stream.of(
                    test(field, attribute, "contains", SOME_OBJECT, IndexForm.JSON),
                    test(field, attribute, "hasKey", SOME_WORD, IndexForm.JSON));
        }
        IndexForm equality = IndexForm.canBeOrdered(attribute) ? IndexForm.ORDERED : IndexForm.HASHED;
        Question equals = test(field, attribute, "eq", someValue(kind), equality);
        return kind == ValueKind.TEXT
                ? Stream.of(
                        equals,
                        test(field, attribute, "contains", SOME_WORD, IndexForm.TRIGRAMS),
                        containsIgnoringCase(field, attribute))
                : Stream.of(equals);
    }

    private static Object someValue(ValueKind kind) {
        return switch (kind) {
            case ID -> SOME_ID;
            case TEXT, ENUM -> SOME_WORD;
            case INT, LONG, FLOAT, DECIMAL -> BigDecimal.ONE;
            case BOOLEAN -> true;
            case DATE_TIME -> OffsetDateTime.of(2025, 1, 31, 10, 0, 0, 0, ZoneOffset.UTC);
            case JSON -> SOME_OBJECT;
        };
    }

    private Question test(String field, Attribute attribute, String operator, Object value, IndexForm index) {
        return test(wording.where(field, operator + ": …"), attribute, read(field, Map.of(operator, value)), index);
    }

    private Question containsIgnoringCase(String field, Attribute attribute) {
        return test(
                wording.where(field, "contains: …, ignoreCase: true"),
                attribute,
                read(field, Map.of("contains", SOME_WORD, "ignoreCase", true)),
                IndexForm.FOLDED_TRIGRAMS);
    }

    private Filtered read(String field, Map<String, ?> test) {
        return FilterReader.read(
                model, entity, Map.of(field, test), Place.of(wording.root()), object -> SOME_OBJECT_AS_JSON);
    }

    /** Counted, so that nothing but the test decides how the rows are found. */
    private Question test(String text, Attribute attribute, Filtered filtered, IndexForm index) {
        var statement = new CountPlan(entity, filtered.filter(), null, false).statement();
        List<String> values = statement.parameters().stream()
                .map(filtered::value)
                .map(Object::toString)
                .toList();
        return new Question(text, attribute, Access.TEST, statement, values, Optional.of(index));
    }

    /** The connections that find this entity's rows by a foreign key. */
    private Stream<Question> relations() {
        return model.entities().stream()
                .flatMap(parent -> parent.fields(FieldSource.ToMany.class)
                        .filter(field -> field.getValue().targetType().equals(entity.typeName()))
                        .map(field -> relation(
                                parent, field.getKey(), field.getValue().foreignKey())));
    }

    private Question relation(EntityModel parent, String connection, Attribute foreignKey) {
        var ofParent = new Filter.Compare(new Operand.Of(foreignKey), Comparison.EQ, false, 0);
        return test(
                Wording.connection(parent, connection),
                foreignKey,
                new Filtered(ofParent, List.of(SOME_ID)),
                IndexForm.ORDERED);
    }

    private Stream<Question> orders() {
        return entity.orderable()
                .filter(field -> field.getValue().expression() == null)
                .map(field -> order(field.getKey(), field.getValue()));
    }

    private Question order(String field, Attribute attribute) {
        SortOrder order = SortOrder.by(entity, List.of(new SortKey(new Operand.Of(attribute), Direction.ASC)));
        var columns = new PageColumns(List.of(entity.id()), List.of());
        var firstPage = new PageWindow(PageWindow.DEFAULT_SIZE, false, null, null);
        return new Question(
                wording.orderBy(field),
                attribute,
                Access.ORDER,
                PagePlan.of(order, columns, null, null, firstPage).statement(),
                List.of(),
                IndexForm.canBeOrdered(attribute) ? Optional.of(IndexForm.ORDERED) : Optional.empty());
    }
}
