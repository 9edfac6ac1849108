package io.narraforge.contract.source;

import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.SchemaRefusal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Text of bytes: strictly UTF-8, without a byte order mark, every line end a LF. */
final class Utf8 {
    private Utf8() {}

    static String decode(SourceFile file) {
        var bytes = ByteBuffer.wrap(file.content());
        var characters = CharBuffer.allocate(file.content().length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, characters, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < bytes.position(); i++) {
                line += file.content()[i] == '\n' ? 1 : 0;
            }
            throw SchemaRefusal.at(
                    new Place(file.name(), line),
                    "byte %d (0x%02X) is not UTF-8".formatted(bytes.position() + 1, bytes.get(bytes.position())));
        }
        String text = characters.flip().toString();
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return withoutMark.indexOf('\r') < 0
                ? withoutMark
                : withoutMark.replace("\r\n", "\n").replace('\r', '\n');
    }
}
