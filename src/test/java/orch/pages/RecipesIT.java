package orch.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orch.Orch;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.Machines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jobs of the recipes do what the page says: their scripts run in a shell, with a repository
 * and a control plane of the test. What a service does itself, such as the checkout, {@code
 * recipes.sh} does.
 */
class RecipesIT {
  private Path home;
  private String output = "";

  @BeforeEach
  void home(@TempDir Path directory) throws IOException {
    home = directory.toRealPath();
  }

  /** Runs jobs, one after the other, until one fails. */
  private void run(String... jobs) throws IOException, InterruptedException {
    try (ControlPlane service =
        ControlPlane.start(
            ControlPlaneSettings.local(home.resolve("service.db"), Machines.real()))) {
      Machine machine = new Machine(home, service.baseUrl().toString());
      StringBuilder script = new StringBuilder(Orch.resource("/pages/recipes.sh"));
      script.append("\nexport ORCH_BASE_URL=").append(service.baseUrl()).append('\n');
      for (String job : jobs) {
        script.append(job).append('\n');
      }
      script.append("touch \"$HOME/done\"\n");
      Path driver = Files.writeString(home.resolve("driver"), script);
      machine.bash(driver, true);
      output = Files.readString(machine.steps().resolve("shell"));
    }
    assertTrue(Files.exists(home.resolve("done")), output);
  }

  /** The call that runs scripts in a shell that ends at the first failure, as the services do. */
  private String scripts(String directory, JsonNode variables, List<String> scripts)
      throws IOException {
    StringBuilder text = new StringBuilder();
    variables
        .properties()
        .forEach(
            variable -> {
              String value = variable.getValue().textValue();
              if (!value.contains("${{")) {
                text.append("export ").append(variable.getKey()).append('=').append(value);
                text.append('\n');
              }
            });
    scripts.forEach(script -> text.append(script).append('\n'));
    Path file = Files.createTempFile(home, "job", ".sh");
    Files.writeString(file, text);
    return "job " + directory + " " + file;
  }

  private String read(String name) throws IOException {
    return Files.readString(home.resolve(name));
  }

  /** The commits of the main branch, and what the lock file has, after two runs. */
  private void theLockIsCommittedOnce() throws IOException {
    assertEquals(List.of("Lock file of the configurations", "Files"), read("log").lines().toList());
    assertTrue(read("lock").contains("\n  \"front-desk\": {"), read("lock"));
    assertTrue(output.contains("orch: 1 created"), output);
    assertTrue(output.contains("orch: nothing to do: 1 unchanged"), output);
  }

  @Test
  void theWorkflowOfGithubChecksCommentsAndApplies() throws Exception {
    JsonNode recipe = Recipe.with("apply", "jobs").tree();
    JsonNode jobs = recipe.path("jobs");
    JsonNode apply = jobs.path("apply");
    run(
        scripts("pull", recipe.path("env"), Recipe.scripts(jobs.path("check"))),
        "account",
        scripts("pull", recipe.path("env"), Recipe.scripts(jobs.path("preview"))),
        "clone first",
        scripts("first", apply.path("env"), Recipe.scripts(apply)),
        "clone second",
        scripts("second", apply.path("env"), Recipe.scripts(apply)),
        "look");
    String summary = read("summary");
    assertTrue(summary.contains("statusTimeouts") && summary.contains("90"), summary);
    assertTrue(read("comment").contains("create <code>front&#45;desk</code>"), read("comment"));
    assertEquals("pr comment 7 --body-file comment.md --edit-last --create-if-none\n", read("gh"));
    theLockIsCommittedOnce();
  }

  @Test
  void thePipelineOfGitlabChecksCommentsAndApplies() throws Exception {
    JsonNode recipe = Recipe.with("apply", "").tree();
    JsonNode none = recipe.path("none");
    JsonNode apply = recipe.path("apply");
    List<String> script = Recipe.scripts(apply.deepCopy());
    int after = apply.path("script").size();
    List<String> lock = script.subList(after, script.size());
    run(
        scripts("pull", recipe.path("variables"), Recipe.scripts(recipe.path("check"))),
        "account",
        scripts("pull", recipe.path("variables"), Recipe.scripts(recipe.path("preview"))),
        "clone first",
        scripts("first", apply.path("variables"), script.subList(0, after)),
        scripts("first", none, lock),
        "clone second",
        scripts("second", apply.path("variables"), script.subList(0, after)),
        scripts("second", none, lock),
        "look");
    assertTrue(output.contains("~ front-desk"), output);
    assertTrue(read("pull/findings.xml").contains("<testsuite"), read("pull/findings.xml"));
    assertTrue(
        read("curl").contains("body@comment.md https://gitlab.example.com/api/v4/"), read("curl"));
    theLockIsCommittedOnce();
  }
}
