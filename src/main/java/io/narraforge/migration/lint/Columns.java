package io.narraforge.migration.lint;

import io.narraforge.migration.sql.ColumnDefinition;
import io.narraforge.migration.sql.Constraint;
import io.narraforge.migration.sql.Statement;
import io.narraforge.migration.sql.TableAction;
import io.narraforge.migration.sql.TypeName;
import io.narraforge.migration.sql.Volatility;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about columns that are added or changed. */
final class Columns {
    private static final Set<String> ZONES_OF_UTC = Set.of("utc", "etc/utc", "gmt", "etc/gmt", "zulu");
    /** Built-in functions of which PostgreSQL says that they give the same value throughout a statement. */
    private static final Set<String> STABLE = Set.of(
            "now",
            "transaction_timestamp",
            "statement_timestamp",
            "current_setting",
            "current_schema",
            "timezone",
            "date_trunc",
            "make_date",
            "make_interval",
            "make_timestamptz",
            "to_timestamp",
            "to_date",
            "lower",
            "upper",
            "concat",
            "format",
            "length",
            "left",
            "right",
            "md5",
            "sha256",
            "encode",
            "decode",
            "convert_to",
            "to_json",
            "to_jsonb",
            "json_build_object",
            "json_build_array",
            "jsonb_build_object",
            "jsonb_build_array",
            "repeat",
            "round",
            "abs",
            "int4range",
            "int8range",
            "numrange",
            "daterange",
            "tstzrange");

    private static final List<String> WORDS_OF_MONEY =
            List.of("cost", "price", "amount", "budget", "fee", "usd", "eur", "balance", "salary", "payment");
    private static final Set<String> FLOATS = Set.of("real", "double precision");
    private static final Set<String> SMALL_KEYS = Set.of("integer", "smallint", "serial", "smallserial");

    private Columns() {}

    /** A column added to a table in use. */
    private static Optional<ColumnDefinition> added(Step step) {
        return step.action(TableAction.AddColumn.class)
                .filter(add -> step.isInUse(step.table()))
                .map(TableAction.AddColumn::column);
    }

    private static boolean hasSourceOfItsOwn(ColumnDefinition column) {
        return column.has(Constraint.Generated.class) || column.has(Constraint.Identity.class) || column.isSerial();
    }

    /** M10. */
    static List<Advice> notNullWithoutDefault(Step step) {
        return added(step)
                .filter(column -> column.isNotNull() && !column.has(Constraint.Default.class))
                .filter(column -> !hasSourceOfItsOwn(column))
                .map(column -> List.of(new Advice(
                        "It fails as soon as %s has a row, which would have no %s"
                                .formatted(step.table(), column.name()),
                        "A constant DEFAULT; or add it nullable, fill it, and set NOT NULL by a validated CHECK")))
                .orElse(List.of());
    }

    /** M11. */
    static List<Advice> volatileDefault(Step step) {
        return added(step).stream()
                .flatMap(column -> column.all(Constraint.Default.class)
                        .flatMap(given -> given.value().calls().stream())
                        .filter(function -> isVolatile(step, function))
                        .map(function -> new Advice(
                                "%s() may give every row another value, so all of %s is rewritten under a lock against"
                                                .formatted(function, step.table())
                                        + " everything",
                                "Add the column without a default, SET DEFAULT in the same migration, and fill old rows"
                                        + " in batches")))
                .toList();
    }

    /** A function that is not known is taken for volatile, which PostgreSQL does too where nothing is declared. */
    private static boolean isVolatile(Step step, String function) {
        return Optional.ofNullable(step.before().functions().get(function))
                .map(volatility -> volatility == Volatility.VOLATILE)
                .orElse(!STABLE.contains(function));
    }

    /** M12. */
    static List<Advice> filledForEveryRow(Step step) {
        return added(step)
                .filter(column -> column.isSerial()
                        || column.has(Constraint.Identity.class)
                        || column.all(Constraint.Generated.class).anyMatch(Constraint.Generated::stored))
                .map(column -> List.of(new Advice(
                        "Every row of %s gets a value of its own: the table is rewritten under a lock against everything"
                                .formatted(step.table()),
                        "A plain column, filled in batches and kept by a trigger or a sequence's default")))
                .orElse(List.of());
    }

