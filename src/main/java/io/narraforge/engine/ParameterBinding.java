package io.narraforge.engine;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds values as text: the statement casts them where they stand. */
final class ParameterBinding {
    private ParameterBinding() {}

    static void bind(PreparedStatement statement, List<String> names, Function<String, @Nullable Object> values)
            throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            bindOne(statement, i + 1, values.apply(names.get(i)));
        }
    }

    private static void bindOne(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case ArrayParameter array ->
                statement.setArray(
                        index,
                        statement
                                .getConnection()
                                .createArrayOf(
                                        array.elementType(), array.values().toArray()));
            case String text -> statement.setString(index, text);
            case null, default -> throw new IllegalArgumentException("no value for parameter " + index);
        }
    }
}
