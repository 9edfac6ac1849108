package io.narraforge.engine;

import io.narraforge.model.ValueKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads one column into the form that the response serves. The pool's connections transfer text, so uuids, timestamps
 * and JSON go from the driver's bytes to the response without becoming objects.
 */
@FunctionalInterface
interface ColumnReader {

    @Nullable
    Object read(ResultSet rows, int column) throws SQLException;

    static ColumnReader of(ValueKind kind) {
        return switch (kind) {
            case ID, TEXT -> ColumnReader::readText;
            case INT -> ColumnReader::readInt;
            case LONG -> ColumnReader::readLong;
            case FLOAT -> ColumnReader::readDouble;
            case DECIMAL -> ResultSet::getBigDecimal;
            case BOOLEAN -> ColumnReader::readBoolean;
            case DATE_TIME -> ColumnReader::readDateTime;
            case JSON -> ColumnReader::readJson;
            case ENUM -> ColumnReader::readEnum;
        };
    }

    private static @Nullable Object readInt(ResultSet rows, int column) throws SQLException {
        int value = rows.getInt(column);
        return rows.wasNull() ? null : (Object) value;
    }

    private static @Nullable Object readLong(ResultSet rows, int column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? null : (Object) value;
    }

    private static @Nullable Object readDouble(ResultSet rows, int column) throws SQLException {
        double value = rows.getDouble(column);
        return rows.wasNull() ? null : (Object) value;
    }

    private static @Nullable Object readBoolean(ResultSet rows, int column) throws SQLException {
        boolean value = rows.getBoolean(column);
        return rows.wasNull() ? null : (Object) value;
    }

    private static @Nullable Object readText(ResultSet rows, int column) throws SQLException {
        byte[] utf8 = rows.getBytes(column);
        return utf8 == null ? null : RawJson.ofText(utf8);
    }

    private static @Nullable Object readDateTime(ResultSet rows, int column) throws SQLException {
        byte[] ascii = rows.getBytes(column);
        return ascii == null ? null : DateTimeText.ofPostgres(ascii);
    }

    private static @Nullable Object readJson(ResultSet rows, int column) throws SQLException {
        byte[] utf8 = rows.getBytes(column);
        return utf8 == null ? null : new RawJson(utf8);
    }

    private static @Nullable Object readEnum(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }
}
