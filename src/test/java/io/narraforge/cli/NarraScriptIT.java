package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code narra} among Javas and Mavens that only tell how they were called. */
class NarraScriptIT {
    private static final String BUILD_LINE = "narra: building, the first time takes some minutes …";

    @TempDir
    Path machine;

    private Path project;

    @BeforeEach
    void copyTheScriptIntoAProject() throws IOException {
        project = Files.createDirectories(machine.resolve("a project/narra forge"));
        for (String folder : List.of("src", "db", "codegen", "target")) {
            Files.createDirectories(project.resolve(folder));
        }
        Files.createFile(project.resolve("pom.xml"));
        Files.createFile(project.resolve("schema.graphqls"));
        Files.copy(Path.of("narra"), project.resolve("narra"));
        assertThat(project.resolve("narra").toFile().setExecutable(true)).isTrue();
    }

    @Test
    void aJavaHomeThatIsTooOldIsPassedOverForTheNewestThereIs() throws Exception {
        built();
        Path old = java("old", "17.0.15");
        Path newest = java("home/.jdks/newest", "99.0.1");
        java("home/.jdks/newer", "98");

        assertThat(run(Map.of("JAVA_HOME", old.toString()), "serve"))
                .first()
                .asString()
                .startsWith(newest + " ");
    }

    @Test
    void aJavaHomeThatSuitsIsTakenEvenWhenThereIsANewer() throws Exception {
        built();
        java("home/.jdks/newest", "99.0.1");
        Path chosen = java("chosen", "21");

        assertThat(run(Map.of("JAVA_HOME", chosen.toString()), "serve"))
                .first()
                .asString()
                .startsWith(chosen + " ");
    }

    @Test
    void wordsAndJvmOptionsArriveAsTheyWereGiven() throws Exception {
        built();
        Path java = java("chosen", "24");
        Path link = Files.createSymbolicLink(machine.resolve("link"), project.resolve("narra"));

        List<String> lines = run(
                link,
                Map.of("JAVA_HOME", java.toString(), "JAVA_OPTS", "-Xmx512m -Dx=y"),
                "demo",
                "--name",
                "two words");

        assertThat(lines)
                .containsExactly(java
                        + " [-XX:+UseParallelGC] [-XX:+ExitOnOutOfMemoryError] [-Xmx512m] [-Dx=y] [-jar] ["
                        + project.toRealPath().resolve("target/narraforge.jar") + "] [demo] [--name] [two words]");
    }

    @Test
    void briefCommandsDoWithoutTheCompilerThatPaysOffLate() throws Exception {
        built();
        Path java = java("chosen", "24");

        assertThat(run(Map.of("JAVA_HOME", java.toString()), "schema", "diff"))
                .first()
                .asString()
                .contains(" [-XX:TieredStopAtLevel=1] [-jar] ");
    }

    @Test
    void classesAreSharedFromAnArchiveMadeOncePerBuildAndJava() throws Exception {
        built();
        Path java = javaThatArchives("chosen", "24");
        Files.setLastModifiedTime(project.resolve("target/narraforge.jar"), FileTime.from(Instant.now()));
        Map<String, String> environment = Map.of("JAVA_HOME", java.toString());
        Path archive = project.toRealPath().resolve("target/narraforge.24.jsa");

        for (int start = 0; start < 2; start++) {
            assertThat(run(environment, "serve"))
                    .singleElement()
                    .asString()
                    .contains(" [-XX:SharedArchiveFile=" + archive + "] [-Xlog:cds*=off] [-jar] ");
        }
        assertThat(Files.readAllLines(project.resolve("target/archives"))).hasSize(1);

        Files.setLastModifiedTime(
                project.resolve("target/narraforge.jar"),
                FileTime.from(Instant.now().plusSeconds(5)));
        run(environment, "serve");
        assertThat(Files.readAllLines(project.resolve("target/archives"))).hasSize(2);
    }

