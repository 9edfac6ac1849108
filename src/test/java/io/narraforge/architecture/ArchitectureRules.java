package io.narraforge.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** The rules of the house, for any root package, so that each can be seen to refuse a house that breaks it. */
final class ArchitectureRules {
    private final Rooms rooms;

    ArchitectureRules(String root) {
        this.rooms = new Rooms(root);
    }

    /** Packages that only the named rooms may know. */
    record Library(List<String> packages, Set<String> rooms) {
        boolean has(JavaClass type) {
            return packages.stream()
                    .anyMatch(each -> type.getPackageName().equals(each)
                            || type.getPackageName().startsWith(each + "."));
        }
    }

    static final List<Library> LIBRARIES = List.of(
            new Library(List.of("io.javalin", "org.eclipse.jetty", "jakarta.servlet"), Set.of("http")),
            new Library(List.of("com.zaxxer", "io.zonky"), Set.of("database")),
            new Library(List.of("org.flywaydb"), Set.of("migration")),
            new Library(List.of("picocli"), Set.of("cli")),
            // Plans are data: nothing of a request gets into them, and nothing of a connection.
            new Library(List.of("graphql"), Set.of("model", "contract", "engine", "feature", "server")),
            new Library(List.of("org.dataloader"), Set.of("engine")),
            // javax.sql.DataSource is only handed on; java.sql is for those who run statements or read their rows.
            new Library(
                    List.of("java.sql", "javax.sql", "org.postgresql"),
                    Set.of("database", "engine", "migration", "feature", "demo", "doctor")),
            new Library(
                    List.of("org.jooq"),
                    Set.of("model", "plan", "engine", "feature", "server", "demo", "doctor", "generated")),
            new Library(
                    List.of("com.fasterxml.jackson"),
                    Set.of("http", "engine", "feature", "contract", "document", "migration", "demo", "doctor")),
            new Library(List.of("jakarta.json", "org.eclipse.parsson"), Set.of("document")),
            new Library(List.of("com.networknt"), Set.of("document")),
            new Library(List.of("org.snakeyaml", "org.commonmark"), Set.of("contract")),
            new Library(List.of("com.github.benmanes.caffeine"), Set.of("engine")),
            new Library(List.of("org.slf4j"), Set.of("telemetry", "cli")));

    ArchRule roomsUseOnlyWhatTheirRowLists() {
        return dependencies(
                "use only the rooms that their row lists",
                (user, used) -> !rooms.contains(used) || rooms.mayUse(user, used));
    }

    ArchRule librariesStayInTheirRooms() {
        return dependencies(
                "keep libraries in their rooms",
                (user, used) -> LIBRARIES.stream()
                        .filter(library -> library.has(used))
                        .allMatch(library -> library.rooms().contains(rooms.lineOf(user))));
    }

    ArchRule roomsAreFreeOfCycles() {
        return slices().assignedFrom(new RoomOfClass(rooms)).should().beFreeOfCycles();
    }

    ArchRule onlySettingsReadTheEnvironment() {
        return noClasses()
                .that(DescribedPredicate.describe(
                        "are outside of settings", type -> !rooms.lineOf(type).equals("settings")))
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "System.getenv is called",
                        call -> call.getTargetOwner().isEquivalentTo(System.class)
                                && call.getName().equals("getenv")));
    }

    ArchRule everyPackageIsNullMarked() {
        return classes()
                .that(DescribedPredicate.describe(
                        "are written by hand", type -> !rooms.lineOf(type).equals("generated")))
                .should(condition(
                        "be in a package with @NullMarked",
                        type -> type.getPackage().isAnnotatedWith(NullMarked.class)));
    }

    ArchRule namesSayWhatAClassKnows() {
        return noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)(\\$.*)?");
    }

    private static ArchRule dependencies(String what, BiPredicate<JavaClass, JavaClass> allowed) {
        return classes().should(new ArchCondition<>(what) {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                    JavaClass used = dependency.getTargetClass().getBaseComponentType();
                    if (!allowed.test(user, used)) {
                        events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
                    }
                }
            }
        });
    }

    private static ArchCondition<JavaClass> condition(String what, Predicate<JavaClass> predicate) {
        return ArchCondition.from(DescribedPredicate.describe(what, predicate));
    }

    /** Rooms as slices, features apart: two of them in a ring are a cycle too. */
    private record RoomOfClass(Rooms rooms) implements SliceAssignment {
        @Override
        public String getDescription() {
            return "rooms";
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return rooms.contains(type) ? SliceIdentifier.of(rooms.roomOf(type)) : SliceIdentifier.ignore();
        }
    }
}
