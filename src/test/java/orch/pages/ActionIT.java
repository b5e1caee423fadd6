package orch.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orch.Launched;
import orch.Orch;
import orch.document.DocumentReader;
import orch.json.Json;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.Machines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts of the action and of the template for GitLab run for real, twice: as a job, and as
 * the same job that runs again on a fresh machine.
 */
class ActionIT {
  private Path home;
  private String output = "";

  @BeforeEach
  void home(@TempDir Path directory) throws IOException {
    home = directory.toRealPath();
  }

  private static JsonNode yaml(String name, int part) throws IOException {
    byte[] bytes = Files.readAllBytes(Launched.CHECKOUT.resolve(name));
    return DocumentReader.read(name, bytes).get(part).tree();
  }

  private static JsonNode step(String id) throws IOException {
    for (JsonNode step : yaml("action.yml", 0).at("/runs/steps")) {
      if (step.path("name").asText().equals(id)) {
        return step;
      }
    }
    throw new AssertionError("no step " + id);
  }

  private void run(String script) throws IOException, InterruptedException {
    try (ControlPlane service =
        ControlPlane.start(
            ControlPlaneSettings.local(home.resolve("service.db"), Machines.real()))) {
      Machine machine = new Machine(home, service.baseUrl().toString());
      String text =
          Orch.resource("/pages/action.sh")
              + "\nexport ORCH_BASE_URL="
              + service.baseUrl()
              + "\n"
              + script
              + "\ntouch \"$HOME/done\"\n";
      Path driver = Files.writeString(home.resolve("driver"), text);
      machine.bash(driver, true);
      output = Files.readString(machine.steps().resolve("shell"));
    }
    assertTrue(Files.exists(home.resolve("done")), output);
  }

  private String read(String name) throws IOException {
    return Files.readString(home.resolve(name));
  }

  private void script(String name, String text) throws IOException {
    Files.writeString(home.resolve(name), text);
  }

  @Test
  void noScriptHasAnExpression() throws IOException {
    for (String script : Recipe.scripts(yaml("action.yml", 0))) {
      assertFalse(script.contains("${{"), script);
    }
    for (String script : Recipe.scripts(yaml("src/ci/gitlab.yml", 1))) {
      assertFalse(script.contains("$[["), script);
    }
  }

  @Test
  void theActionRunsACommandAndAgainChangesNothing() throws Exception {
    script("setup.sh", step("Set up orch").path("run").textValue());
    script("command.sh", step("Run the command").path("run").textValue());
    run(
        """
        export INPUT_COMMAND='config create -f front.yaml --wait'
        export INPUT_ARGS='--description
        $(touch "$HOME/injected") `touch "$HOME/injected"` "two words"
        '
        github 1
        github 2
        export INPUT_COMMAND='config list -o json' INPUT_ARGS=''
        github 3
        """);
    assertFalse(Files.exists(home.resolve("injected")), output);
    JsonNode list = Json.read(read("out3"));
    assertEquals(1, list.size(), list::toString);
    assertEquals(
        "$(touch \"$HOME/injected\") `touch \"$HOME/injected\"` \"two words\"",
        list.get(0).path("description").textValue());
    assertTrue(output.contains("in an earlier attempt of GitHub run 4711"), output);
    assertEquals(values(read("output1")), values(read("output2")));
    assertEquals(3, values(read("output1")).size());
    assertTrue(read("summary2").contains("| done before |"), read("summary2"));
  }

  /** The values of outputs; their delimiters are random. */
  private static List<String> values(String outputs) {
    return outputs.lines().filter(line -> !line.contains("orch_")).toList();
  }

  @Test
  void theTemplateOfGitlabDoesTheSame() throws Exception {
    JsonNode job = yaml("src/ci/gitlab.yml", 1).elements().next();
    assertEquals(
        "/opt/orch/bin/orch install --prefix /usr/local",
        job.path("before_script").get(1).textValue());
    JsonNode script = Json.object().set("script", job.path("script"));
    script("job.sh", String.join("\n", Recipe.scripts(script)));
    run(
        """
        export ORCH_CI_DOTENV=%s ORCH_CI_JUNIT=%s ORCH_NO_INPUT=true
        export RUN_COMMAND='config create -f front.yaml --wait $(touch injected)'
        ! gitlab 1
        export RUN_COMMAND='config create -f front.yaml --wait'
        gitlab 2
        gitlab 3
        orch config list -o name > names
        """
            .formatted(
                job.at("/variables/ORCH_CI_DOTENV").textValue(),
                job.at("/variables/ORCH_CI_JUNIT").textValue()));
    assertFalse(
        Files.exists(home.resolve("injected")) || Files.exists(home.resolve("job1/injected")));
    assertEquals(1, read("names").lines().count(), read("names"));
    assertEquals(read("job2/orch-outputs.env"), read("job3/orch-outputs.env"));
    assertTrue(read("job2/orch-outputs.env").contains("CONFIGURATION_ID=conv_configuration_"));
    assertTrue(read("job3/orch-junit.xml").contains("tests=\"1\" failures=\"0\""));
  }
}
