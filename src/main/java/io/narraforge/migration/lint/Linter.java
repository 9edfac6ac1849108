package io.narraforge.migration.lint;

import io.narraforge.contract.impact.Impacts;
import io.narraforge.migration.lint.LintFile.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Judges migrations and their undo files, each with the schema that the files before it leave. An undo is judged with
 * the schema of its own version, which is what it finds.
 */
public final class Linter {
    private final Rules rules;
    private final boolean isContractBound;
    private final Optional<AppliedMigrations> applied;

    /**
     * @param applied what a database has run; without it M28 is skipped
     */
    public Linter(Impacts impacts, Optional<AppliedMigrations> applied) {
        this.rules = new Rules(impacts);
        this.isContractBound = impacts.contract().isBound();
        this.applied = applied;
    }

    /**
     * What is wrong with the wanted ones of these files, by file and line.
     *
     * @param files all there are, for the schema that a wanted one finds
     */
    public List<Finding> lint(List<LintFile> files, Predicate<LintFile> isWanted) {
        List<LintFile> migrations = files.stream()
                .filter(file -> file.role() == Role.MIGRATION)
                .sorted(Comparator.comparing(LintFile::version))
                .toList();
        var findings = new ArrayList<Finding>();
        var state = new SchemaState();
        for (LintFile migration : migrations) {
            FileContext context = FileContext.of(migration, state);
            state = context.end();
            if (isWanted.test(migration)) {
                findings.addAll(check(context));
                Versions.withoutUndo(migration, files).ifPresent(findings::add);
            }
            SchemaState end = state;
            files.stream()
                    .filter(file -> file.role() == Role.UNDO && file.version().equals(migration.version()))
                    .filter(isWanted)
                    .forEach(undo -> findings.addAll(check(FileContext.of(undo, end))));
        }
        applied.ifPresent(known -> findings.addAll(Versions.unlikeApplied(migrations, known).stream()
                .filter(finding -> isAbout(finding, migrations, isWanted))
                .toList()));
        return findings;
    }

    private List<Finding> check(FileContext context) {
        return new Ignores(context.file(), context.sql())
                .apply(rules.check(context), code -> isContractBound || !code.isOfTheContract()).stream()
                        .sorted(Comparator.comparingInt(Finding::line).thenComparing(Finding::code))
                        .toList();
    }

    /** Whether it is of a wanted file, or of one that is missing. */
    private static boolean isAbout(Finding finding, List<LintFile> migrations, Predicate<LintFile> isWanted) {
        return migrations.stream()
                .filter(file -> file.name().equals(finding.file()))
                .allMatch(isWanted);
    }
}
