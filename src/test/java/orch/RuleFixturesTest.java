package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import orch.lint.Rule;
import orch.lint.Rules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each rule finds its bad files and nothing in its good ones. The directories in {@code rules} are
 * the ids.
 */
class RuleFixturesTest {
  private static final Path FIXTURES = Launched.CHECKOUT.resolve("src/test/resources/rules");

  /** Rules about the command line, the account or a change, which no file breaks. */
  private static final Set<String> NOT_OF_FILES = Set.of("O010", "O014", "O015", "O025");

  private static final Map<String, List<String>> OPTIONS =
      Map.of(
          "O017 bad", List.of("--allow-env"),
          "O017 good", List.of("--allow-env"),
          "O019 bad", List.of("--set", "channelSettings.SMS.captureRules.first=x"),
          "O019 good", List.of("--set", "channelSettings.SMS.statusTimeouts.closed=90"));

  @TempDir private Path home;

  private List<String> found(String rule, String kind) {
    Orch orch = new Orch(home).with("ORCH_TEST_SET", "x");
    List<String> line = new java.util.ArrayList<>(List.of("config", "validate", "-o", "json"));
    line.addAll(List.of("-f", FIXTURES.resolve(rule).resolve(kind).toString()));
    line.addAll(OPTIONS.getOrDefault(rule + " " + kind, List.of()));
    List<String> found = new java.util.ArrayList<>();
    for (JsonNode finding : orch.run(line.toArray(String[]::new)).json()) {
      boolean isNote = finding.path("severity").asText().equals("note");
      if (!isNote || finding.path("rule").asText().equals(rule)) {
        found.add(finding.path("rule").asText());
      }
    }
    return found;
  }

  @TestFactory
  Stream<DynamicTest> aRuleFindsItsBadFilesAndNothingElseIsWrongWithThem() {
    return ofFiles()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.id(),
                    () -> {
                      List<String> found = found(rule.id(), "bad");
                      assertTrue(found.contains(rule.id()), found::toString);
                      assertEquals(Set.of(rule.id()), Set.copyOf(found));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> nothingIsWrongWithGoodFiles() {
    return ofFiles()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.id(), () -> assertEquals(List.of(), found(rule.id(), "good"))));
  }

  private static Stream<Rule> ofFiles() {
    return Rules.all().stream().filter(rule -> !NOT_OF_FILES.contains(rule.id()));
  }

  @Test
  void everyRuleHasItsFixturesAndEveryFixtureItsRule() throws IOException {
    Set<String> rules = new TreeSet<>(ofFiles().map(Rule::id).toList());
    try (Stream<Path> directories = Files.list(FIXTURES)) {
      Set<String> fixtures = new TreeSet<>();
      directories.forEach(path -> fixtures.add(path.getFileName().toString()));
      assertEquals(rules, fixtures);
    }
    assertTrue(rules.size() >= 25);
  }
}