    /** M13. */
    static List<Advice> rewritten(Step step) {
        Optional<String> change = step.action(TableAction.ChangeType.class)
                .flatMap(action -> rewritingChange(step, action))
                .or(() -> step.action(TableAction.Rewrite.class).map(TableAction.Rewrite::words));
        return change.filter(what -> step.isInUse(step.table()))
                .map(what -> List.of(new Advice(
                        "%s: every row of %s is written anew under a lock against everything"
                                .formatted(what, step.table()),
                        "A new column beside the old one, filled in batches; or an announced maintenance window")))
                .orElse(List.of());
    }

    private static Optional<String> rewritingChange(Step step, TableAction.ChangeType change) {
        Optional<TypeName> from =
                step.before().column(step.table(), change.column()).map(SchemaState.Column::type);
        if (from.isEmpty()) {
            return Optional.of(
                    "%s to %s, from a type that these files don't tell".formatted(change.column(), change.type()));
        }
        boolean inUtc = step.parameter("timezone")
                .map(zone -> ZONES_OF_UTC.contains(zone.toLowerCase(Locale.ROOT)))
                .orElse(false);
        var typeChange = new TypeChange(change.column(), from.get(), change.type(), change.using(), inUtc);
        return typeChange.rewrites()
                ? Optional.of("%s from %s to %s%s"
                        .formatted(
                                change.column(),
                                from.get(),
                                change.type(),
                                change.using().isPresent() ? " with USING" : ""))
                : Optional.empty();
    }

    /** M21. */
    static List<Advice> betterType(Step step) {
        return switch (step.statement()) {
            case Statement.CreateTable create ->
                create.columns().stream()
                        .flatMap(column -> Stream.concat(
                                betterType(column.name(), column.type()),
                                isKey(create, column) ? smallKey(column) : Stream.of()))
                        .toList();
            case Statement.AlterTable alter ->
                Stream.concat(
                                step.action(TableAction.AddColumn.class).stream()
                                        .flatMap(add -> betterType(
                                                add.column().name(),
                                                add.column().type())),
                                step.action(TableAction.ChangeType.class).stream()
                                        .flatMap(change -> betterType(change.column(), change.type())))
                        .toList();
            default -> List.of();
        };
    }

    private static boolean isKey(Statement.CreateTable create, ColumnDefinition column) {
        return Stream.concat(create.constraints().stream(), column.constraints().stream())
                .anyMatch(constraint -> constraint instanceof Constraint.Key key
                        && key.kind() == Constraint.KeyKind.PRIMARY_KEY
                        && key.columns().equals(List.of(column.name())));
    }

    private static Stream<Advice> smallKey(ColumnDefinition column) {
        return SMALL_KEYS.contains(column.type().name())
                ? Stream.of(new Advice(
                        "%s is a key of type %s, which runs out of numbers".formatted(column.name(), column.type()),
                        "uuid, or bigint GENERATED ALWAYS AS IDENTITY"))
                : Stream.of();
    }

    private static Stream<Advice> betterType(String column, TypeName type) {
        Optional<String> better = switch (type.name()) {
            case "json" -> Optional.of("jsonb, which is indexed and compared");
            case "timestamp without time zone" -> Optional.of("timestamptz, which is the same moment for everybody");
            case "character" -> Optional.of("text, with a CHECK of its length: char(n) pads with blanks");
            case "money" -> Optional.of("numeric: what money looks like depends on the session");
            default ->
                FLOATS.contains(type.name()) && isMoney(column)
                        ? Optional.of("numeric, whose sums are exact")
                        : Optional.empty();
        };
        return better.stream().map(instead -> new Advice("%s has the type %s".formatted(column, type), instead));
    }

    private static boolean isMoney(String column) {
        return List.of(column.split("_", -1)).stream().anyMatch(WORDS_OF_MONEY::contains);
    }
}
