package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import orch.json.Json;
import orch.term.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The warnings of the rules before a write, and {@code --strict}. */
class WarningsTest {
  private static final String ODD =
      """
      displayName: odd
      description: d
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: m
      channelSettings:
        SMS:
          captureRules:
            - {from: "555123", to: "*"}
          statusTimeouts: {inactive: 60, closed: 10}
      """;

  private static final List<String> OF_ODD =
      List.of(
          "O011 odd.yaml:4: memoryStoreId \"m\" is not the id of a memory store: mem_store_ and 26"
              + " lower-case letters and digits",
          "O012 odd.yaml:8: channelSettings.SMS.captureRules[0].from \"555123\" is not an E.164"
              + " number such as +15551230100",
          "O013 odd.yaml:9: channelSettings.SMS.statusTimeouts has closed 10, which is not longer"
              + " than inactive 60: conversations never become INACTIVE");

  private final FakeTime time = new FakeTime();
  private Orch orch;
  private Server server;
  private Wiretap wire;

  @BeforeEach
  void machine(@TempDir Path home) throws IOException {
    orch = new Orch(home, time);
    server = new Server(home, time);
    wire = new Wiretap(server);
    orch.file("odd.yaml", ODD);
  }

  @AfterEach
  void close() {
    wire.close();
    server.close();
  }

  private Result create(String name, String... more) {
    String create = "config create --description d --grouping profile --name " + name;
    String[] store = {"--memory-store", "mem_store_01k1etk2y5f1y9fpe2epfdtvv2"};
    return orch.run(wire.and(Orch.joined(create.split(" "), Orch.joined(store, more))));
  }

  private Result update(String name, String... more) {
    time.pass(Duration.ofSeconds(2));
    return orch.run(wire.and(Orch.joined(new String[] {"config", "update", name}, more)));
  }

  private static String warnings(List<String> texts) {
    StringBuilder lines = new StringBuilder();
    texts.forEach(text -> lines.append("orch: warning: ").append(text).append('\n'));
    return lines.toString();
  }

  @Test
  void aCreateWarnsOnceWithFileAndLineAndIsSent() {
    orch.run(wire.and("config", "create", "-q", "-f", "odd.yaml"))
        .exits(0)
        .saysOnly(warnings(OF_ODD));
    assertEquals(1, wire.sent("POST").size());
    assertEquals(0, wire.sent("GET").size(), "elsewhere than at a terminal, no request is added");
  }

  @Test
  void withJsonAWarningHasItsRule() {
    Result created =
        orch.run(wire.and("config", "create", "-o", "json", "-f", "odd.yaml")).exits(0);
    List<String> lines = created.err().lines().toList();
    assertEquals(3, lines.size());
    JsonNode first = Json.read(lines.get(0));
    assertEquals("O011", first.path("rule").asText());
    assertEquals(OF_ODD.get(0), "O011 " + first.path("warning").asText());
  }

  @Test
  void strictListsAllLikeMistakesAndSendsNothing() {
    Result refused = orch.run(wire.and("config", "create", "--strict", "-f", "odd.yaml")).exits(3);
    refused.says("orch: the configuration has 3 mistakes; nothing was sent\n");
    OF_ODD.forEach(text -> refused.says("  " + text + " (--strict)\n"));
    assertEquals(0, wire.sent("POST").size());
    orch.with("ORCH_STRICT", "true");
    orch.run(wire.and("config", "create", "-f", "odd.yaml", "--dry-run")).exits(3).printsNothing();
  }

  @Test
  void aDryRunWarnsAndAsksNothing() {
    orch.run(wire.and("config", "create", "-f", "odd.yaml", "--dry-run"))
        .exits(0)
        .saysOnly(warnings(OF_ODD) + "orch: dry run: nothing was sent\n");
    assertEquals(0, wire.sent("GET").size());
  }

  @Test
  void aFlagIsTheSourceOfItsValue() {
    create("a", "--capture", "SMS=555123", "--timeouts", "CHAT=5/5")
        .says(
            "orch: warning: O012 --capture SMS=555123: channelSettings.SMS.captureRules[0].from \"555123\" is not")
        .says(
            "orch: warning: O013 --timeouts CHAT=5/5: channelSettings.CHAT.statusTimeouts has closed 5,");
  }

  @Test
  void anUpdateWarnsOnlyAboutWhatItChanges() {
    orch.run(wire.and("config", "create", "-q", "-f", "odd.yaml")).exits(0);
    update("odd", "--description", "other", "-q").exits(0).saysOnly("");
    update("odd", "--capture", "SMS=+15551230100", "-q").exits(0).saysOnly("");
    update("odd", "--capture", "SMS=555124", "-q")
        .exits(0)
        .says(
            "O012 --capture SMS=555124: channelSettings.SMS.captureRules[3].from \"555124\" is not")
        .says(
            "O012 --capture SMS=555124: channelSettings.SMS.captureRules[4].to \"555124\" is not");
  }

  @Test
  void timeoutsAreJudgedAfterTheMerge() {
    create("a", "--timeouts", "SMS=10/60").exits(0);
    orch.file("part.yaml", "channelSettings: {SMS: {statusTimeouts: {inactive: 10, closed: 9}}}");
    int before = wire.sent("PATCH").size();
    update("a", "-f", "part.yaml", "--strict")
        .exits(3)
        .says("O013 part.yaml:1: channelSettings.SMS.statusTimeouts has closed 9, which is not");
    assertEquals(before, wire.sent("PATCH").size());
    update("a", "-f", "part.yaml").exits(0).says("orch: warning: O013 part.yaml:1: ");
  }

