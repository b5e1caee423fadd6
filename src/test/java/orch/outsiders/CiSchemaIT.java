package orch.outsiders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import orch.Launched;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The action keeps GitHub's schema of actions, and the template GitLab's schema of pipelines. */
class CiSchemaIT {
  private Path directory;

  @BeforeEach
  void directory(@TempDir Path fresh) throws IOException {
    directory = fresh.toRealPath();
  }

  private String output(int exit, String... command) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Process process = NodePrograms.start(output, command);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    String text = NodePrograms.text(output);
    assertEquals(exit, process.exitValue(), text);
    return text;
  }

  private String action(int exit, String text) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("action.yml"), text);
    return output(exit, NodePrograms.program("action-validator"), file.toString());
  }

  @Test
  void theActionKeepsTheSchema() throws Exception {
    String text = Files.readString(Launched.CHECKOUT.resolve("action.yml"));
    assertEquals("", action(0, text));
    assertTrue(action(1, text.replace("using: composite", "using: compost")).contains("enum"));
    assertTrue(action(1, text.replace("shell: bash", "shel: bash")).contains("shell"));
  }

  private String pipeline(int exit, String template) throws IOException, InterruptedException {
    Files.writeString(directory.resolve("orch.yml"), template);
    Files.writeString(
        directory.resolve(".gitlab-ci.yml"),
        "stages: [deploy]\ninclude:\n  - local: orch.yml\n    inputs: {job: apply-files}\n");
    git("init", "-q");
    git("remote", "add", "origin", "https://gitlab.example.com/team/telephony.git");
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "x");
    String ended =
        output(
            exit,
            NodePrograms.program("gitlab-ci-local"),
            "--preview",
            "--cwd",
            NodePrograms.relative(directory));
    Files.move(directory.resolve(".git"), Files.createTempDirectory(directory, "old").resolve("g"));
    return ended;
  }

  private void git(String... words) throws IOException, InterruptedException {
    String[] command = new String[words.length + 3];
    command[0] = "git";
    command[1] = "-C";
    command[2] = directory.toString();
    System.arraycopy(words, 0, command, 3, words.length);
    Process git = new ProcessBuilder(command).inheritIO().start();
    assertTrue(git.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, git.exitValue());
  }

  @Test
  void theTemplateKeepsTheSchemaAndTakesItsInputs() throws Exception {
    String text = Files.readString(Launched.CHECKOUT.resolve("src/ci/gitlab.yml"));
    String shown = pipeline(0, text);
    assertTrue(shown.contains("json schema validated"), shown);
    assertTrue(shown.contains("\napply-files:\n  stage: deploy\n"), shown);
    assertTrue(shown.contains("RUN_COMMAND: config apply -f configurations --yes"), shown);
    pipeline(1, text.replace("when: always", "when: sometimes"));
  }
}