    @Test
    void anArchiveThatCannotBeMadeIsDoneWithout() throws Exception {
        built();
        Path java = java("chosen", "24");

        assertThat(run(Map.of("JAVA_HOME", java.toString()), "serve"))
                .singleElement()
                .asString()
                .doesNotContain("SharedArchiveFile");
        try (Stream<Path> left = Files.list(project.resolve("target"))) {
            assertThat(left).containsExactly(project.resolve("target/narraforge.jar"));
        }
    }

    @Test
    void whatIsMissingOrStaleIsBuiltOnceWithTheJavaThatRunsIt() throws Exception {
        Path java = java("home/.jdks/newest", "99");
        Map<String, String> tooOld = Map.of("JAVA_HOME", java("old", "17").toString());
        mavenThatBuilds();

        assertThat(run(tooOld, "serve")).contains(BUILD_LINE);
        assertThat(Files.readAllLines(project.resolve("target/maven.calls")))
                .containsExactly(java + " -B -q -Dmaven.test.skip=true package");
        assertThat(run(tooOld, "serve")).doesNotContain(BUILD_LINE);

        Files.setLastModifiedTime(
                project.resolve("schema.graphqls"), FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(run(tooOld, "serve")).contains(BUILD_LINE);
    }

    @Test
    void aRuntimeWithoutACompilerDoesNotBuild() throws Exception {
        Path runtime = java("runtime", "99");
        Files.delete(runtime.resolve("bin/javac"));
        mavenThatBuilds();

        assertThat(run(Map.of("JAVA_HOME", runtime.toString()), "--version")).contains(BUILD_LINE);
        assertThat(Files.readString(project.resolve("target/maven.calls"))).doesNotStartWith(runtime.toString());
    }

    @Test
    void aBuildThatFailsShowsItsOutputAndStartsNothing() throws Exception {
        Path java = java("chosen", "25");
        executable(machine.resolve("bin/mvn"), "echo 'the compiler is unhappy'; exit 7");

        assertThat(run(Map.of("JAVA_HOME", java.toString()), "serve"))
                .contains("the compiler is unhappy")
                .noneMatch(line -> line.startsWith(java.toString()))
                .last()
                .asString()
                .isEqualTo("exit 1");
    }

    private void built() throws IOException {
        Path jar = Files.createFile(project.resolve("target/narraforge.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(1)));
    }

    private void mavenThatBuilds() throws IOException {
        executable(
                machine.resolve("bin/mvn"),
                "echo \"$JAVA_HOME $*\" >> target/maven.calls; touch target/narraforge.jar");
    }

    /** A Java of some version that prints its home and its arguments. */
    private Path java(String folder, String version) throws IOException {
        Path home = machine.resolve(folder);
        executable(home.resolve("bin/java"), "printf '%s' '" + home + "'; printf ' [%s]' \"$@\"; echo");
        executable(home.resolve("bin/javac"), "exit 1");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /** One that also writes what it is told to archive, and notes that it did. */
    private Path javaThatArchives(String folder, String version) throws IOException {
        Path home = java(folder, version);
        Path archives = project.resolve("target/archives");
        executable(home.resolve("bin/java"), """
            for word in "$@"; do
                case $word in
                    -XX:ArchiveClassesAtExit=*)
                        echo classes > "${word#*=}"
                        echo "$word" >> '%s' ;;
                esac
            done
            printf '%%s' '%s'; printf ' [%%s]' "$@"; echo\
            """.formatted(archives, home));
        return home;
    }

    private static void executable(Path file, String script) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private List<String> run(Map<String, String> environment, String... words) throws Exception {
        return run(project.resolve("narra"), environment, words);
    }

    /** Everything it printed; a last line for an exit code that is not zero. */
    private List<String> run(Path script, Map<String, String> environment, String... words) throws Exception {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(machine.toFile());
        builder.environment().clear();
        builder.environment().put("HOME", machine.resolve("home").toString());
        builder.environment().put("PATH", machine.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        var lines = new ArrayList<>(output.lines().toList());
        if (exitCode != 0) {
            lines.add("exit " + exitCode);
        }
        return lines;
    }
}
