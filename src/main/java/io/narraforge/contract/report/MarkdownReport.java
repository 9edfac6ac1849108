package io.narraforge.contract.report;

import io.narraforge.contract.approval.EntryToAdd;
import io.narraforge.contract.diff.Change;
import java.util.List;
import java.util.Set;

/**
 * A comment on a pull request: the numbers, what breaks, the entries that would let it pass; what nobody has to look at is
 * folded. It ends before GitHub's limit, and says what it leaves out.
 */
final class MarkdownReport {
    /** GitHub refuses comments of more than 65,536 characters; bots add some of their own. */
    static final int MAX_LENGTH = 65_000;

    /** For the notes of what is left out, and for what closes a part. */
    private static final int RESERVE = 2_000;

    private static final Set<String> OPEN = Set.of("Breaking", "Approvals", "Dangerous");

    private final ChangeReport report;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(ChangeReport report) {
        this.report = report;
    }

    static String write(ChangeReport report) {
        return new MarkdownReport(report).text();
    }

    private String text() {
        text.append("**Schema:** ")
                .append(MarkdownText.plain(Summary.of(report)))
                .append('\n');
        for (ReportSection section : ReportSection.of(report)) {
            boolean isFolded = !OPEN.contains(section.title());
            text.append(isFolded ? foldedHead(section.heading()) : "\n### " + section.heading() + "\n\n");
            addItems(section.changes().stream().map(MarkdownReport::item).toList());
            text.append(isFolded ? "\n</details>\n" : "");
        }
        addEntries(report.entriesToAdd());
        return text.toString().stripTrailing();
    }

    private static String foldedHead(String title) {
        return "\n<details>\n<summary>" + title + "</summary>\n\n";
    }

    private static String item(Change change) {
        var item = new StringBuilder("- **%s** %s: %s<br>%s\n"
                .formatted(
                        change.code().name().replace("_", "\\_"),
                        MarkdownText.code(change.coordinate()),
                        MarkdownText.plain(Remarks.sentence(change)),
                        MarkdownText.code(change.place().toString())));
        Remarks.few(change)
                .forEach(each ->
                        item.append("  - ").append(MarkdownText.plain(each)).append('\n'));
        return item.toString();
    }

    private void addItems(List<String> items) {
        int added = addWhatFits(items, RESERVE);
        if (added < items.size()) {
            text.append("- …and %d more, which a comment has no room for; `./narra schema diff` prints all\n"
                    .formatted(items.size() - added));
        }
    }

    private int addWhatFits(List<String> items, int reserve) {
        int added = 0;
        while (added < items.size() && text.length() + items.get(added).length() < MAX_LENGTH - reserve) {
            text.append(items.get(added));
            added++;
        }
        return added;
    }

    private void addEntries(List<EntryToAdd> entries) {
        if (entries.isEmpty()) {
            return;
        }
        text.append(foldedHead("How to let it pass"))
                .append("What is meant to come passes with an entry in ")
                .append(MarkdownText.code(report.terms().approvals().file()))
                .append(", below its line `approvals:`\n\n```yaml\n");
        int added = addWhatFits(
                entries.stream()
                        .map(each -> String.join("\n", each.yaml()) + "\n")
                        .toList(),
                RESERVE / 2);
        text.append("```\n");
        if (added < entries.size()) {
            text.append("\n…and %d more; `./narra schema diff` prints all\n".formatted(entries.size() - added));
        }
        text.append("\n</details>\n");
    }
}
