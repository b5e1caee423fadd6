package orch.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import orch.Launched;
import orch.cli.HintCheck;
import org.junit.jupiter.api.Test;

/** The recipes for CI are YAML, have no wrong command of orch, and are safe in what they allow. */
class RecipesTest {
  private static final String[] TEN = {"## From nothing to CI in ten commands", "\n## "};

  private static void check(String script) {
    for (List<String> words : ShellLine.commands(script)) {
      if (words.get(0).equals("orch") || words.get(0).endsWith("/bin/orch")) {
        HintCheck.checkArguments(words.subList(1, words.size()));
      }
    }
  }

  private static long orchIn(List<String> scripts) {
    return scripts.stream()
        .flatMap(script -> ShellLine.commands(script).stream())
        .filter(words -> words.get(0).equals("orch"))
        .count();
  }

  @Test
  void everyCommandOfARecipeCanBeParsed() throws IOException {
    List<String> scripts = new ArrayList<>();
    for (Recipe recipe : Recipe.all()) {
      scripts.addAll(Recipe.scripts(recipe.tree()));
    }
    scripts.forEach(RecipesTest::check);
    assertTrue(orchIn(scripts) >= 16, scripts::toString);
  }

  /** What the same command would run into again fails its index; what may pass is tried again. */
  @Test
  void theKubernetesJobKnowsWhatEachExitCodeMeans() throws IOException {
    JsonNode job = Recipe.with("apiVersion", "").tree().path("spec");
    JsonNode container = job.at("/template/spec/containers/0");
    List<String> words = new ArrayList<>();
    container.path("command").forEach(word -> words.add(word.textValue()));
    HintCheck.checkArguments(words.subList(1, words.size()));
    assertEquals("Indexed", job.path("completionMode").textValue());
    assertEquals("Never", job.at("/template/spec/restartPolicy").textValue());
    assertTrue(job.has("backoffLimitPerIndex") && !job.has("backoffLimit"));
    assertEquals("JOB_COMPLETIONS", container.at("/env/0/name").textValue());
    assertEquals(job.path("completions").asText(), container.at("/env/0/value").textValue());
    Map<Integer, String> actions = new TreeMap<>();
    for (JsonNode rule : job.at("/podFailurePolicy/rules")) {
      JsonNode on = rule.path("onExitCodes");
      assertEquals(container.path("name"), on.path("containerName"));
      assertEquals("In", on.path("operator").textValue());
      on.path("values").forEach(code -> actions.put(code.intValue(), rule.path("action").asText()));
    }
    Map<Integer, String> expected = new TreeMap<>();
    for (int code : new int[] {2, 3, 4, 5, 6}) {
      expected.put(code, "FailIndex");
    }
    for (int code : new int[] {7, 8, 11, 12}) {
      expected.put(code, "Count");
    }
    assertEquals(expected, actions);
  }

  @Test
  void aWrongCommandIsFound() {
    check("orch config diff -f a --against 'git:HEAD^1' > x && orch version | cat");
    assertThrows(AssertionError.class, () -> check("true && orch config dif -f a"));
    assertThrows(AssertionError.class, () -> check("x/bin/orch config diff -f a --agianst git:x"));
    assertEquals(
        List.of(List.of("a", "b c", "d"), List.of("e"), List.of("f", "g")),
        ShellLine.commands("a 'b c' >x \"d\" | e > y\nf g >> \"$Z\" ||"));
  }

  /** The expression that compares the repositories, so that a fork gets no secrets. */
  @Test
  void jobsWithSecretsDoNotRunForForks() throws IOException {
    JsonNode github = Recipe.with("apply", "jobs").tree();
    Set<String> secret = new TreeSet<>();
    github
        .path("jobs")
        .properties()
        .forEach(
            job -> {
              if (job.getValue().toString().contains("secrets.")) {
                secret.add(job.getKey());
                String condition = job.getValue().path("if").textValue();
                assertTrue(
                    condition.contains("head.repo.full_name == github.repository")
                        || condition.equals("github.event_name == 'push'"),
                    condition);
              }
            });
    assertEquals(Set.of("apply", "preview"), secret);
    assertEquals("read", github.at("/permissions/contents").textValue());
    assertTrue(github.at("/concurrency/group").textValue().startsWith("configurations-"));
    assertEquals(
        "${{ github.event_name == 'pull_request' }}",
        github.at("/concurrency/cancel-in-progress").textValue());
    JsonNode gitlab = Recipe.with("apply", "").tree();
    assertEquals("configurations", gitlab.at("/apply/resource_group").textValue());
    for (String service : List.of(github.toString(), gitlab.toString())) {
      assertTrue(service.contains("ORCH_EXPECT_ACCOUNT"));
      assertTrue(service.contains("\"ORCH_NO_INPUT\":\"true\""));
    }
  }

  @Test
  void theTenCommandsAreTen() throws IOException {
    String page = Files.readString(Launched.CHECKOUT.resolve("docs/files.md"));
    int from = page.indexOf(TEN[0]);
    String section = page.substring(from, page.indexOf(TEN[1], from + 1));
    // What follows the last of them leads back to the page.
    String ten = section.substring(0, section.indexOf("\nThe rest of this page"));
    assertEquals(10, Page.read("ten", ten.lines().toList()).steps().size());
    for (int i = 1; i <= 10; i++) {
      assertTrue(ten.contains("\n**" + i + ".** "), "step " + i);
    }
    assertTrue(from < page.indexOf("\n## ", from + 1) && page.indexOf("## ") == from);
  }
}
