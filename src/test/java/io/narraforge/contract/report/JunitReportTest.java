package io.narraforge.contract.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.Criticality;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JunitReportTest {
    private static final Path XSD = Path.of("src/test/resources/report/junit.xsd");

    private static Document parse(String xml) throws Exception {
        var schema =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(XSD.toFile());
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Document document, String name) {
        var found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(each -> (Element) found.item(each))
                .toList();
    }

    @Test
    void everyFindingIsAFailureAndEveryOtherChangePasses() throws Exception {
        ChangeReport report = ReportExample.report();
        Document document = parse(JunitReport.write(report));

        assertThat(all(document, "testcase")).hasSameSizeAs(report.changes());
        assertThat(all(document, "failure")).hasSize((int)
                report.changes().stream().filter(report::isFinding).count());
        Element root = document.getDocumentElement();
        assertThat(root.getAttribute("tests")).isEqualTo("10");
        assertThat(root.getAttribute("failures")).isEqualTo("5");
        assertThat(all(document, "testsuite"))
                .extracting(each -> each.getAttribute("name") + " " + each.getAttribute("tests") + " "
                        + each.getAttribute("failures"))
                .containsExactly("Breaking 5 4", "Approvals 1 1", "Dangerous 2 0", "Safe 1 0", "Deprecations 1 0");
    }

    @Test
    void everyTestHasANameOfItsOwn() throws Exception {
        Document document = parse(JunitReport.write(ReportExample.report()));

        assertThat(all(document, "testcase"))
                .extracting(each -> each.getAttribute("name"))
                .doesNotHaveDuplicates()
                .contains("UNION_MEMBER_REMOVED Thing", "UNION_MEMBER_REMOVED Thing #2");
    }

    @Test
    void noChangeIsATestThatPasses() throws Exception {
        Document document = parse(JunitReport.write(ReportExample.report(List.of())));

        assertThat(all(document, "testcase")).hasSize(1);
        assertThat(all(document, "failure")).isEmpty();
    }

    @Test
    void whatXmlCannotHaveIsReplacedAndAllElseIsKept() throws Exception {
        String wild = "a\u0000b\u001Bc\uD800d\uFFFEe<&>\"']]>\uD83D\uDE80\tz";
        Change change = ReportExample.change(ChangeCode.FIELD_REMOVED, Criticality.BREAKING, "A.b", wild);

        Element failure = all(parse(JunitReport.write(ReportExample.report(List.of(change)))), "failure")
                .getFirst();

        assertThat(failure.getAttribute("message")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe<&>\"']]>\uD83D\uDE80 z");
        assertThat(failure.getTextContent()).contains("<&>\"']]>\uD83D\uDE80\tz\n");
    }
}
