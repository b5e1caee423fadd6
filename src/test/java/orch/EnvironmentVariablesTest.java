package orch;

import static orch.Orch.PLAIN;
import static orch.Orch.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import orch.term.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables {@code ORCH_*}: which are read, and what is said about the others. */
class EnvironmentVariablesTest {
  private static final String OF_A_DOCUMENT =
      " is not read: variables do not set fields of a document; give ";
  private static final String ON_THE_LINE =
      " is not read: this option is read from the command line only; give ";

  private static final String CREATE =
      "config create --wait --description d --grouping profile"
          + " --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2 --name ";

  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path home) {
    orch = new Orch(home);
  }

  private static String[] words(String line) {
    return line.split(" ", -1);
  }

  private void isWarnedOf(String text) {
    assertTrue(text.endsWith("\n"));
    orch.local("whoami").exits(0).saysOnly("orch: warning: " + text);
  }

  @Test
  void noVariableChangesADocument() {
    orch.local(joined(words("config create --wait -q"), PLAIN)).exits(0);
    orch.with("ORCH_NAME", "another")
        .with("ORCH_CAPTURE", "SMS=+15551230100")
        .with("ORCH_TIMEOUTS", "SMS=1/2")
        .with("ORCH_CALLBACK", "https://hooks.example.com/")
        .with("ORCH_MEMORY_EXTRACTION", "true")
        .with("ORCH_CLEAR", "description")
        .with("ORCH_REMOVE_CHANNEL", "SMS")
        .with("ORCH_REPLACE", "true")
        .with("ORCH_FILE", "nowhere.yaml");
    String[] update = {"config", "update", "My Support Config", "--description", "x", "--dry-run"};
    Result result = orch.local(update).exits(0);
    assertEquals("{\"description\":\"x\"}", result.json().path("body").toString());
    result.says("orch: warning: ORCH_NAME" + OF_A_DOCUMENT + "--name\n");
    result.says("orch: warning: ORCH_CLEAR" + ON_THE_LINE + "--clear\n");
  }

  @Test
  void noVariableConfirms() {
    orch.local(joined(words("config create --wait -q"), PLAIN)).exits(0);
    orch.with("ORCH_YES", "true");
    orch.local("config", "delete", "My Support Config").exits(2).says("needs confirmation");
  }

  @Test
  void noVariableSelectsWhatAListShows() {
    orch.with("ORCH_MEMORY_STORE", "mem_store_none");
    orch.local(joined(words("config create --wait -q"), PLAIN)).exits(0);
    assertFalse(orch.local("config", "list", "-o", "name").exits(0).out().isEmpty());
  }

  @Test
  void noVariableChangesAProfile() {
    orch.with("ORCH_PROTECTED", "true").with("ORCH_ACCOUNT_SID", "AC").with("ORCH_DEFAULT", "x");
    orch.run(words("profile add work --credential-process true")).exits(0);
    Result shown = orch.run(words("profile show work")).exits(0);
    assertFalse(shown.json().path("protected").asBoolean());
    assertFalse(shown.json().has("accountSid"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ORCH_OUTPT | ORCH_OUTPT is not a variable of orch; did you mean ORCH_OUTPUT?",
        "ORCH_PROFIL | ORCH_PROFIL is not a variable of orch; did you mean ORCH_PROFILE?",
        "ORCH_LOCALDB | ORCH_LOCALDB is not a variable of orch; did you mean ORCH_LOCAL_DB?",
        "ORCH_TELEGRAPH | ORCH_TELEGRAPH is not a variable of orch",
        "ORCH_AUTH_TOKEN | ORCH_AUTH_TOKEN is not a variable of orch; did you mean TWILIO_AUTH_TOKEN?",
        "ORCH_GROUPING | ORCH_GROUPING is not read: variables do not set fields of a document; give --grouping",
        "ORCH_MEMORY_STORE | ORCH_MEMORY_STORE is not read: variables do not set fields of a document; give --memory-store",
        "ORCH_YES | ORCH_YES is not read: this option is read from the command line only; give --yes",
        "ORCH_PREFIX | ORCH_PREFIX is not read: this option is read from the command line only; give --prefix",
      })
  void aVariableThatIsNotReadIsWarnedOfOnce(String variable, String warning) {
    orch.with(variable, "obviously-fake-value");
    isWarnedOf(warning + "\n");
    orch.with(variable, "");
    orch.local("whoami").exits(0).saysOnly("");
  }

  @Test
  void withJsonTheWarningIsJson() {
    orch.with("ORCH_OUTPT", "x");
    orch.local("whoami", "-o", "json")
        .exits(0)
        .saysOnly(
            "{\"warning\":\"ORCH_OUTPT is not a variable of orch; did you mean ORCH_OUTPUT?\"}\n");
  }

  @Test
  void theVariablesOfOtherCommandsAndOfTheLauncherAreKnown() {
    for (String variable :
        new String[] {"ORCH_LATENCY", "ORCH_JAVA", "ORCH_JAVA_OPTS", "ORCH_IGNORE_NOT_FOUND"}) {
      orch.with(variable, "true");
    }
    orch.local("whoami").exits(0).saysOnly("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "--help", "help", "help environment", "version", "config --help", "--version"})
  void whatTellsAboutOrchWarnsOfNothing(String line) {
    orch.with("ORCH_OUTPT", "x");
    orch.run(line.isEmpty() ? new String[0] : words(line)).exits(0).saysOnly("");
  }

  @Test
  void theHelpListsOnlyWhatIsRead() {
    String page = orch.run("help", "environment").exits(0).out();
    assertTrue(page.contains("ORCH_WAIT") && page.contains("ORCH_FILTER"), page);
    for (String unread :
        new String[] {"ORCH_NAME", "ORCH_YES", "ORCH_CLEAR", "ORCH_FILE", "ORCH_REPLACE"}) {
      assertFalse(page.contains(unread), unread);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AI_AGENT", "AGENT", "CLAUDECODE", "CURSOR_AGENT", "CODEX_SANDBOX", "GEMINI_CLI"})
  void anAgentIsNeitherAskedNorShownALiveLine(String variable) {
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    orch.with(variable, "1");
    Result made = orch.local(joined(words("config create --wait"), PLAIN)).exits(0);
    assertFalse(made.err().contains("\033"), made::toString);
    made.says("COMPLETED");
    orch.reading("My Support Config\n");
    String[] delete = {"config", "delete", "My Support Config"};
    orch.local(delete).exits(2).says("needs confirmation, and " + variable + " is set\n");
    orch.local(joined(delete, "--no-input=false")).exits(0);
  }

  @Test
  void forAnAgentAnOptionOrItsVariableWins() {
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    orch.with("CLAUDECODE", "1").file(".orch.yaml", "defaults: {progress: none, no-input: false}");
    orch.local(words(CREATE + "a")).exits(0).says("COMPLETED");
    orch.local(words(CREATE + "b --progress none")).exits(0).saysOnly("");
    orch.with("ORCH_PROGRESS", "none").local(words(CREATE + "c")).exits(0).saysOnly("");
    orch.with("ORCH_NO_INPUT", "0").reading("My Support Config\n");
    orch.local("profile", "remove", "x").exits(2).says("there is no profile");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "false", "False"})
  void anAgentVariableThatSaysNoHasNoEffect(String value) {
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    orch.with("CLAUDECODE", value).reading("n\n");
    orch.local(joined(words("config create --wait -q"), PLAIN)).exits(0);
    orch.local("config", "delete", "My Support Config").exits(2).says("type its name");
  }
}
