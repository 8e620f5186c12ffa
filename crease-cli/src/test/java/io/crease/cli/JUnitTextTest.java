package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** JUnit reports against a schema of what Surefire writes and Jenkins reads, and read back. */
class JUnitTextTest {
    @TempDir
    private Path folder;

    @Test
    void aReportHasATestcaseForEachCheck() throws Exception {
        Path file = folder.resolve("report.xml");
        Cli run = Cli.run(
                "check", "mlp:8-8x3-2", "--max-growth", "0.01", "--min-length-ratio", "0", "--junit", file.toString());
        assertEquals(ExitCode.LIMIT_BROKEN, run.code(), run.err());
        Element suite = valid(Files.readString(file));
        assertEquals("crease check mlp:8-8x3-2", suite.getAttribute("name"));
        assertEquals("4", suite.getAttribute("tests"));
        assertEquals("3", suite.getAttribute("failures"));
        assertEquals("0", suite.getAttribute("errors"));
        NodeList cases = suite.getElementsByTagName("testcase");
        List<String> lines = run.out().lines().toList();
        for (int i = 0; i < 3; i++) {
            Element testcase = (Element) cases.item(i);
            assertEquals("crease.check.max-growth", testcase.getAttribute("classname"));
            assertEquals("growth at layer " + (i + 1) + " (post)", testcase.getAttribute("name"));
            Element failure = (Element) testcase.getElementsByTagName("failure").item(0);
            assertEquals(lines.get(i), failure.getAttribute("message"));
        }
        assertEquals(
                0, ((Element) cases.item(3)).getElementsByTagName("failure").getLength());
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void whatIsNotShownFailsUnlessLenient() throws Exception {
        for (boolean lenient : new boolean[] {false, true}) {
            Element suite = valid(JUnitText.of(gate("x", Outcome.NOT_SHOWN, lenient, true)));
            assertEquals(lenient ? "0" : "1", suite.getAttribute("failures"));
            assertEquals(
                    lenient ? 1 : 0, suite.getElementsByTagName("system-out").getLength());
        }
    }

    @Test
    void anInterruptedRunIsAnError() throws Exception {
        GateResult gate = gate("x", Outcome.HELD, true, false);
        Element suite = valid(JUnitText.of(gate));
        assertEquals(ExitCode.INTERRUPTED, gate.exitCode());
        assertEquals("1", suite.getAttribute("errors"));
        assertEquals("2", suite.getAttribute("tests"));
        assertEquals(1, suite.getElementsByTagName("error").getLength());
    }

    @Test
    void anyTextIsEscaped() throws Exception {
        String hostile = "a<b>&\"']]>\t\n\u0000\u0001\uD800\uFFFE é 😀 <!-- <?xml";
        String expected = "a<b>&\"']]>\t\n\uFFFD\uFFFD\uFFFD\uFFFD é 😀 <!-- <?xml";
        for (Outcome outcome : Outcome.values()) {
            Element suite = valid(JUnitText.of(gate(hostile, outcome, outcome == Outcome.NOT_SHOWN, true)));
            assertEquals("crease check " + expected, suite.getAttribute("name"));
            Element testcase = (Element) suite.getElementsByTagName("testcase").item(0);
            assertTrue(testcase.getAttribute("name").contains("node:a<b>&\"']]>"), testcase.getAttribute("name"));
            assertFalse(testcase.getAttribute("name").contains("\n"));
            if (outcome == Outcome.BROKEN) {
                Element failure =
                        (Element) testcase.getElementsByTagName("failure").item(0);
                assertEquals("broken: " + expected, failure.getAttribute("message"));
            }
        }
    }

    private static GateResult gate(String text, Outcome outcome, boolean lenient, boolean complete) {
        Verdict verdict = new Verdict(
                "max-growth",
                1.0,
                new Verdict.Place("growth", 1, "node:" + text, null, "value"),
                2.0,
                "exact",
                outcome,
                text);
        Subject subject = Subject.of(new Subject.OfNetwork(text, null, 1, List.of()));
        Provenance provenance = Provenance.of("crease check " + text, 0.5);
        return new GateResult(new Result("check", provenance, subject, complete, List.of()), List.of(verdict), lenient);
    }

    private static Element valid(String xml) throws SAXException, IOException, ParserConfigurationException {
        URL schema = JUnitTextTest.class.getResource("junit.xsd");
        assertNotNull(schema);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema)
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }
}
