package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orch.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orch config diff --traffic}: which addresses start or stop being captured. */
class DiffTrafficTest {
  private static final String NOTHING = "orch: no address starts or stops being captured\n";
  private static final String SUPPORT =
      """
      displayName: support
      description: Inbound
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_1
      channelSettings:
        SMS:
          captureRules:
            - {from: "*", to: "+15551230100"}
            - {from: "+15551230100", to: "*"}
            - {from: "*", to: "+15551230101"}
      """;
  private static final String SALES =
      """
      displayName: sales
      description: Prices
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_1
      channelSettings:
        SMS:
          captureRules:
            - {from: "*", to: "+15551230105"}
        VOICE:
          captureRules:
            - {from: "client:alice", to: "+15551230105", metadata: {callType: CLIENT}}
      """;

  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path home) {
    orch = new Orch(home).file("support.yaml", SUPPORT).file("sales.yaml", SALES);
  }

  private String created(String file) {
    return orch.local("config", "create", "-f", file, "--wait", "-q", "--jq", ".id")
        .exits(0)
        .out()
        .strip();
  }

  private Result diff(String... more) {
    String[] line = {"config", "diff", "--traffic"};
    return orch.local(Orch.joined(line, more));
  }

  private static List<String> traffic(Result result) {
    List<String> lines = result.out().lines().toList();
    return lines.subList(lines.indexOf("traffic"), lines.size());
  }

  @Test
  void whatTheFilesChangeIsComparedWithTheRulesOfTheWholeAccount() {
    created("support.yaml");
    created("sales.yaml");
    orch.file(
        "support.yaml",
        SUPPORT
            .replace("{from: \"*\", to: \"+15551230101\"}", "{from: \"*\", to: \"+15551230105\"}")
            .replace("\"+15551230100\", to: \"*\"", "\"+15551230102\", to: \"*\""));
    Result changed = diff("-f", "support.yaml", "--exit-code").exits(10);
    assertEquals(
        List.of(
            "traffic",
            "  - SMS +15551230100 outbound: stops being captured (was support)",
            "  - SMS +15551230101 inbound: stops being captured (was support)",
            "  + SMS +15551230102 outbound: starts being captured by support",
            "  ~ SMS +15551230105 inbound: becomes ambiguous: support and sales (was sales)"),
        traffic(changed));
    assertTrue(changed.out().startsWith("~ support (conv_configuration_"), changed.out());
    changed.saysOnly("orch: 1 to update\n");
    assertEquals(
        traffic(changed),
        traffic(
            diff("-f", "support.yaml", "-f", "sales.yaml")
                .saysOnly("orch: 1 to update, 1 unchanged\n")));
    String without = orch.local("config", "diff", "-f", "support.yaml").out();
    assertEquals(changed.out().substring(0, changed.out().indexOf("traffic\n")), without);
  }

  @Test
  void anAddressThatMovesIsNamedOnceForBothDirections() {
    created("support.yaml");
    created("sales.yaml");
    orch.file("support.yaml", SUPPORT.replaceAll(".*\\+15551230100.*\n", ""));
    orch.file(
        "sales.yaml",
        SALES
            .replaceFirst(
                "(?m)^ *- .*\\+15551230105.*\n",
                """
                      - {from: "*", to: "+15551230105"}
                      - {from: "*", to: "+15551230100"}
                      - {from: "+15551230100", to: "*"}
                """)
            .replace("client:alice", "client:bob"));
    assertEquals(
        List.of(
            "traffic",
            "  ~ SMS +15551230100 inbound and outbound: moves from support to sales",
            "  - VOICE client:alice to +15551230105, callType=CLIENT: stops being captured (was sales)",
            "  + VOICE client:bob to +15551230105, callType=CLIENT: starts being captured by sales"),
        traffic(diff("-f", "support.yaml", "-f", "sales.yaml").exits(0)));
  }

  @Test
  void aChangeThatCapturesTheSameSaysSoInOneLine() {
    created("support.yaml");
    diff("-f", "support.yaml", "--exit-code")
        .exits(0)
        .printsNothing()
        .saysOnly("orch: 1 unchanged\n" + NOTHING);
    orch.file(
        "support.yaml",
        SUPPORT.replace("Inbound", "Outbound").replaceFirst("( *- .*\\+15551230101.*\n)", "$1$1"));
    Result changed = diff("-f", "support.yaml").exits(0);
    changed.saysOnly("orch: 1 to update\n" + NOTHING);
    assertFalse(changed.out().contains("traffic"), changed.out());
    diff("-f", "support.yaml", "-q").exits(0).saysOnly("");
  }

  @Test
  void asDataEachConfigurationHasWhatItBeginsOrCeasesToCapture() {
    String id = created("support.yaml");
    orch.file("sales.yaml", SALES.replace("+15551230105", "+15551230101"));
    orch.file("support.yaml", SUPPORT.replaceAll(".*\\+15551230101.*\n", ""));
    String[] files = {"-f", "support.yaml", "-f", "sales.yaml"};
    JsonNode data = diff(Orch.joined(files, "-o", "json")).exits(0).saysOnly("").json();
    JsonNode moves =
        Json.read(
            """
            {"channel": "SMS", "direction": "inbound", "from": "*", "to": "+15551230101", "metadata": {},
             "change": "moves", "before": [{"configuration": "support", "id": "%s"}],
             "after": [{"configuration": "sales"}]}"""
                .formatted(id));
    assertEquals(Json.array().add(moves), data.get(0).path("traffic"));
    assertEquals(moves, data.get(1).path("traffic").get(0));
    assertEquals(
        Json.read(
            """
            {"channel": "VOICE", "from": "client:alice", "to": "+15551230101",
             "metadata": {"callType": "CLIENT"}, "change": "starts", "before": [],
             "after": [{"configuration": "sales"}]}"""),
        data.get(1).path("traffic").get(1));
    assertEquals(2, data.get(1).path("traffic").size());
    String[] line = {"config", "diff", "-o", "json"};
    JsonNode without = orch.local(Orch.joined(line, files)).json();
    data.forEach(entry -> ((ObjectNode) entry).remove("traffic"));
    assertEquals(without, data);
    assertTrue(
        diff(Orch.joined(files, "--fields", "name,traffic.change")).out().contains("moves,starts"));
    diff(Orch.joined(files, "--jq", ".[1].traffic[].change")).prints("moves\nstarts\n");
    assertTrue(diff(Orch.joined(files, "-o", "table")).out().contains("moves,starts"));
  }

  @Test
  void configurationsWithTheSameNameAreToldApart() {
    String first = created("support.yaml");
    String second = created("support.yaml");
    orch.file(
        "support.yaml", "id: " + second + "\n" + SUPPORT.replaceAll(".*\\+15551230100.*\n", ""));
    assertEquals(
        List.of(
            "traffic",
            "  ~ SMS +15551230100 inbound and outbound: is captured only by support ("
                + first
                + ") (was ambiguous: support ("
                + second
                + ") and support ("
                + first
                + "))"),
        traffic(diff("-f", "support.yaml").exits(0)));
  }

  @Test
  void theCommentOfAPullRequestHasATable() {
    created("support.yaml");
    orch.file("support.yaml", SUPPORT.replace("\"+15551230101\"", "\"a|<b>\""));
    Result text = diff("-f", "support.yaml", "--format", "markdown").exits(0);
    assertTrue(
        text.out()
            .endsWith(
                """

                <details><summary>traffic (2 changes)</summary>

                | channel | messages | change |
                |---|---|---|
                | <code>SMS</code> | <code>&#43;15551230101 inbound</code> | <code>stops being captured &#40;was support&#41;</code> |
                | <code>SMS</code> | <code>a&#124;&#60;b&#62; inbound</code> | <code>starts being captured by support</code> |

                </details>
                """),
        text.out());
    orch.file("support.yaml", SUPPORT);
    diff("-f", "support.yaml", "--format", "markdown")
        .prints("**orch**: 1 unchanged\n\nno address starts or stops being captured\n");
    diff("-f", "support.yaml", "--drift").exits(2).says("--drift and --traffic exclude each other");
  }

  /** Without an account, the files of the revision are everything that there was. */
  @Test
  void filesAreComparedWithThoseOfAGitRevision() throws Exception {
    orch.with("PATH", System.getenv("PATH"));
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "x");
    String[] line = {
      "config",
      "diff",
      "-f",
      "support.yaml",
      "-f",
      "sales.yaml",
      "--traffic",
      "--against",
      "git:HEAD"
    };
    orch.run(line).exits(0).printsNothing().saysOnly("orch: 2 unchanged\n" + NOTHING);
    orch.file("support.yaml", SALES.replace("sales", "prices"));
    orch.file("sales.yaml", SALES.replace("\"*\", to: \"+15551230105\"", "\"*\", to: \"*\""));
    assertEquals(
        List.of(
            "traffic",
            "  ~ SMS +15551230100 inbound and outbound: moves from support to sales",
            "  ~ SMS +15551230101 inbound: moves from support to sales",
            "  + SMS +15551230101 outbound: starts being captured by sales",
            "  ~ SMS +15551230105 inbound: becomes ambiguous: prices and sales (was sales)",
            "  + SMS +15551230105 outbound: starts being captured by sales",
            "  + SMS any other address: starts being captured by sales",
            "  ~ VOICE client:alice to +15551230105, callType=CLIENT: becomes ambiguous: prices and sales"
                + " (was sales)"),
        traffic(orch.run(line).exits(0).saysOnly("orch: 1 removed, 1 added, 1 changed\n")));
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder git = new ProcessBuilder(command).directory(orch.home().toFile());
    git.environment().putAll(Map.of("GIT_CONFIG_GLOBAL", "/dev/null"));
    Process process = git.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }
}
