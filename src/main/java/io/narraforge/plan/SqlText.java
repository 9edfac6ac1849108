package io.narraforge.plan;

import io.narraforge.model.ValueKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** PostgreSQL text out of jOOQ's statements. Values travel as text and are cast where they stand. */
public final class SqlText {
    /** One explicit collation for order and comparison, whatever the server's locale; equality stays bytewise. */
    public static final String COLLATION = "und-x-icu";

    private static final DSLContext POSTGRES = DSL.using(SQLDialect.POSTGRES, new Settings().withRenderSchema(false));

    private SqlText() {}

    /** Every parameter of {@code query} must have a name of its own. */
    public static SqlStatement of(Query query) {
        List<String> parameters = POSTGRES.extractParams(query).entrySet().stream()
                .filter(parameter -> !parameter.getValue().isInline())
                .map(Map.Entry::getKey)
                .toList();
        return new SqlStatement(POSTGRES.render(query), parameters);
    }

    /** A parameter that is bound as text and compared as a value of the kind. */
    public static Field<?> parameter(String name, ValueKind kind) {
        Param<String> text = DSL.param(name, String.class);
        return kind.isText() ? text : text.cast(castTypeOf(kind));
    }

    /** A parameter that is bound as an array of texts and compared as values of the kind. */
    public static Field<?> arrayParameter(String name, ValueKind kind) {
        Param<String[]> texts = DSL.param(name, String[].class);
        return kind.isText() ? texts : texts.cast(castTypeOf(kind).array());
    }

    /** A batch of keys as one array: the text stays the same however many there are. */
    public static Field<UUID[]> uuidArray(String name) {
        return DSL.param(name, UUID[].class);
    }

    /** A value as it is ordered and compared. */
    public static Field<?> comparable(Field<?> value, ValueKind kind) {
        return kind.isText() ? value.collate(DSL.collation(COLLATION)) : value;
    }

    /** A text without difference of case. */
    public static Field<String> folded(Field<String> text) {
        return DSL.lower(text.collate(DSL.collation(COLLATION)));
    }

    private static DataType<?> castTypeOf(ValueKind kind) {
        return switch (kind) {
            case ID -> SQLDataType.UUID;
            case INT -> SQLDataType.INTEGER;
            case LONG -> SQLDataType.BIGINT;
            case FLOAT -> SQLDataType.DOUBLE;
            case DECIMAL -> SQLDataType.NUMERIC;
            case BOOLEAN -> SQLDataType.BOOLEAN;
            case DATE_TIME -> SQLDataType.TIMESTAMPWITHTIMEZONE;
            case JSON -> SQLDataType.JSONB;
            case TEXT, ENUM -> SQLDataType.VARCHAR;
        };
    }
}
