package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import orch.json.Json;
import orch.term.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code orch config update} on a rich configuration with fields that orch does not know: the
 * request that is sent, and that nothing else changes.
 */
class UpdateTest {
  private static final String NAME = "Air-20261122-101500";
  private final FakeTime time = new FakeTime();
  private Orch orch;
  private Server server;
  private Wiretap wire;
  private ObjectNode before;

  @BeforeEach
  void machine(@TempDir Path home) throws IOException, InterruptedException {
    orch = new Orch(home, time);
    server = new Server(home, time);
    wire = new Wiretap(server);
    ObjectNode rich = (ObjectNode) Json.read(Orch.resource("/inputs/multichannel.json"));
    rich.put("futureField", "kept").putObject("futureObject").put("a", 1.10);
    ((ObjectNode) rich.at("/channelSettings/SMS")).put("futureSetting", true);
    ((ObjectNode) rich.at("/channelSettings/SMS/captureRules/0")).put("futureRuleField", 7);
    wire.post(rich);
    time.pass(Duration.ofSeconds(2));
    before = live();
  }

  @AfterEach
  void close() {
    wire.close();
    server.close();
  }

  private ObjectNode live() {
    return (ObjectNode) orch.run(wire.and("config", "get", NAME)).exits(0).json();
  }

  private Result update(String... args) {
    return orch.run(wire.and(Orch.joined(new String[] {"config", "update", NAME}, args)));
  }

  private String onlyPatch() {
    List<Wiretap.Sent> patches = wire.sent("PATCH");
    assertEquals(1, patches.size());
    assertEquals(
        "/v2/ControlPlane/Configurations/" + before.path("id").asText(), patches.get(0).path());
    assertEquals(36, patches.get(0).key().length());
    return patches.get(0).body();
  }

  /** The configuration is the same as before except for the change and its timestamps. */
  private void nothingElseChanged(Consumer<ObjectNode> change) {
    time.pass(Duration.ofSeconds(2));
    ObjectNode expected = before.deepCopy();
    change.accept(expected);
    ObjectNode now = live();
    assertEquals(2, now.path("version").intValue());
    for (ObjectNode one : List.of(expected, now)) {
      one.remove(List.of("updatedAt", "version"));
    }
    assertEquals(asRead(expected), now);
  }

  /** The document with the default values that reads add. */
  private static ObjectNode asRead(ObjectNode configuration) {
    if (!configuration.has("memoryExtractionEnabled")) {
      configuration.put("memoryExtractionEnabled", false);
    }
    for (JsonNode channel : configuration.path("channelSettings")) {
      for (JsonNode rule : channel.path("captureRules")) {
        ((ObjectNode) rule).withObject("/metadata");
      }
    }
    return configuration;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--description | new | {\"description\":\"new\"}",
        "--memory-store | mem_store_x | {\"memoryStoreId\":\"mem_store_x\"}",
        "--grouping | addresses | {\"conversationGroupingType\":\"GROUP_BY_PARTICIPANT_ADDRESSES\"}",
        "--intelligence | intelligence_configuration_1 |"
            + " {\"intelligenceConfigurationIds\":[\"intelligence_configuration_1\"]}",
        "--callback | https://hooks.example.com/a |"
            + " {\"statusCallbacks\":[{\"url\":\"https://hooks.example.com/a\",\"method\":\"POST\"}]}",
        "--bridge-service | IS00000000000000000000000000000001 |"
            + " {\"conversationsV1Bridge\":{\"serviceId\":\"IS00000000000000000000000000000001\"}}",
        "--clear | memoryExtractionEnabled | {\"memoryExtractionEnabled\":null}",
        "--remove-channel | whatsapp | {\"channelSettings\":{\"WHATSAPP\":null}}",
        "--clear | channelSettings.RCS | {\"channelSettings\":{\"RCS\":null}}"
      })
  void eachFlagSendsItsFieldAndNothingElseChanges(String flag, String value, String patch) {
    update(flag, value).exits(0);
    assertEquals(patch, onlyPatch());
    nothingElseChanged(expected -> patched(expected, (ObjectNode) Json.read(patch)));
  }

  /** Applies a PATCH of top-level fields and whole channels, as the service does. */
  private static void patched(ObjectNode configuration, ObjectNode patch) {
    for (var change : patch.properties()) {
      if (change.getKey().equals("channelSettings")) {
        patched((ObjectNode) configuration.path("channelSettings"), (ObjectNode) change.getValue());
      } else if (change.getValue().isNull()) {
        configuration.remove(change.getKey());
      } else {
        configuration.set(change.getKey(), change.getValue());
      }
    }
  }

