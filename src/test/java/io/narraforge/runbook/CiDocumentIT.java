package io.narraforge.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.cli.NarraProcess;
import io.narraforge.database.BesideOthers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The jobs that {@code docs/ci.md} offers, each command typed by the shell that would run it, in a repository with one
 * commit on top of the branch it goes to.
 */
@BesideOthers
class CiDocumentIT {
    private static final Path DOCUMENT = Path.of("docs/ci.md");
    private static final Path WORKFLOW = Path.of(".github/workflows/contract.yml");
    private static final Pattern YAML = Pattern.compile("^```yaml\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final long PATIENCE_SECONDS = 120;

    private static final int DONE = 0;
    private static final int FINDING = 3;

    @TempDir
    Path repository;

    /** A job's commands, in their order. */
    private record Job(List<String> commands) {
        static Job ofGithub(Object workflow) {
            Object steps = at(workflow, "jobs", "contract", "steps");
            return new Job(commands((List<?>) steps));
        }

        static Job ofGitlab(Object pipeline) {
            List<?> script = (List<?>) at(pipeline, "contract", "script");
            return new Job(script.stream().map(String.class::cast).toList());
        }

        static List<String> commands(List<?> steps) {
            return steps.stream()
                    .flatMap(step -> Stream.ofNullable(((Map<?, ?>) step).get("run")))
                    .map(String.class::cast)
                    .toList();
        }

        String theOnlyWith(String word) {
            List<String> found =
                    commands.stream().filter(each -> each.contains(word)).toList();
            assertThat(found).as(word).hasSize(1);
            return found.getFirst();
        }
    }

    /** How a command ended, and what it printed to standard output and to standard error. */
    private record Outcome(int exitCode, String printed, String errors) {}

    private static Object at(Object yaml, String... keys) {
        Object found = yaml;
        for (String key : keys) {
            found = Objects.requireNonNull(((Map<?, ?>) found).get(key), key);
        }
        return found;
    }

    private static Object yaml(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    /** The blocks of YAML: the workflow, two steps more for it, the job of GitLab. */
    private static List<String> blocks() throws IOException {
        return YAML.matcher(Files.readString(DOCUMENT))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring("```yaml\n".length(), block.length() - "```".length()))
                .toList();
    }

    @BeforeEach
    void commitTheContractAndTheDocuments() throws Exception {
        Files.copy(Path.of("schema.graphqls"), repository.resolve("schema.graphqls"));
        Files.createDirectory(repository.resolve("docs"));
        try (Stream<Path> documents = Files.list(Path.of("docs"))) {
            for (Path each :
                    documents.filter(file -> file.toString().endsWith(".md")).toList()) {
                Files.copy(each, repository.resolve(each));
            }
        }
        NarraProcess.script(repository);
        type("git init -q . && printf '/narra\\n/std*\\n/summary.md\\n/contract.*\\n' > .git/info/exclude");
        commit("The contract");
    }

    private void commit(String message) throws Exception {
        Outcome outcome = type(
                "git add -A && git -c user.name=Ada -c user.email=ada@example.org commit -qm '%s'".formatted(message));
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
    }

    private Outcome type(String command) throws Exception {
        Path out = repository.resolve("stdout");
        Path err = repository.resolve("stderr");
        var builder = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", command)
                .directory(repository.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment()
                .putAll(Map.of(
                        "LC_ALL",
                        "C.UTF-8",
                        "HOME",
                        repository.toString(),
                        "GITHUB_STEP_SUMMARY",
                        repository.resolve("summary.md").toString(),
                        "CI_MERGE_REQUEST_DIFF_BASE_SHA",
                        "HEAD~1"));
        Process process = builder.start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as(command)
                .isTrue();
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Takes a field away that examples of the documents ask for. */
    private void removeTheFieldOfTheDocuments() throws Exception {
        Path contract = repository.resolve("schema.graphqls");
        String text = Files.readString(contract);
        String without = text.replaceFirst("  \"[^\"\n]*\"\n  rules: \\[String!\\]!\n", "");
        assertThat(without).isNotEqualTo(text);
        Files.writeString(contract, without);
        commit("Without rules");
    }

    @Test
    void theWorkflowOfTheDocumentIsTheOneOfTheRepository() throws IOException {
        assertThat(blocks()).hasSize(3).first().isEqualTo(Files.readString(WORKFLOW));
    }

    @Test
    void nothingStopsWhatBreaksNobody() throws Exception {
        Files.writeString(repository.resolve("README.md"), "no change of the contract");
        commit("Words");

        for (String command : Job.ofGithub(yaml(blocks().getFirst())).commands()) {
            Outcome outcome = type(command);
            assertThat(outcome.exitCode()).as(command + outcome).isEqualTo(DONE);
        }
        assertThat(repository.resolve("summary.md")).content().contains("No change");
    }

    @Test
    void whatBreaksAnExampleStopsEachJobAndNamesItsLine() throws Exception {
        removeTheFieldOfTheDocuments();
        List<String> blocks = blocks();
        Job github = Job.ofGithub(yaml(blocks.getFirst()));
        Job gitlab = Job.ofGitlab(yaml(blocks.getLast()));

        Outcome annotated = type(github.theOnlyWith("--format github"));
        assertThat(annotated.exitCode()).as(annotated.errors()).isEqualTo(FINDING);
        assertThat(annotated.printed())
                .containsPattern("(?m)^::error file=schema.graphqls,line=\\d+,title=FIELD_REMOVED[^\\n]*World.rules")
                .containsPattern("docs/\\w+\\.md:\\d+");

        assertThat(type(github.theOnlyWith("--format markdown")).exitCode()).isEqualTo(DONE);
        assertThat(repository.resolve("summary.md")).content().contains("World.rules");

        Outcome tested = type(gitlab.theOnlyWith("--format junit"));
        assertThat(tested.exitCode()).as(tested.errors()).isEqualTo(FINDING);
        assertThat(repository.resolve("contract.xml"))
                .content()
                .contains("<failure")
                .contains("World.rules");
    }

    @Test
    void sarifIsWrittenForTheUploadThatFollows() throws Exception {
        removeTheFieldOfTheDocuments();
        List<?> steps = (List<?>) yaml(blocks().get(1));

        for (String command : Job.commands(steps)) {
            Outcome outcome = type(command);
            assertThat(outcome.exitCode()).as(outcome.errors()).isEqualTo(DONE);
        }

        Object upload = at(steps.getLast(), "with", "sarif_file");
        assertThat(repository.resolve((String) upload))
                .content()
                .contains("\"version\":\"2.1.0\"")
                .contains("World.rules");
    }
}
