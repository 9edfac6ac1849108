package io.narraforge.migration.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.Contract;
import io.narraforge.contract.diff.KnownOperations;
import io.narraforge.contract.impact.Impacts;
import io.narraforge.server.Domain;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnMigrationsTest {
    @Test
    void ourMigrationsAndTheirUndosPassWithTheirIgnores() {
        List<LintFile> files = LintFiles.ofBuild();

        assertThat(files).hasSizeGreaterThanOrEqualTo(15);
        assertThat(new Linter(
                                new Impacts(Domain.fields(Contract.ofBuild().types()), KnownOperations.NONE),
                                Optional.empty())
                        .lint(files, file -> true))
                .isEmpty();
    }
}