  @Test
  void aReplacementWarnsToo() {
    create("a").exits(0);
    update("a", "--replace", "--strict", "-y", "-f", "odd.yaml").exits(3).says(OF_ODD.get(1));
    update("a", "--replace", "-y", "-f", "odd.yaml").exits(0).says(OF_ODD.get(1));
    assertEquals(1, wire.sent("PUT").size());
  }

  @Test
  void anUnknownChannelToRemoveIsAWarningAndAKnownOneANote() {
    create("a", "--timeouts", "SMS=10/60").exits(0);
    update(
            "a",
            "--remove-channel",
            "faxx",
            "--remove-channel",
            "CHAT",
            "--remove-capture",
            "SMSS=+15551230100")
        .exits(0)
        .says(
            "orch: warning: O015 --remove-channel: \"FAXX\" is not a known channel; the channels are VOICE,")
        .says(
            "orch: warning: O015 --remove-capture: \"SMSS\" is not a known channel; did you mean SMS?\n")
        .says("orch: --remove-channel: there is no channel CHAT\n");
    update("a", "--remove-channel", "FAXX", "--strict").exits(3).says("O015");
  }

  @Test
  void elsewhereThanAtATerminalTheJournalKnowsTheNamesThatThisUserTook() {
    String id = create("twin").exits(0).json().at("/related/configurationId").asText();
    create("other").exits(0).saysOnly("");
    create("twin")
        .exits(0)
        .saysOnly(
            "orch: warning: O010 2 configurations will be named \"twin\"; the name belongs to "
                + id
                + "\n");
    assertEquals(0, wire.sent("GET").size());
  }

  @Test
  void theNewestNamesakesAreShown() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(create("twin").exits(0).json().at("/related/configurationId").asText());
    }
    String shown = ids.get(4) + ", " + ids.get(3) + ", " + ids.get(2) + " and others\n";
    String warning =
        "orch: warning: O010 5 or more configurations will be named \"twin\"; the name belongs to "
            + shown;
    create("twin").exits(0).saysOnly(warning);
  }

  @Test
  void aNameThatThisUserGaveUpIsFree() {
    create("twin").exits(0);
    time.pass(Duration.ofSeconds(2));
    orch.run(wire.and("config", "delete", "twin", "--yes")).exits(0);
    create("twin").exits(0).saysOnly("");
    update("twin", "--name", "renamed").exits(0);
    create("twin").exits(0).saysOnly("");
  }

  @Test
  void strictAsksTheServiceForTheNameAndSendsNothing(@TempDir Path theirs) {
    orch.colleague(theirs)
        .run(wire.and(Orch.joined(new String[] {"config", "create"}, Orch.PLAIN)));
    time.pass(Duration.ofSeconds(2));
    int before = wire.sent("POST").size();
    orch.run(wire.and(Orch.joined(new String[] {"config", "create", "--strict"}, Orch.PLAIN)))
        .exits(3)
        .says(
            "O010 2 configurations will be named \"My Support Config\"; the name belongs to conv_")
        .says("nothing was sent");
    assertEquals(before, wire.sent("POST").size());
    create("free", "--strict").exits(0).saysOnly("");
  }

  @Test
  void atATerminalTheServiceIsAskedAlsoForWhatIsStillBeingCreated() {
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    create("twin").exits(0);
    create("twin")
        .exits(0)
        .says("O010 2 configurations will be named \"twin\"; the name belongs to conv_");
    time.pass(Duration.ofSeconds(2));
    create("twin")
        .exits(0)
        .says("O010 3 configurations will be named \"twin\"; the name belongs to conv_");
  }

  @Test
  void aRepeatedKeyIsNoSecondConfiguration() {
    String[] key = {"--idempotency-key", "name:deploy", "--strict"};
    create("twin", key).exits(0);
    time.pass(Duration.ofSeconds(2));
    create("twin", key).exits(0).saysOnly("");
  }

  @Test
  void theLocalControlPlaneIsAskedWhatTheJournalKnows() {
    String[] create = Orch.joined(new String[] {"config", "create"}, Orch.PLAIN);
    orch.local(create).exits(0).saysOnly("");
    orch.local(create).exits(0).says("O010 2 configurations will be named \"My Support Config\";");
    time.pass(Duration.ofSeconds(2));
    orch.local(create).exits(0).says("O010 3 configurations will be named \"My Support Config\";");
    orch.with("ORCH_LOCAL_DB", orch.home().resolve("other.db").toString());
    orch.local(create).exits(0).saysOnly("");
  }

  @Test
  void aListThatCannotBeReadIsNoFailure() {
    orch.with("ORCH_STRICT", "1").with("ORCH_LOCAL_DB", orch.home().resolve("x.db").toString());
    String[] create = Orch.joined(new String[] {"config", "create"}, Orch.PLAIN);
    Result unreachable =
        orch.run(
            Orch.joined(
                new String[] {
                  "--base-url", "http://127.0.0.1:1", "-p", "local", "--max-retries", "0"
                },
                create));
    unreachable.exits(12);
    assertTrue(unreachable.err().startsWith("orch: "), unreachable.err());
  }

  @Test
  void anAccountThatIsNoneIsAWarningBeforeTheFirstRequest() {
    orch.with("TWILIO_ACCOUNT_SID", "AC1").with("TWILIO_AUTH_TOKEN", "fake-token");
    String[] list = {"config", "list", "--base-url", "http://127.0.0.1:1", "--max-retries", "0"};
    orch.run(list)
        .exits(12)
        .says(
            "orch: warning: O014 TWILIO_ACCOUNT_SID: \"AC1\" is not the SID of an account, which is AC");
    orch.run(Orch.joined(list, "--expect-account", "work"))
        .exits(4)
        .says("orch: warning: O014 --expect-account: \"work\" is not the SID of an account");
    orch.with("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000");
    assertTrue(!orch.run(list).exits(12).err().contains("O014"));
  }
}