  @Test
  void theNameIsChangedByName() {
    update("--name", "Sea").exits(0);
    assertEquals("{\"displayName\":\"Sea\"}", onlyPatch());
    time.pass(Duration.ofSeconds(2));
    orch.run(wire.and("config", "get", "Sea")).exits(0);
  }

  @Test
  void noMemoryExtractionIsFalseAndNotGone() {
    update("--no-memory-extraction").exits(0);
    assertEquals("{\"memoryExtractionEnabled\":false}", onlyPatch());
    nothingElseChanged(expected -> expected.put("memoryExtractionEnabled", false));
  }

  @Test
  void aCaptureIsMergedIntoTheChannelAsItIs() {
    update("--capture", "sms=+15551230101").exits(0);
    assertEquals(
        """
        {"channelSettings":{"SMS":{"captureRules":[\
        {"from":"+15551230100","to":"*","metadata":{},"futureRuleField":7},\
        {"from":"*","to":"+15551230100","metadata":{}},\
        {"from":"+15551230101","to":"*"},{"from":"*","to":"+15551230101"}],\
        "statusTimeouts":{"inactive":10,"closed":60},"futureSetting":true}}}""",
        onlyPatch());
    nothingElseChanged(expected -> patched(expected, (ObjectNode) Json.read(onlyPatch())));
  }

  @Test
  void aRuleIsMergedIntoTheChannelAsItIs() {
    update("--capture-rule", "channel=SMS,from=*,to=+15551230102,team=a").exits(0);
    JsonNode sms = Json.read(onlyPatch()).at("/channelSettings/SMS");
    assertEquals(3, sms.path("captureRules").size());
    assertEquals(
        "{\"from\":\"*\",\"to\":\"+15551230102\",\"metadata\":{\"team\":\"a\"}}",
        Json.compact(sms.at("/captureRules/2")));
    assertTrue(sms.path("futureSetting").booleanValue());
  }

  @Test
  void timeoutsAreMergedIntoTheChannelAsItIs() {
    update("--timeouts", "SMS=5/30").exits(0);
    ObjectNode sms = before.at("/channelSettings/SMS").deepCopy();
    sms.putObject("statusTimeouts").put("inactive", 5).put("closed", 30);
    assertEquals(
        Json.compact(sms), Json.compact(Json.read(onlyPatch()).at("/channelSettings/SMS")));
    nothingElseChanged(expected -> expected.withObject("/channelSettings").set("SMS", sms));
  }

  @Test
  void noTimeoutsAreNull() {
    update("--timeouts", "SMS=none").exits(0);
    JsonNode sms = Json.read(onlyPatch()).at("/channelSettings/SMS");
    assertTrue(sms.path("statusTimeouts").isNull());
    assertEquals(2, sms.path("captureRules").size());
  }

  @Test
  void aRemovedCaptureLeavesTheOtherRules() {
    update("--capture", "SMS=+15551230101").exits(0);
    time.pass(Duration.ofSeconds(2));
    update("--remove-capture", "SMS=+15551230100").exits(0);
    JsonNode sms = wire.sent("PATCH").get(1).json().at("/channelSettings/SMS");
    assertEquals(
        """
        [{"from":"+15551230101","to":"*","metadata":{}},\
        {"from":"*","to":"+15551230101","metadata":{}}]""",
        Json.compact(sms.path("captureRules")));
    assertTrue(sms.path("futureSetting").booleanValue());
  }

  @Test
  void nothingToChangeSendsNothing() {
    Result result =
        update(
            "--description=Multichannel",
            "--capture=SMS=+15551230100",
            "--timeouts=SMS=10/60",
            "--timeouts=VOICE=none",
            "--clear=statusCallbacks",
            "--clear=intelligenceConfigurationIds");
    result.exits(0).says("orch: " + NAME + " is already up to date; nothing was sent");
    assertTrue(result.json().path("unchanged").booleanValue());
    assertTrue(wire.sent("PATCH").isEmpty());
    update("--description=Multichannel", "--wait").exits(0).says("is already up to date");
  }

  @Test
  void waitPrintsTheConfigurationAsItIsThen() {
    JsonNode now = update("--description", "new", "--wait").exits(0).json();
    assertEquals("new", now.path("description").asText());
    assertEquals(2, now.path("version").intValue());
    assertEquals("kept", now.path("futureField").asText());
  }

  @Test
  void dryRunShowsTheRequestAndSendsNone() {
    JsonNode request =
        update("--description", "new", "--dry-run").exits(0).says("nothing was sent").json();
    assertEquals("PATCH", request.path("method").asText());
    assertEquals(
        wire.url() + "/v2/ControlPlane/Configurations/" + before.path("id").asText(),
        request.path("url").asText());
    assertEquals("{\"description\":\"new\"}", Json.compact(request.path("body")));
    assertTrue(wire.sent("PATCH").isEmpty());
  }

