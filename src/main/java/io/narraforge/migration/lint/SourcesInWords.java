package io.narraforge.migration.lint;

import io.narraforge.contract.impact.Source;
import io.narraforge.contract.impact.SourceChange;
import io.narraforge.contract.impact.SourceChange.Effect;
import io.narraforge.migration.lint.LintFile.Role;
import io.narraforge.migration.sql.QualifiedName;
import io.narraforge.problem.Excerpt;
import io.narraforge.problem.NearestName;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Understands what a command line names: a migration by its file or version, a table, a column. Tables are those that the
 * migrations make, so that no database is asked.
 */
public final class SourcesInWords {
    private static final Pattern VERSION = Pattern.compile("[vV]?(\\d+([._]\\d+)*)");
    private static final String PUBLIC = "public.";
    private static final String SQL = ".sql";

    private SourcesInWords() {}

    /** What happens to tables and columns there; of a table or a column, whatever may. */
    public static List<SourceChange> changes(String words) {
        if (words.endsWith(SQL)) {
            return changesOf(LintFiles.named(Path.of(words)));
        }
        List<LintFile> migrations = migrations(LintFiles.ofBuild());
        var version = VERSION.matcher(words);
        return version.matches()
                ? changesOf(migration(version.group(1), migrations))
                : List.of(anythingTo(words.toLowerCase(Locale.ROOT), tablesAfter(migrations)));
    }

    /** What a file does to tables and columns that it did not make itself. */
    static List<SourceChange> changesOf(LintFile file) {
        return FileContext.of(file, new SchemaState()).steps().stream()
                .flatMap(SourceChanges::of)
                .toList();
    }

    private static List<LintFile> migrations(List<LintFile> all) {
        return all.stream()
                .filter(each -> each.role() == Role.MIGRATION)
                .sorted(Comparator.comparing(LintFile::version))
                .toList();
    }

    private static SchemaState tablesAfter(List<LintFile> migrations) {
        var state = new SchemaState();
        for (LintFile each : migrations) {
            state = FileContext.of(each, state).end();
        }
        return state;
    }

    private static LintFile migration(String number, List<LintFile> present) {
        Optional<Version> wanted = Version.find(number);
        return present.stream()
                .filter(each -> wanted.filter(each.version()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> refused("There is no migration of version %s; there are %s"
                        .formatted(
                                Excerpt.of(number),
                                present.stream()
                                        .map(each -> each.version().toString())
                                        .collect(Collectors.joining(", ")))));
    }

    /** @param name {@code jobs} or {@code jobs.genre} */
    static SourceChange anythingTo(String name, SchemaState state) {
        String bare = name.startsWith(PUBLIC) ? name.substring(PUBLIC.length()) : name;
        List<String> tables = state.tables().keySet().stream()
                .map(QualifiedName::toString)
                .sorted()
                .toList();
        if (tables.contains(bare)) {
            return new SourceChange(Effect.ANY, new Source.Table(bare), "the table " + bare, null);
        }
        int dot = bare.lastIndexOf('.');
        String table = dot < 0 ? bare : bare.substring(0, dot);
        if (!tables.contains(table)) {
            throw unknown("table", table, tables);
        }
        String column = bare.substring(dot + 1);
        List<String> columns = state.tables().entrySet().stream()
                .filter(each -> each.getKey().toString().equals(table))
                .flatMap(each -> each.getValue().columns().keySet().stream())
                .toList();
        if (!columns.contains(column)) {
            throw unknown("column of " + table, column, columns);
        }
        return new SourceChange(
                Effect.ANY, new Source.Column(table, column), "the column %s.%s".formatted(table, column), null);
    }

    private static ProblemOccurredException unknown(String what, String written, Collection<String> names) {
        String hint = NearestName.hint(written, names.stream());
        return refused("There is no %s named %s%s There are %s"
                .formatted(what, Excerpt.of(written), hint.isEmpty() ? "." : hint, String.join(", ", names)));
    }

    private static ProblemOccurredException refused(String message) {
        return new ProblemOccurredException(new Problem.CommandFailed(message));
    }
}
