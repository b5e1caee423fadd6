package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import orch.term.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How commands find a configuration, and what they say when they do not. */
class LookupTest {
  private Orch orch;
  private Server server;
  private String id = "";

  @BeforeEach
  void machine(@TempDir Path home) throws IOException {
    orch = new Orch(home);
    server = new Server(home, orch.time());
    id = create("tac-demo");
    // Ids of the same moment begin alike.
    orch.time().pass(Duration.ofDays(90));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String create(String name) {
    String[] words = Orch.PLAIN.clone();
    words[1] = name;
    Result made = run(Orch.joined(new String[] {"config", "create", "--wait", "-q"}, words));
    return made.exits(0).json().path("id").asText();
  }

  private Result run(String... args) {
    return orch.run(server.and(args));
  }

  /** The id without its type, or some characters of it. */
  private static String random(String id, int length) {
    int start = id.lastIndexOf('_') + 1;
    return id.substring(start, start + length);
  }

  @Test
  void whatIsNotFoundIsSaidInPlainWordsWithASuggestion() {
    Result missing = run("config", "get", "tac-dem").exits(5).printsNothing();
    assertTrue(
        missing
            .err()
            .startsWith(
                "orch: no configuration has the id or name \"tac-dem\"; did you mean tac-demo?\n"
                    + "  hint: to list the configurations: orch -p local --base-url "),
        missing::toString);
    missing.says("  exit 5 (not found), request id RQ");
    List<String[]> commands =
        List.of(
            new String[] {"update", "tac-dem", "--description", "e"},
            new String[] {"edit", "tac-dem"},
            new String[] {"delete", "tac-dem", "--yes"});
    orch.with("EDITOR", "true");
    for (String[] command : commands) {
      run(Orch.joined(new String[] {"config"}, command))
          .exits(5)
          .printsNothing()
          .says("no configuration has the id or name \"tac-dem\"; did you mean tac-demo?");
    }
    run("config", "get", "entirely else").exits(5).says("name \"entirely else\"\n");
  }

  @Test
  void anIdThatIsNotThereIsTheServicesToRefuse() {
    String other = id.substring(0, id.length() - 1) + (id.endsWith("0") ? "1" : "0");
    run("config", "get", other).exits(5).says("HTTP 404").says("request id RQ");
  }

  @Test
  void aNameInAnotherCaseIsTakenWithANote() {
    String using = "orch: using tac-demo (" + id + ")\n";
    assertEquals(
        id, run("config", "get", "TAC-Demo").exits(0).saysOnly(using).json().path("id").asText());
    run("config", "update", "TAC-DEMO", "--description", "e", "--wait", "--progress=none")
        .exits(0)
        .saysOnly(using);
  }

  @Test
  void theStartOfAnIdIsTakenWithANote() {
    create("other");
    String using = "orch: using tac-demo (" + id + ")\n";
    run("config", "get", random(id, 8)).exits(0).saysOnly(using);
    run("config", "get", random(id, 25).toUpperCase(Locale.ROOT)).exits(0).saysOnly(using);
    run("config", "get", id.substring(0, id.lastIndexOf('_') + 9)).exits(0).saysOnly(using);
    run("config", "get", random(id, 3)).exits(5);
    run("config", "get", id.substring(0, id.lastIndexOf('_') + 3)).exits(5);
    run("config", "get", "conv_configuration_").exits(5);
  }

  @Test
  void theExactNameWinsOverEveryGuess() {
    String upper = create("TAC-DEMO");
    assertEquals(
        upper, run("config", "get", "TAC-DEMO").exits(0).saysOnly("").json().path("id").asText());
    assertEquals(
        id, run("config", "get", "tac-demo").exits(0).saysOnly("").json().path("id").asText());
    Result both = run("config", "get", "Tac-Demo").exits(6).printsNothing();
    both.says("orch: \"Tac-Demo\" may mean 2 configurations\n");
    both.says("  tac-demo (" + id + ")\n").says("  TAC-DEMO (" + upper + ")\n");
  }

  @Test
  void manyCandidatesAreNotAllListed() {
    String one = "";
    for (int i = 0; i < 22; i++) {
      one = create("c" + i);
    }
    Result many = run("config", "get", random(one, 4)).exits(6);
    assertEquals(
        20, many.err().lines().filter(line -> line.contains("conv_configuration_")).count());
  }

  @Test
  void aDeletionThatNobodyConfirmsTakesOnlyTheExactIdOrName() {
    Result guess = run("config", "delete", "TAC-demo", "--yes").exits(5).printsNothing();
    guess.says("name \"TAC-demo\"; did you mean tac-demo (" + id + ")?\n");
    guess.says("config delete " + id + " --yes\n");
    run("config", "delete", random(id, 9), "--yes").exits(5);
    run("config", "delete", random(id, 9)).exits(5);
    run("config", "delete", "TAC-demo", "--yes", "--ignore-not-found")
        .exits(0)
        .says("did you mean tac-demo");
    orch.file("whole.json", "{\"displayName\": \"tac-demo\"}");
    run("config", "update", "TAC-demo", "--replace", "-f", "whole.json", "--yes").exits(5);
    assertEquals(0, server.seen("DELETE").size());
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR).reading("tac-demo\n");
    run("config", "delete", "TAC-demo").exits(0).says("using tac-demo (" + id + ")");
    assertEquals(1, server.seen("DELETE").size());
  }
}
