package io.narraforge.migration.lint;

import graphql.schema.idl.SchemaParser;
import io.narraforge.contract.Contract;
import io.narraforge.contract.diff.KnownOperations;
import io.narraforge.contract.impact.ContractFields;
import io.narraforge.contract.impact.Impacts;
import io.narraforge.migration.lint.LintFile.Role;
import java.util.List;
import java.util.Optional;

/** Lints texts for tests. */
final class Lint {
    private Lint() {}

    /** The findings of a second migration after a first one, with the contract of this build. */
    static List<Finding> second(String first, String second) {
        return second(new ContractFields(Contract.ofBuild().types(), Optional.empty()), first, second);
    }

    /** The same with another contract. */
    static List<Finding> second(String contract, String first, String second) {
        return second(new ContractFields(new SchemaParser().parse(contract), Optional.empty()), first, second);
    }

    static List<Finding> second(ContractFields contract, String first, String second) {
        return second(new Impacts(contract, KnownOperations.NONE), first, second);
    }

    static List<Finding> second(Impacts impacts, String first, String second) {
        return new Linter(impacts, Optional.empty())
                .lint(
                        List.of(
                                file(Role.MIGRATION, "1", first),
                                file(Role.MIGRATION, "2", second),
                                file(Role.UNDO, "2", "")),
                        file -> file.version().compareTo(version("2")) == 0);
    }

    static LintFile file(Role role, String version, String text) {
        return new LintFile(role + " " + version, role, version(version), text, Optional.empty());
    }

    static Version version(String text) {
        return Version.find(text).orElseThrow();
    }
}
