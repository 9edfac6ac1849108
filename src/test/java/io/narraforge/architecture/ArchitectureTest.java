package io.narraforge.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The house keeps its rules, and each rule has been seen to refuse {@code broken}, a house that breaks them all. */
class ArchitectureTest {
    private static final String ROOT = "io.narraforge";
    private static final String BROKEN_ROOT = "io.narraforge.architecture.broken";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(BROKEN_ROOT);

    private static void holds(Function<ArchitectureRules, ArchRule> rule) {
        rule.apply(new ArchitectureRules(ROOT)).check(HOUSE);
    }

    private static List<String> violationsOfTheBroken(Function<ArchitectureRules, ArchRule> rule) {
        EvaluationResult result = rule.apply(new ArchitectureRules(BROKEN_ROOT)).evaluate(BROKEN);
        return result.getFailureReport().getDetails().stream()
                .map(detail -> detail.replace(BROKEN_ROOT + ".", ""))
                .toList();
    }

    @Test
    void aRoomUsesOnlyWhatItsRowLists() {
        holds(ArchitectureRules::roomsUseOnlyWhatTheirRowLists);
    }

    @Test
    void aRoomThatUsesMoreIsSeen() {
        assertThat(violationsOfTheBroken(ArchitectureRules::roomsUseOnlyWhatTheirRowLists))
                .anyMatch(detail -> detail.contains("<plan.page.PlanThatRuns") && detail.contains("engine.Engine"))
                .anyMatch(detail ->
                        detail.contains("<feature.world.WorldOfJobs") && detail.contains("feature.job.JobOfWorlds"))
                .anyMatch(detail -> detail.contains("<attic.ColumnHelper"))
                .noneMatch(detail -> detail.matches("\\w+ <engine\\.Engine.*"));
    }

    @Test
    void theRoomsFoundAreThoseOfTheTable() {
        assertThat(new Rooms(ROOT).foundIn(HOUSE.getPackage(ROOT))).isEqualTo(Rooms.names());
    }

    @Test
    void aRoomThatNoLineNamesIsSeen() {
        Set<String> notInTheTable = new HashSet<>(new Rooms(BROKEN_ROOT).foundIn(BROKEN.getPackage(BROKEN_ROOT)));
        notInTheTable.removeAll(Rooms.names());

        assertThat(notInTheTable).containsExactly("attic");
    }

    @Test
    void roomsAreFreeOfCycles() {
        holds(ArchitectureRules::roomsAreFreeOfCycles);
    }

    @Test
    void aCycleIsSeenBetweenFeaturesToo() {
        assertThat(violationsOfTheBroken(ArchitectureRules::roomsAreFreeOfCycles))
                .anyMatch(detail -> detail.contains("Slice engine") && detail.contains("Slice plan"))
                .anyMatch(detail -> detail.contains("Slice feature.job") && detail.contains("Slice feature.world"));
    }

    @Test
    void librariesStayInTheirRooms() {
        holds(ArchitectureRules::librariesStayInTheirRooms);
    }

    @Test
    void aLibraryInAnotherRoomIsSeen() {
        List<String> violations = violationsOfTheBroken(ArchitectureRules::librariesStayInTheirRooms);

        assertThat(ArchitectureRules.LIBRARIES)
                .allSatisfy(library -> assertThat(violations)
                        .as("of %s in problem.ProblemThatKnowsLibraries", library.packages())
                        .anyMatch(detail -> detail.contains("<problem.ProblemThatKnowsLibraries")
                                && library.packages().stream().anyMatch(name -> detail.contains("<" + name + "."))));
    }

    @Test
    void onlySettingsReadTheEnvironment() {
        holds(ArchitectureRules::onlySettingsReadTheEnvironment);
    }

    @Test
    void anotherReaderOfTheEnvironmentIsSeen() {
        assertThat(violationsOfTheBroken(ArchitectureRules::onlySettingsReadTheEnvironment))
                .singleElement()
                .asString()
                .contains("engine.Engine.home");
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        holds(ArchitectureRules::everyPackageIsNullMarked);
    }

    @Test
    void aPackageThatLeavesNullOpenIsSeen() {
        assertThat(violationsOfTheBroken(ArchitectureRules::everyPackageIsNullMarked))
                .anyMatch(detail -> detail.contains("<attic.ColumnHelper>"))
                .noneMatch(detail -> detail.contains("<engine.Engine>"));
    }

    @Test
    void namesSayWhatAClassKnows() {
        holds(ArchitectureRules::namesSayWhatAClassKnows);
    }

    @Test
    void aNameThatSaysNothingIsSeen() {
        assertThat(violationsOfTheBroken(ArchitectureRules::namesSayWhatAClassKnows))
                .singleElement()
                .asString()
                .contains("attic.ColumnHelper");
    }
}
