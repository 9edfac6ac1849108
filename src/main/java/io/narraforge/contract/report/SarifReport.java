package io.narraforge.contract.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.contract.diff.Approval;
import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.ChangeCode.Section;
import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.report.SarifLog.Artifact;
import io.narraforge.contract.report.SarifLog.Location;
import io.narraforge.contract.report.SarifLog.LogicalLocation;
import io.narraforge.contract.report.SarifLog.Message;
import io.narraforge.contract.report.SarifLog.PhysicalLocation;
import io.narraforge.contract.report.SarifLog.Region;
import io.narraforge.contract.report.SarifLog.Result;
import io.narraforge.contract.report.SarifLog.Rule;
import io.narraforge.contract.report.SarifLog.Suppression;
import io.narraforge.contract.schema.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A report as SARIF 2.1.0 for code scanning: what an annotation tells, too, and approved changes as suppressed ones. A result
 * is known again by its code and coordinate, wherever they stand.
 */
final class SarifReport {
    private static final JsonInclude.Value WITHOUT_NULL =
            JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL);

    private static final JsonMapper JSON =
            JsonMapper.builder().defaultPropertyInclusion(WITHOUT_NULL).build();

    /** What the paths of a repository begin at, by the name that readers of SARIF know. */
    private static final String TOP = "%SRCROOT%";

    private final ChangeReport report;
    private final List<ChangeCode> codes;
    private final Map<String, Integer> countByName = new HashMap<>();

    private SarifReport(ChangeReport report, List<Change> told) {
        this.report = report;
        this.codes = List.copyOf(new TreeSet<>(told.stream().map(Change::code).toList()));
    }

    static String write(ChangeReport report) {
        List<Change> told = report.loudestFirst();
        var sarif = new SarifReport(report, told);
        List<Rule> rules = sarif.codes.stream().map(sarif::rule).toList();
        List<Result> results = told.stream().map(sarif::result).toList();
        try {
            return JSON.writeValueAsString(SarifLog.of(rules, results));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Rule rule(ChangeCode code) {
        String file = report.terms().approvals().file();
        String help = code.section() == Section.APPROVALS
                ? "Each entry of %s approves a change that is to come, until its last day; take out what does not."
                        .formatted(file)
                : "It is breaking, dangerous or safe by what operations can notice. What is meant to come passes with"
                        + " an"
                        + " entry in %s.".formatted(file);
        return new Rule(code.name(), new Message(code.sentence()), new Message(code.sentence() + " " + help));
    }

    private Result result(Change change) {
        String fingerprint = fingerprint(change);
        return new Result(
                change.code().name(),
                codes.indexOf(change.code()),
                report.level(change).orElseThrow().name().toLowerCase(Locale.ROOT),
                new Message(text(change)),
                List.of(new Location(
                        null, physical(change.annotated()), List.of(new LogicalLocation(change.coordinate())), null)),
                uses(change.operations()),
                // GitHub's own would be of the line, and two changes of one line the same.
                Map.of("primaryLocationLineHash", fingerprint + ":1"),
                suppressions(change.approval()));
    }

    private String text(Change change) {
        var lines = new ArrayList<String>();
        lines.add(Remarks.sentence(change));
        Remarks.published(change).ifPresent(lines::add);
        lines.addAll(Remarks.all(change));
        report.entryFor(change)
                .ifPresent(entry -> lines.addAll(
                        Remarks.toPass(entry, report.terms().approvals().file())));
        // SARIF, 3.11.5: a brace alone would be a placeholder.
        return String.join("\n", lines).replace("{", "{{").replace("}", "}}");
    }

    private @Nullable List<Location> uses(List<OperationUse> operations) {
        var locations = new ArrayList<Location>();
        for (OperationUse use : operations) {
            if (use.file() != null) {
                locations.add(new Location(
                        locations.size() + 1,
                        physical(new Place(use.file(), use.line())),
                        null,
                        new Message(Remarks.of(use).replace("{", "{{").replace("}", "}}"))));
            }
        }
        return locations.isEmpty() ? null : locations;
    }

    private PhysicalLocation physical(Place place) {
        Optional<String> path = report.terms().paths().of(place.file());
        Integer line = place.line();
        // GitHub wants a line of every file that it has.
        Region region = line == null && path.isEmpty() ? null : new Region(line == null ? 1 : line);
        return new PhysicalLocation(
                path.map(each -> new Artifact(relative(each), TOP)).orElseGet(() -> elsewhere(place.file())), region);
    }

    private static Artifact elsewhere(String file) {
        if (file.startsWith("http://") || file.startsWith("https://")) {
            return new Artifact(file, null);
        }
        return new Artifact(file.startsWith("/") ? "file:///" + relative(file.substring(1)) : relative(file), null);
    }

    private static String relative(String path) {
        try {
            return new URI(null, null, "/" + path, null)
                    .toASCIIString()
                    .substring(1)
                    .replace(":", "%3A");
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Suppression> suppressions(@Nullable Approval approval) {
        return approval == null
                ? List.of()
                : List.of(new Suppression(
                        "external",
                        "accepted",
                        "%s, until %s: %s".formatted(approval.who(), approval.expires(), approval.why())));
    }

    private String fingerprint(Change change) {
        String name = change.code() + " " + change.coordinate();
        String counted = name + " " + countByName.merge(name, 1, Integer::sum);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(counted.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