  @Test
  void whatIsNotThereCannotBeRemovedAndIsNamed() {
    update("--remove-channel", "CHAT", "--remove-capture", "SMS=+15551239999")
        .exits(0)
        .says("--remove-channel: there is no channel CHAT")
        .says("SMS has no rule with the address +15551239999")
        .says("is already up to date");
  }

  @Test
  void groupingWarns() {
    update("--grouping", "addresses")
        .exits(0)
        .says("warning: O025 --grouping: conversationGroupingType is documented");
  }

  @Test
  void replaceNamesWhatWouldVanishAndNeedsAYes() {
    ObjectNode smaller = before.deepCopy();
    smaller.remove(List.of("memoryExtractionEnabled", "futureField", "futureObject"));
    smaller.withObject("/channelSettings").remove("WHATSAPP");
    smaller.withObject("/channelSettings/SMS").remove("futureSetting");
    ((ObjectNode) smaller.at("/channelSettings/SMS/captureRules/0")).remove("futureRuleField");
    orch.file("all.json", Json.compact(smaller));
    update("--replace", "-f", "all.json")
        .exits(2)
        .says("would be removed: memoryExtractionEnabled true")
        .says("would be removed: channelSettings.WHATSAPP {")
        .says("would be removed: channelSettings.SMS.futureSetting true")
        .says("would be removed: futureField \"kept\"")
        .says("to confirm it: orch ")
        .says(" --replace -f all.json --yes\n");
    assertTrue(wire.sent("PUT").isEmpty());
    update("--replace", "-f", "all.json", "--yes").exits(0);
    smaller.remove(List.of("id", "createdAt", "updatedAt", "version"));
    assertEquals(Json.compact(smaller), wire.sent("PUT").get(0).body());
    assertTrue(wire.sent("PATCH").isEmpty());
  }

  @Test
  void aFileAndFlagsChangeOnlyWhatTheyHave() {
    orch.file(
        "change.yaml",
        """
        description: from the file
        statusCallbacks: null
        channelSettings:
          SMS:
            statusTimeouts: {inactive: 1, closed: 2}
        """);
    update("-f", "change.yaml", "--description", "from the flag").exits(0);
    ObjectNode patch = (ObjectNode) Json.read(onlyPatch());
    assertEquals("from the flag", patch.path("description").asText());
    assertEquals(2, patch.size(), "what was null already is not cleared again");
    assertEquals(2, patch.at("/channelSettings/SMS/captureRules").size());
    nothingElseChanged(expected -> patched(expected, patch));
  }

  @Test
  void mistakesNameTheFlagAndNothingIsSent() {
    update("--clear", "description", "--timeouts", "SMS=0/1")
        .exits(3)
        .says("--clear description: description cannot be removed: every configuration has one")
        .says("--timeouts SMS=0/1: channelSettings.SMS.statusTimeouts.inactive must be at least 1");
    update("--clear", "statusCallback").exits(2).says("did you mean statusCallbacks?");
    update("--capture", "FAX=+15551230100").exits(3).says("FAX is not a known channel");
    update().exits(2).says("update needs something to change");
    update("--replace").exits(2).says("--replace needs the whole configuration");
    assertTrue(wire.sent("PATCH").isEmpty());
  }

  @Test
  void aProtectedProfileAsksForTheNameBeforeAReplacementWhateverYesSays() {
    orch.reading("obviously-fake-token\n");
    String[] add = {"profile", "add", "prod", "--protected", "--store", "file"};
    String[] to = {"--account-sid", "AC00000000000000000000000000000001", "--base-url", wire.url()};
    orch.run(Orch.joined(add, to)).exits(0);
    String replaced = "My Support Config";
    orch.file(
        "all.json",
        "{\"displayName\":\"My Support Config\",\"description\":\"e\",\"conversationGroupingType\":"
            + "\"GROUP_BY_PROFILE\",\"memoryStoreId\":\"mem_store_01k1etk2y5f1y9fpe2epfdtvv2\"}");
    String[] create = {"-p", "prod", "config", "create", "--wait"};
    orch.run(Orch.joined(create, Orch.PLAIN)).exits(0);
    String[] replace = {
      "-p", "prod", "config", "update", replaced, "--replace", "-f", "all.json", "--yes"
    };
    orch.run(replace).exits(2).says("the profile is protected, so --yes is not enough");
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    orch.reading("yes\n").run(replace).exits(2).says("type its name:");
    assertEquals(0, wire.sent("PUT").size());
    orch.reading(replaced + "\n").run(replace).exits(0);
    assertEquals(1, wire.sent("PUT").size());
  }
}
