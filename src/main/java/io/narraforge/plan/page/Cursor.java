package io.narraforge.plan.page;

import io.narraforge.model.ValueKind;
import io.narraforge.plan.sort.SortOrder;
import io.narraforge.plan.value.Operand;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Cursors are opaque to clients and valid for one order; decoding a foreign one is the client's mistake. The text holds
 * the order's fingerprint and the key values, so that the row itself need not exist any more.
 */
public final class Cursor {
    private static final int FINGERPRINT_BYTES = Integer.BYTES;
    /** As many digits as PostgreSQL's numeric has before and after the point. */
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,131072}(\\.\\d{1,16383})?");

    private static final byte NULL = 0;
    private static final byte VALUE = 1;
    private static final Pattern DATE_TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");

    private Cursor() {}

    public static String encode(SortOrder order, Position position) {
        var parts = new ArrayList<byte[]>();
        int length = FINGERPRINT_BYTES;
        for (String value : position.values()) {
            byte[] part = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
            parts.add(part);
            length += 1 + (value == null ? 0 : Integer.BYTES + part.length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).putInt(fingerprint(order));
        for (int i = 0; i < parts.size(); i++) {
            if (position.values().get(i) == null) {
                bytes.put(NULL);
            } else {
                bytes.put(VALUE).putInt(parts.get(i).length).put(parts.get(i));
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty when this server did not issue the text for this order. */
    public static Optional<Position> decode(SortOrder order, String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() < FINGERPRINT_BYTES || bytes.getInt() != fingerprint(order)) {
                return Optional.empty();
            }
            var values = new ArrayList<@Nullable String>();
            for (Operand operand : order.operands()) {
                values.add(readValue(bytes, operand));
            }
            return bytes.hasRemaining() ? Optional.empty() : Optional.of(new Position(values));
        } catch (IllegalArgumentException | BufferUnderflowException | CharacterCodingException foreign) {
            return Optional.empty();
        }
    }

    private static @Nullable String readValue(ByteBuffer bytes, Operand operand) throws CharacterCodingException {
        byte marker = bytes.get();
        if (marker == NULL && operand.nullable()) {
            return null;
        }
        int length = marker == VALUE ? bytes.getInt() : -1;
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("no value");
        }
        ByteBuffer part = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        String value = StandardCharsets.UTF_8.newDecoder().decode(part).toString();
        requireOfKind(operand.kind(), value);
        return value;
    }

    /** A value that PostgreSQL could not cast must not get there: the mistake is the client's, not ours. */
    private static void requireOfKind(ValueKind kind, String value) {
        boolean valid = switch (kind) {
            case ID -> UUID.fromString(value).toString().equals(value);
            case INT -> Integer.toString(Integer.parseInt(value)).equals(value);
            case LONG -> Long.toString(Long.parseLong(value)).equals(value);
            case FLOAT ->
                Double.isFinite(Double.parseDouble(value))
                        && Double.toString(Double.parseDouble(value)).equals(value);
            case DECIMAL -> DECIMAL.matcher(value).matches();
            case BOOLEAN -> List.of("true", "false").contains(value);
            case DATE_TIME -> DATE_TIME.matcher(value).matches() && isOfTheCalendar(value);
            case TEXT, ENUM -> value.indexOf('\0') < 0;
            case JSON -> false;
        };
        if (!valid) {
            throw new IllegalArgumentException("no value of kind " + kind);
        }
    }

    /** The form alone lets 30 February pass; and PostgreSQL has no year 0. */
    private static boolean isOfTheCalendar(String time) {
        try {
            return LocalDateTime.parse(time.substring(0, time.length() - 1)).getYear() > 0;
        } catch (DateTimeParseException noSuchTime) {
            return false;
        }
    }

    private static int fingerprint(SortOrder order) {
        var crc = new CRC32();
        crc.update(order.signature().getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
