package io.narraforge.contract.report;

import io.narraforge.contract.diff.Change;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Test results as CI systems read them: a suite for each part of the report, a failed test for each finding, a passed one for
 * every other change. Only what JUnit's own runners, Ant, Maven and Jenkins all know.
 */
final class JunitReport {
    private final ChangeReport report;
    private final XMLStreamWriter xml;
    private final Map<String, Integer> countByName = new HashMap<>();

    private JunitReport(ChangeReport report, XMLStreamWriter xml) {
        this.report = report;
        this.xml = xml;
    }

    static String write(ChangeReport report) {
        var text = new StringWriter();
        try {
            new JunitReport(report, XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text)).writeAll();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private void writeAll() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        List<ReportSection> sections = ReportSection.of(report);
        List<Change> all = report.changes();
        start("testsuites", 0);
        writeAttribute("name", "schema diff");
        writeCounts(Math.max(1, all.size()), failures(all));
        if (sections.isEmpty()) {
            // Some readers take a file without a test for a broken one.
            startSuite("Schema", 1, 0);
            startCase("schema", "No change");
            end(2);
            end(1);
        }
        for (ReportSection section : sections) {
            startSuite(section.title(), section.changes().size(), failures(section.changes()));
            for (Change change : section.changes()) {
                writeCase(section.title(), change);
            }
            end(1);
        }
        end(0);
        xml.writeEndDocument();
    }

    private long failures(List<Change> changes) {
        return changes.stream().filter(report::isFinding).count();
    }

    private void startSuite(String name, int tests, long failures) throws XMLStreamException {
        start("testsuite", 1);
        writeAttribute("name", name);
        writeCounts(tests, failures);
        writeAttribute("skipped", "0");
    }

    private void writeCounts(int tests, long failures) throws XMLStreamException {
        writeAttribute("tests", Integer.toString(tests));
        writeAttribute("failures", Long.toString(failures));
        writeAttribute("errors", "0");
        writeAttribute("time", "0");
    }

    private void startCase(String className, String name) throws XMLStreamException {
        start("testcase", 2);
        writeAttribute("classname", className);
        writeAttribute("name", name);
        writeAttribute("time", "0");
    }

    private void writeCase(String suite, Change change) throws XMLStreamException {
        startCase("schema." + suite.toLowerCase(Locale.ROOT), name(change));
        var lines = new ArrayList<String>();
        lines.add(change.place() + ": " + Remarks.sentence(change));
        lines.addAll(Remarks.all(change));
        if (report.isFinding(change)) {
            start("failure", 3);
            writeAttribute("type", change.code().name());
            writeAttribute("message", Remarks.sentence(change));
            report.entryFor(change)
                    .ifPresent(entry -> lines.addAll(
                            Remarks.toPass(entry, report.terms().approvals().file())));
        } else {
            start("system-out", 3);
        }
        xml.writeCharacters(visible(String.join("\n", lines)));
        xml.writeEndElement();
        end(2);
    }

    /** Readers know a test again by its name, so each has one of its own. */
    private String name(Change change) {
        String name = change.code() + " " + change.coordinate();
        int count = countByName.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + " #" + count;
    }

    private void start(String element, int depth) throws XMLStreamException {
        indent(depth);
        xml.writeStartElement(element);
    }

    private void end(int depth) throws XMLStreamException {
        indent(depth);
        xml.writeEndElement();
    }

    private void indent(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private void writeAttribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, visible(value));
    }

    /** XML 1.0, 2.2: what no document may have, not even by its number. */
    private static String visible(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
