package seckill.launcher.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** PIT's {@code mutations.xml} of one module. */
record MutationReport(List<Mutant> mutants) {

    /** What a JVM cannot load, or what was not run, says nothing about the tests: neither counts as killed. */
    private static final Set<String> KILLED = Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR");

    /** @param type the full name of the outermost class */
    record Mutant(String type, boolean killed) {

        String packageName() {
            return type.substring(0, type.lastIndexOf('.'));
        }
    }

    /** @throws MissingReportException when there is none */
    static MutationReport read(Path module) throws IOException {
        Path xml = module.resolve("target/pit-reports/mutations.xml");
        if (!Files.isRegularFile(xml)) {
            throw new MissingReportException(xml.toString());
        }
        try {
            DocumentBuilderFactory readers = DocumentBuilderFactory.newDefaultInstance();
            // a report has no document type, and so nothing that would be fetched from elsewhere
            readers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            NodeList all = readers.newDocumentBuilder().parse(xml.toFile()).getElementsByTagName("mutation");
            List<Mutant> mutants = new ArrayList<>();
            for (int i = 0; i < all.getLength(); i++) {
                Element it = (Element) all.item(i);
                mutants.add(new Mutant(
                        it.getElementsByTagName("mutatedClass").item(0).getTextContent().split("\\$")[0],
                        KILLED.contains(it.getAttribute("status"))));
            }
            return new MutationReport(mutants);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(xml + " cannot be read", e);
        }
    }
}
