package io.narraforge.contract.report;

import io.narraforge.contract.diff.Change;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Workflow commands of GitHub Actions, which become annotations of lines of the proposed schema: the loudest first, for
 * GitHub shows ten of each level and step. The numbers are a plain line of the log.
 */
final class GithubReport {
    private GithubReport() {}

    static String write(ChangeReport report) {
        var lines = new ArrayList<String>();
        report.loudestFirst().forEach(each -> lines.add(command(report, each)));
        lines.add(Summary.of(report));
        return String.join("\n", lines);
    }

    private static String command(ChangeReport report, Change change) {
        String level = switch (report.level(change).orElseThrow()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
        var properties = new ArrayList<String>();
        report.terms().paths().of(change.annotated().file()).ifPresent(path -> {
            properties.add("file=" + property(path));
            Optional.ofNullable(change.annotated().line()).ifPresent(line -> properties.add("line=" + line));
        });
        properties.add("title=" + property(change.code() + " " + change.coordinate()));
        return "::%s %s::%s".formatted(level, String.join(",", properties), data(message(report, change)));
    }

    private static String message(ChangeReport report, Change change) {
        var lines = new ArrayList<String>();
        lines.add(Remarks.sentence(change));
        Remarks.published(change).ifPresent(lines::add);
        lines.addAll(Remarks.few(change));
        report.entryFor(change)
                .ifPresent(entry -> lines.addAll(
                        Remarks.toPass(entry, report.terms().approvals().file())));
        return String.join("\n", lines);
    }

    // The percent sign first: it begins what the others become.
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
