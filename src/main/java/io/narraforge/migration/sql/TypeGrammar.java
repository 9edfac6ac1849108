package io.narraforge.migration.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the name of a data type and gives it back as PostgreSQL writes it. */
final class TypeGrammar {
    private static final Map<String, String> CANONICAL = Map.ofEntries(
            Map.entry("int2", "smallint"),
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("dec", "numeric"),
            Map.entry("decimal", "numeric"),
            Map.entry("bool", "boolean"),
            Map.entry("varchar", "character varying"),
            Map.entry("bpchar", "character"),
            Map.entry("varbit", "bit varying"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("serial2", "smallserial"),
            Map.entry("serial4", "serial"),
            Map.entry("serial8", "bigserial"));
    private static final Set<String> INTERVAL_FIELDS = Set.of("year", "month", "day", "hour", "minute", "second");
    /** float(24) and less is real. */
    private static final int REAL_DIGITS = 24;

    private final TokenCursor cursor;

    TypeGrammar(TokenCursor cursor) {
        this.cursor = cursor;
    }

    TypeName type() {
        TypeName element = element();
        int dimensions = cursor.accept("array") && !cursor.atSign("[") ? 1 : 0;
        while (cursor.acceptSign("[")) {
            while (!cursor.acceptSign("]")) {
                cursor.next();
            }
            dimensions++;
        }
        return new TypeName(element.name(), element.modifiers(), dimensions);
    }

    private TypeName element() {
        if (cursor.accept("double", "precision")) {
            return TypeName.of("double precision");
        } else if (cursor.accept("national")) {
            return characters(cursor.word());
        } else if (cursor.at("character") || cursor.at("char") || cursor.at("nchar")) {
            return characters(cursor.word());
        } else if (cursor.accept("bit")) {
            return new TypeName(cursor.accept("varying") ? "bit varying" : "bit", modifiers(), 0);
        } else if (cursor.at("timestamp") || cursor.at("time")) {
            return time(cursor.name());
        } else if (cursor.accept("interval")) {
            return interval();
        } else if (cursor.accept("float")) {
            return ofFloat(modifiers());
        }
        return named();
    }

    private TypeName characters(String word) {
        if (cursor.accept("varying")) {
            return new TypeName("character varying", modifiers(), 0);
        }
        List<String> length = modifiers();
        boolean isCharacter = word.startsWith("CHAR") || word.equals("NCHAR");
        if (!isCharacter) {
            throw cursor.notUnderstood("CHARACTER");
        }
        return new TypeName("character", length.isEmpty() ? List.of("1") : length, 0);
    }

    private TypeName time(String word) {
        List<String> precision = modifiers();
        boolean hasZone = cursor.accept("with", "time", "zone");
        if (!hasZone) {
            cursor.accept("without", "time", "zone");
        }
        return new TypeName(word + (hasZone ? " with time zone" : " without time zone"), precision, 0);
    }

    private TypeName interval() {
        while (cursor.atAny(INTERVAL_FIELDS) || cursor.at("to")) {
            cursor.next();
        }
        return new TypeName("interval", modifiers(), 0);
    }

    private static TypeName ofFloat(List<String> digits) {
        boolean isReal = !digits.isEmpty() && Integer.parseInt(digits.getFirst()) <= REAL_DIGITS;
        return TypeName.of(isReal ? "real" : "double precision");
    }

    private TypeName named() {
        boolean isQuoted = cursor.peek(0)
                .filter(token -> token.kind() == TokenKind.QUOTED_NAME)
                .isPresent();
        QualifiedName written = cursor.qualifiedName();
        boolean isSystem = written.schema().isEmpty() || written.schema().equals("pg_catalog");
        String name = isSystem ? written.name() : written.toString();
        // "char", in quotes, is a type of one byte.
        String canonical = isQuoted && name.equals("char") ? "\"char\"" : CANONICAL.getOrDefault(name, name);
        return new TypeName(canonical, modifiers(), 0);
    }

    private List<String> modifiers() {
        if (!cursor.atSign("(")) {
            return List.of();
        }
        return cursor.parenthesized().stream()
                .filter(token -> !token.isSign(","))
                .map(Token::content)
                .toList();
    }

    /** A type where one may stand; none where the next token cannot begin one. */
    static Optional<TypeName> find(TokenCursor cursor) {
        boolean mayBegin = cursor.peek(0).filter(Token::isName).isPresent();
        return mayBegin ? Optional.of(new TypeGrammar(cursor).type()) : Optional.empty();
    }
}
