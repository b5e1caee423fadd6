package orch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import orch.term.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Escape sequences in every text of the service do nothing to a terminal. */
@Timeout(60)
class EscapeSequencesTest {
  private static final String ID = "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2";

  /** Clears the screen, sets the title, types an answer, hides, and turns the reading direction. */
  private static final String NASTY =
      "a\\u001b[2J\\u001b]0;owned\\u0007\\u001b[6n\\u009b31m\\u0090q\\u009c\\u202egnp\\r\\b\\u0000\\n\\u007fz";

  private static final String CONFIGURATION =
      """
      {"id":"%1$s","displayName":"@","description":"@","conversationGroupingType":"@",
      "memoryStoreId":"@","version":1,"createdAt":"@","updatedAt":"@","@":"@",
      "statusCallbacks":[{"url":"@","method":"@"}],"intelligenceConfigurationIds":["@"],
      "conversationsV1Bridge":{"serviceId":"@"},
      "channelSettings":{"@":{"captureRules":[{"from":"@","to":"@","metadata":{"@":"@"}}],
      "statusTimeouts":{"inactive":"@","closed":"@"}},
      "SMS":{"captureRules":[{"from":"@","to":"@","metadata":{"@":"@"}}]}}}
      """
          .formatted(ID)
          .replace("@", NASTY);

  private static final String OPERATION =
      """
      {"operationId":"@","status":"FAILED","statusUrl":"@","related":{"configurationId":"@"},
      "error":{"code":"@","type":"@","title":"@","detail":"@","instance":"@",
      "errors":[{"detail":"@","pointer":"@"}]}}
      """
          .replace("@", NASTY);

  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    orch = new Orch(directory).onTerminal(Terminal.Stream.OUT).onTerminal(Terminal.Stream.ERR);
    orch.with("TERM", "xterm").with("NO_COLOR", "1").with("PAGER", "");
    orch.file("c.yaml", "id: " + ID + "\ndisplayName: n\ndescription: d\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config list",
        "config list -o wide",
        "config list -o csv",
        "config list -o jsonl",
        "config list -o name",
        "config list --jq .[].displayName",
        "config get " + ID,
        "config get " + ID + " -o yaml",
        "config get " + ID + " -o table",
        "config get " + ID + " -o tree",
        "config get " + ID + " -o mermaid",
        "config get " + ID + " -o env",
        "config describe " + ID,
        "config export " + ID,
        "config diff -f c.yaml",
        "config update " + ID + " --description e --dry-run",
        "config update " + ID + " --clear displayName --yes",
        "config delete " + ID + " --dry-run",
        "config get somebody",
        "config status proc_job_1",
        "config wait proc_job_1 --progress plain",
        "config wait proc_job_1 proc_job_2 --progress plain -o table"
      })
  void nothingReachesTheTerminal(String line) throws Exception {
    try (RawServer server =
        new RawServer(
            to -> {
              if (to.asksFor("/Operations/")) {
                to.respond("200 OK", OPERATION);
              } else if (to.asksFor("/Configurations?")) {
                to.respond("200 OK", HostileServer.page(CONFIGURATION, ""));
              } else if (to.isFor("GET")) {
                to.respond("200 OK", CONFIGURATION);
              } else {
                to.respond("422 No\r\nTwilio-Request-Id: RQ\u009b31m", OPERATION);
              }
            })) {
      String[] words = ("-p local --base-url " + server.url() + " " + line).split(" ", -1);
      Result result = orch.run(words);
      assertFalse(result.out().isEmpty() && result.err().isEmpty(), line);
      String all = result.out() + result.err();
      for (int i = 0; i < all.length(); i++) {
        char c = all.charAt(i);
        boolean isSafe = c == '\n' || c == '\t' || (!Character.isISOControl(c) && c != '\u202e');
        assertTrue(isSafe, () -> "U+" + Integer.toHexString(c) + " in " + result);
      }
    }
  }
}
