package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orch.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orch config explain}: which configuration and rule capture a message. */
class ExplainTest {
  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path home) throws IOException {
    this.home = home;
    orch = new Orch(home);
    Files.writeString(
        home.resolve("support.yaml"),
        """
        displayName: support
        channelSettings:
          SMS:
            captureRules:
              - {from: "*", to: "+15551230100"}
              - {from: "+15551230100", to: "*"}
          VOICE:
            captureRules:
              - from: "*"
                to: "+15551230100"
                metadata: {callType: CLIENT}
          CHAT:
            captureRules:
              - {from: "*", to: "*"}
        ---
        id: conv_configuration_2
        channelSettings:
          SMS:
            captureRules:
              - {from: "+15551230199", to: "*"}
        """);
  }

  private Result explain(String... more) {
    return orch.run(Orch.joined(new String[] {"config", "explain", "-f", "support.yaml"}, more));
  }

  private Result sms(String from, String to) {
    return explain("--channel", "sms", "--from", from, "--to", to);
  }

  @Test
  void aCapturedMessageNamesTheConfigurationTheRuleAndItsPlace() {
    Result table = sms("+15551230155", "+15551230100").exits(0);
    assertEquals(
        List.of(
            "CHANNEL  FROM          TO            VERDICT   CONFIGURATION  RULE                                 PLACE",
            "SMS      +15551230155  +15551230100  captured  support        channelSettings.SMS.captureRules[0]  support.yaml:5"),
        table.out().lines().toList());
    assertEquals("", table.err());
    JsonNode data =
        Json.read(
            explain("--channel", "SMS", "--from", "+15551230100", "--to", "*", "-o", "json")
                .exits(0)
                .out());
    assertEquals(
        Json.read(
            """
            [{"channel": "SMS", "from": "+15551230100", "to": "*", "metadata": {}, "verdict": "captured",
              "captures": [{"configuration": "support", "place": "support.yaml:6",
                "rule": "channelSettings.SMS.captureRules[1]",
                "from": "+15551230100", "to": "*"}]}]"""),
        data);
  }

  @Test
  void severalConfigurationsAreAmbiguousAndAllListed() {
    Result result = sms("+15551230199", "+15551230100").exits(0);
    assertTrue(result.out().contains("ambiguous"), result.out());
    assertTrue(result.out().contains("support,conv_configuration_2"), result.out());
    assertTrue(result.out().contains("support.yaml:5,support.yaml:20"), result.out());
    assertEquals(
        "orch: which of several configurations gets a message is not documented\n", result.err());
  }

  @Test
  void aMessageThatIsNotCapturedNamesTheRulesThatNearlyDo() {
    Result other = sms("+15551230111", "+15551230122").exits(0);
    assertTrue(other.out().contains("not captured"), other.out());
    assertEquals(
        "orch: support.yaml:5: channelSettings.SMS.captureRules[0] differs only in to, which is"
            + " \"+15551230100\"\n"
            + "orch: support.yaml:6: channelSettings.SMS.captureRules[1] differs only in from,"
            + " which is \"+15551230100\"\n"
            + "orch: support.yaml:20: channelSettings.SMS.captureRules[0] differs only in from,"
            + " which is \"+15551230199\"\n",
        other.err());
    String[] call = {"--channel", "VOICE", "--from", "+15551230111", "--to", "+15551230100"};
    assertEquals(
        "orch: support.yaml:9: channelSettings.VOICE.captureRules[0] differs only in metadata,"
            + " which is {\"callType\":\"CLIENT\"}\n",
        explain(call).exits(0).err());
    Result client = explain(Orch.joined(call, "--meta", "callType=CLIENT")).exits(0);
    assertTrue(client.out().contains("  captured"), client.out());
    assertEquals(
        "orch: no configuration has capture rules for RCS\n",
        explain("--channel", "RCS", "--from", "a", "--to", "b").exits(0).err());
  }

  @Test
  void chatWithoutItsBridgeIsPointedOut() {
    assertEquals(
        "orch: support has no conversationsV1Bridge, without which CHAT is not captured\n",
        explain("--channel", "CHAT", "--from", "a", "--to", "b").exits(0).err());
  }

  @Test
  void aMatrixTellsBothDirectionsOfEachAddress() throws IOException {
    Files.writeString(
        home.resolve("numbers.txt"), "# our numbers\n+15551230100\n\n+15551230199\n+15551230100\n");
    Result table = explain("--matrix", "numbers.txt").exits(0);
    assertEquals(
        List.of(
            "ADDRESS       CHANNEL  INBOUND       INBOUND BY  OUTBOUND      OUTBOUND BY",
            "+15551230100  CHAT     captured      support     captured      support",
            "+15551230100  SMS      captured      support     captured      support",
            "+15551230100  VOICE    partly        support     not captured",
            "+15551230199  CHAT     captured      support     captured      support",
            "+15551230199  SMS      partly        support     captured      conv_configuration_2",
            "+15551230199  VOICE    not captured              not captured"),
        table.out().lines().map(String::stripTrailing).toList());
    assertEquals(
        2,
        explain("--matrix", "numbers.txt", "--channel", "voice").exits(0).out().lines().count()
            - 1);
  }

  @Test
  void theLiveConfigurationsCanBeAskedToo() {
    String id =
        orch.local(
                Orch.joined(
                    new String[] {"config", "create", "--wait", "-o", "name"},
                    Orch.joined(Orch.PLAIN, "--capture", "SMS=+15551230100")))
            .exits(0)
            .out()
            .strip();
    JsonNode data =
        Json.read(
            orch.local(
                    "config",
                    "explain",
                    "--live",
                    "--channel",
                    "SMS",
                    "--from",
                    "+15551230100",
                    "--to",
                    "+15551230111",
                    "-o",
                    "json")
                .exits(0)
                .out());
    assertEquals("My Support Config", data.at("/0/captures/0/configuration").asText());
    assertEquals(id, data.at("/0/captures/0/id").asText());
    assertTrue(data.at("/0/captures/0/place").isMissingNode());
  }

  @Test
  void whatIsMissingOrContradictsIsNamed() throws IOException {
    orch.run("config", "explain", "--channel", "SMS").exits(2);
    assertEquals(
        "orch: give -f FILE for the rules of files, or --live for those of the account\n",
        orch.run("config", "explain", "--channel", "SMS").err().lines().limit(1).findFirst().get()
            + "\n");
    assertTrue(
        explain("--channel", "SMS", "--from", "a").exits(2).err().contains("--to is missing"));
    assertTrue(
        explain("--channel", "SNS", "--from", "a", "--to", "b")
            .exits(2)
            .err()
            .contains("--channel \"SNS\" is unknown; did you mean SMS?"));
    assertTrue(
        explain("--matrix", "numbers.txt", "--from", "a")
            .exits(2)
            .err()
            .contains("leave out --from, --to and --meta"));
    Files.writeString(home.resolve("numbers.txt"), "# none\n");
    assertTrue(explain("--matrix", "numbers.txt").exits(2).err().contains("has no addresses"));
    explain("--channel", "SMS", "--from", "a", "--to", "b", "--meta", "x").exits(2);
    Files.writeString(home.resolve("support.yaml"), "a: [");
    explain("--channel", "SMS", "--from", "a", "--to", "b").exits(3);
  }
}
