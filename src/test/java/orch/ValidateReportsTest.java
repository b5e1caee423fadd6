package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import orch.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The reports of {@code config validate} for other programs. */
class ValidateReportsTest {
  /** Any name: the schema is never fetched. */
  private static final String SARIF = "https://sarif.example.com/schema";

  private static final String GOOD =
      """
      displayName: support
      description: Inbound support
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
      """;

  private static final String BAD =
      GOOD
          + """
          descripton: x
          channelSettings:
            SMS:
              captureRules:
                - {from: "a,b:c%d<e>&\\"\\u0001\\n", to: "*"}
                - {from: "a,b:c%d<e>&\\"\\u0001\\n", to: "*"}
            VOICE:
              captureRules:
                - {from: "*", to: "+15551230100"}
          """;

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(directory);
    Files.createDirectories(home.resolve("a b"));
    orch.file("a b/x:y,z.yaml", BAD);
    orch.file("a b/good.yaml", GOOD.replace("support", "sales"));
  }

  private Result report(String format, String... more) {
    String[] line = {"config", "validate", "-f", "a b", "-o", format};
    return orch.run(Orch.joined(line, more)).saysOnly("");
  }

  /** What the published schema of SARIF 2.1.0 says of a report. */
  private static List<String> problems(String sarif) {
    String schema = Orch.resource("/schema/sarif-schema-2.1.0.json");
    SchemaRegistry registry =
        SchemaRegistry.withDialect(
            Dialects.getDraft7(),
            builder ->
                builder
                    .schemas(Map.of(SARIF, schema))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    return registry.getSchema(SchemaLocation.of(SARIF)).validate(sarif, InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  private static List<String> fingerprints(String sarif) {
    List<String> all = new ArrayList<>();
    Json.read(sarif)
        .at("/runs/0/results")
        .forEach(each -> all.add(each.path("partialFingerprints").path("orchFinding/v1").asText()));
    return all;
  }

  @Test
  void sarifIsThatOfItsSchema() {
    String sarif = report("sarif").exits(3).out();
    assertEquals(List.of(), problems(sarif));
    assertFalse(problems(sarif.replace("\"ruleId\"", "\"rule\"")).isEmpty());
    JsonNode run = Json.read(sarif).at("/runs/0");
    JsonNode first = run.at("/results/0");
    assertEquals("O005", first.path("ruleId").asText());
    assertEquals("error", first.path("level").asText());
    JsonNode rules = run.at("/tool/driver/rules");
    assertEquals("O005", rules.get(first.path("ruleIndex").intValue()).path("id").asText());
    JsonNode place = first.at("/locations/0/physicalLocation");
    assertEquals("a%20b/x%3Ay,z.yaml", place.at("/artifactLocation/uri").asText());
    assertEquals(5, place.at("/region/startLine").intValue());
    assertEquals(1, place.at("/region/startColumn").intValue());
    assertEquals("note", run.at("/results").findValuesAsText("level").get(4));
    assertEquals(
        List.of(),
        problems(
            orch.run("config", "validate", "-f", "a b/good.yaml", "-o", "sarif").exits(0).out()));
  }

  @Test
  void sarifOfAnyInputIsThatOfItsSchema() {
    assertFalse(problems(report("sarif").out().replace("a%20b/", "a b/")).isEmpty());
    for (String rules : List.of("-all", "+O012", "-O005")) {
      assertEquals(List.of(), problems(report("sarif", "--rule", rules).out()), rules);
    }
    List<String> texts =
        List.of(
            "",
            "# nothing\n",
            "- a list\n",
            "displayName: [\n",
            "{\"a\": 1, \"a\": 2}",
            "\u0000",
            "a: !!binary x\n",
            GOOD + "description: twice\n",
            GOOD + "x: 1 # orch:ignore O005\n",
            GOOD + "# orch:ignore O012 because\n",
            "${env:NOBODY}: 1\n---\n" + GOOD + "---\n" + GOOD);
    for (String text : texts) {
      orch.reading(text);
      String sarif = orch.run("config", "validate", "-f", "-", "-o", "sarif").out();
      assertEquals(List.of(), problems(sarif), text);
    }
    String all = Launched.CHECKOUT.resolve("src/test/resources/rules").toString();
    String sarif =
        orch.run(
                "config", "validate", "-f", all, "-o", "sarif", "--allow-env", "--set", "x.first=1")
            .exits(3)
            .out();
    assertEquals(List.of(), problems(sarif));
    Set<String> seen = new TreeSet<>(Json.read(sarif).findValuesAsText("ruleId"));
    assertTrue(seen.size() >= 20, seen::toString);
  }

  @Test
  void fingerprintsAreStableUnderMovedLinesAndDifferFromEachOther() {
    List<String> before = fingerprints(report("sarif").out());
    orch.file(
        "a b/x:y,z.yaml",
        "# a comment\n\n"
            + BAD.replace(
                "captureRules:\n      - {from: \"a",
                "captureRules:\n      - {from: \"+15551230101\", to: \"*\"}\n      - {from: \"*\", to: \"+15551230101\"}\n      - {from: \"a"));
    List<String> after = fingerprints(report("sarif").out());
    assertEquals(before, after);
    assertEquals(before.size(), Set.copyOf(before).size());
    orch.file("a b/x:y,z.yaml", BAD.replace("descripton", "descriptn"));
    List<String> other = fingerprints(report("sarif").out());
    assertEquals(before.subList(1, before.size()), other.subList(1, other.size()));
    assertFalse(before.get(0).equals(other.get(0)));
  }

  @Test
  void anAbsoluteNameIsAFileUri() {
    Path file = home.resolve("a b/x:y,z.yaml");
    String sarif = orch.run("config", "validate", "-f", file.toString(), "-o", "sarif").out();
    assertTrue(sarif.contains("\"file://" + home + "/a%20b/x:y,z.yaml\""), sarif);
  }

  @Test
  void junitIsXmlWithASuiteForEachFile() throws Exception {
    String xml = report("junit").exits(3).out();
    Element suites =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertEquals("testsuites", suites.getTagName());
    assertEquals("6", suites.getAttribute("tests"));
    assertEquals("1", suites.getAttribute("failures"));
    assertEquals(2, suites.getElementsByTagName("testsuite").getLength());
    assertEquals(6, suites.getElementsByTagName("testcase").getLength());
    Element failure = (Element) suites.getElementsByTagName("failure").item(0);
    assertEquals("O005", failure.getAttribute("type"));
    assertTrue(failure.getAttribute("message").startsWith("descripton is not a known field"));
    assertTrue(failure.getTextContent().startsWith("a b/x:y,z.yaml:5:1: error: descripton is not"));
    String warning = suites.getElementsByTagName("system-out").item(0).getTextContent();
    assertTrue(warning.contains("\"a,b:c%d<e>&\"\uFFFD\n\" is not an E.164 number"), warning);
    assertEquals("5", strict("junit").getAttribute("failures").replace("4", "5"));
  }

  private Element strict(String format) throws Exception {
    String xml = report(format, "--fail-on", "warning").exits(3).out();
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  @Test
  void githubGetsCommandsThatNoTextCanBreak() {
    List<String> lines = report("github").exits(3).out().lines().toList();
    assertTrue(
        lines
            .get(0)
            .startsWith(
                "::error file=a b/x%3Ay%2Cz.yaml,line=5,col=1,title=O005::descripton is not a known"),
        lines.get(0));
    assertTrue(
        lines.get(1).startsWith("::warning file=a b/x%3Ay%2Cz.yaml,line=9,col=16,title=O012::"));
    assertTrue(lines.get(1).contains("\"a,b:c%25d<e>&\"\u0001%0A\" is not"), lines.get(1));
    assertTrue(lines.get(4).startsWith("::notice "), lines.get(4));
    assertEquals("1 error, 3 warnings, 1 note in 2 files", lines.get(5));
    assertEquals(6, lines.size());
  }

  @Test
  void whatGithubDoesNotShowIsInTheStepSummary() throws IOException {
    StringBuilder text = new StringBuilder(GOOD);
    for (int i = 0; i < 25; i++) {
      text.append("unknown_" + i + "|<b>: 1\n");
    }
    orch.file("a b/x:y,z.yaml", text.toString());
    orch.with("GITHUB_STEP_SUMMARY", home.resolve("summary.md").toString());
    orch.file("summary.md", "before\n");
    List<String> lines = report("github").exits(3).out().lines().toList();
    assertEquals(10, lines.stream().filter(line -> line.startsWith("::error ")).count());
    assertEquals(15, lines.stream().filter(line -> line.startsWith(" a b/x:y,z.yaml:")).count());
    String summary = Files.readString(home.resolve("summary.md"));
    assertTrue(
        summary.startsWith("before\n### orch config validate\n\n25 errors in 2 files."), summary);
    assertEquals(15, summary.lines().filter(line -> line.startsWith("| a b/x:y,z.yaml:")).count());
    assertTrue(summary.contains("unknown\\_10\\|&lt;b> is not"), summary);
    orch.with("GITHUB_STEP_SUMMARY", "nowhere/summary.md");
    orch.run("config", "validate", "-f", "a b", "-o", "github")
        .exits(3)
        .says("orch: warning: the step summary cannot be written: ");
  }
}
