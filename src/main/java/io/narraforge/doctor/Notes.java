package io.narraforge.doctor;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What no index mends of a large table. */
final class Notes {
    private final EntityModel entity;
    private final String table;
    private final String rows;
    private final Wording wording;

    Notes(EntityModel entity, long rows) {
        this.entity = entity;
        this.table = entity.table().getName();
        this.rows = String.format(Locale.ROOT, "%,d", rows);
        this.wording = new Wording(entity);
    }

    Note neverAnalyzed() {
        return note("%s was never analyzed, so PostgreSQL does not know what its %s rows hold; run: ANALYZE %s"
                .formatted(table, rows, table));
    }

    Note sorts(Question question) {
        return note(("%s sorts the %s rows of %s; no index is a remedy, for a B-tree refuses rows whose text is longer"
                        + " than about 2,700 bytes")
                .formatted(question.text(), rows, table));
    }

    /** Of the fields that no column holds as they are asked for. */
    Stream<Note> ofFields() {
        return entity.sourceByField().entrySet().stream().flatMap(field -> switch (field.getValue()) {
            case FieldSource.Column(var attribute)
            when attribute.expression() != null -> Stream.of(computed(field.getKey(), attribute));
            case FieldSource.JsonStrings(var attribute)
            when attribute.expression() != null -> Stream.of(computed(field.getKey(), attribute));
            case FieldSource.JsonObjects objects -> Stream.of(inside(field.getKey(), objects.attribute()));
            default -> Stream.empty();
        });
    }

    private Note computed(String field, Attribute attribute) {
        String test = wording.where(field, "…");
        String questions = attribute.kind().isOrderable() ? test + " and " + wording.orderBy(field) : test;
        return note("%s: the value is computed for each of the %s rows of %s; no index can hold it"
                .formatted(questions, rows, table));
    }

    private Note inside(String field, Attribute column) {
        String remedy = rawFieldOf(column)
                .map(raw -> "; where whole values are known, %s can use an index"
                        .formatted(wording.where(raw, "contains: …")))
                .orElse("");
        return note("%s: the list of each of the %s rows of %s is looked into; no index serves that%s"
                .formatted(wording.where(field, "…"), rows, table, remedy));
    }

    private Optional<String> rawFieldOf(Attribute column) {
        return entity.rawJson()
                .filter(field -> field.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Note note(String text) {
        return new Note(table, text);
    }
}
