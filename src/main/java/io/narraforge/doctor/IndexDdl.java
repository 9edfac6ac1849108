package io.narraforge.doctor;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.SqlText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the statement that makes an index, named and built as the migrations do it. */
final class IndexDdl {
    private final Catalogue catalogue;
    private final EntityModel entity;
    private final String table;

    IndexDdl(Catalogue catalogue, EntityModel entity) {
        this.catalogue = catalogue;
        this.entity = entity;
        this.table = entity.table().getName();
    }

    String of(Attribute attribute, IndexForm form) throws SQLException {
        String column = attribute.label();
        String compared = catalogue.identifier(column) + (attribute.kind().isText() ? collation() : "");
        return switch (form) {
            case ORDERED -> ordered(attribute, compared);
            case HASHED -> create(column, "USING hash (" + compared + ")");
            case JSON -> create(column, "USING gin (" + compared + ")");
            case TRIGRAMS -> trigrams(column + "_trgm", catalogue.identifier(column));
            case FOLDED_TRIGRAMS -> trigrams("lower_" + column + "_trgm", "lower(" + compared + ")");
        };
    }

    private static String collation() {
        return " COLLATE \"" + SqlText.COLLATION + "\"";
    }

    private String ordered(Attribute attribute, String first) throws SQLException {
        List<String> ties = tieBreakers(attribute);
        var keys = new ArrayList<>(List.of(first));
        for (String tie : ties) {
            keys.add(catalogue.identifier(tie));
        }
        String subject =
                Stream.concat(Stream.of(attribute.label()), ties.stream()).collect(Collectors.joining("_"));
        return create(subject, "(" + String.join(", ", keys) + ")");
    }

    /**
     * What many rows share is asked for in the default order; numbers and times are ordered by themselves. The id comes
     * last, as in every order.
     */
    private List<String> tieBreakers(Attribute attribute) {
        if (attribute.equals(entity.id())) {
            return List.of();
        }
        return switch (attribute.kind()) {
            case ID, TEXT, ENUM, BOOLEAN ->
                List.of(entity.attribute("createdAt").label(), entity.id().label());
            case INT, LONG, FLOAT, DECIMAL, DATE_TIME, JSON ->
                List.of(entity.id().label());
        };
    }

    private String trigrams(String subject, String text) throws SQLException {
        return create(subject, "USING gin (" + text + " " + catalogue.trigramClass() + ")");
    }

    private String create(String subject, String definition) throws SQLException {
        return "CREATE INDEX CONCURRENTLY %s ON %s %s;"
                .formatted(catalogue.freeIndexName(table + "_" + subject), catalogue.identifier(table), definition);
    }
}
