package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orch.term.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code profile add} and {@code profile set} at a terminal ask, and check each answer at once. */
class GuidedProfileTest {
  private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  private static final String KEY = "SK00ff00ff00ff00ff00ff00ff00ff00ff";
  private static final String SECRET = "obviously-fake-secret";
  private static final List<String> ANSWERS = List.of("work", ACCOUNT, KEY, SECRET, "ie1");

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    orch = attended("one");
  }

  private Orch attended(String name) {
    Path directory = home.resolve(name);
    assertTrue(directory.toFile().mkdirs());
    return new Orch(directory)
        .with("COLUMNS", "80")
        .with("NO_COLOR", "1")
        .with("ORCH_STORE", "file")
        .onTerminal(Terminal.Stream.IN)
        .onTerminal(Terminal.Stream.ERR);
  }

  private Result adding(List<String> answers, String... words) {
    orch.reading(lines(answers));
    return orch.run(Orch.joined(new String[] {"profile", "add"}, words));
  }

  private static String lines(List<String> answers) {
    return String.join("", answers.stream().map(answer -> answer + "\n").toList());
  }

  private static List<String> with(int place, String... wrong) {
    List<String> all = new ArrayList<>(ANSWERS);
    all.addAll(place, List.of(wrong));
    return all;
  }

  private void isComplete() {
    JsonNode made = orch.run("profile", "show", "work").exits(0).json();
    assertEquals(ACCOUNT, made.path("accountSid").asText());
    assertEquals(KEY, made.path("apiKey").asText());
    assertEquals("ie1", made.path("region").asText());
  }

  @Test
  void everythingIsAskedAndTheCommandIsShownWithoutTheSecret() {
    Result result = adding(ANSWERS).exits(0);
    result.says("Profile name: ").says("Account SID (AC...): ").says("Region [us1]: ");
    result.says(
        "orch: the same without questions: printf %s \"$SECRET\" | orch profile add work"
            + " --account-sid "
            + ACCOUNT
            + " --api-key "
            + KEY
            + " --region ie1 --store file\n");
    assertFalse(result.toString().contains(SECRET), result::toString);
    isComplete();
  }

  @Test
  void theCommandThatIsShownDoesTheSame() {
    String said = adding(ANSWERS).exits(0).err();
    String line =
        said.substring(said.indexOf("orch profile add")).lines().findFirst().orElseThrow();
    List<String> words = ShellWords.of(line);
    Path other = home.resolve("other");
    assertTrue(other.toFile().mkdirs());
    orch = new Orch(other).reading(SECRET);
    orch.run(words.subList(1, words.size()).toArray(String[]::new)).exits(0);
    isComplete();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0 | ``     | Profile name cannot be empty.",
        "0 | _work  | A profile's name must have 1 to 64 letters",
        "0 | local  | Profile local is built in: choose another name.",
        "0 | eu     | The profile eu already exists; to change it, cancel with Ctrl-C and run:",
        "1 | ``     | Account SID cannot be empty.",
        "1 | SK00ff00ff00ff00ff00ff00ff00ff00ff | The account's SID must be AC and 32 hexadecimal",
        "1 | AC123  | The account's SID must be AC and 32 hexadecimal digits.",
        "2 | AC0123456789abcdef0123456789abcdef | The API key's SID must be SK and 32 hexadecimal",
        "3 | ``     | Secret of the API key cannot be empty.",
        "3 | short  | The secret must be 8 to 512 characters long.",
        "3 | two words of it | The secret has a space or another character",
        "4 | mars1  | The region must be us1, ie1 or au1;",
        "4 | 99     | Region must be a number of the list, 1 to 3, or another value."
      })
  void aWrongAnswerIsExplainedAtOnceAndAskedAgain(int place, String wrong, String reason) {
    adding(List.of("eu", ACCOUNT, KEY, SECRET, ""), "--store", "file").exits(0);
    Result result = adding(with(place, wrong)).exits(0);
    assertTrue(result.err().replace('\n', ' ').contains(reason), result::toString);
    boolean isShown = place == 0 || wrong.isEmpty() || wrong.equals(ACCOUNT) || wrong.equals(KEY);
    // The name of the home directory has digits by chance.
    String said = result.err().replace(home.toString(), "");
    assertTrue(isShown || !said.contains(wrong), result::toString);
    isComplete();
  }

  @Test
  void helpIsShownForEachQuestion() {
    for (int i = 0; i < ANSWERS.size(); i++) {
      orch = attended("help" + i);
      adding(with(i, "?")).exits(0);
      isComplete();
    }
  }

  @Test
  void theUsualRegionIsNotStored() {
    List<String> answers = new ArrayList<>(ANSWERS);
    for (String usual : List.of("", "us1", "1")) {
      orch = attended("usual" + usual);
      answers.set(4, usual);
      Result result = adding(answers).exits(0);
      assertEquals(-1, result.err().indexOf("--region"), result::toString);
      assertEquals("", orch.run("profile", "show", "work").json().path("region").asText());
    }
  }

  @Test
  void aGivenAccountLeavesOnlyTheSecret() {
    Result result = adding(List.of(SECRET), "work", "--account-sid", ACCOUNT).exits(0);
    result.says("Auth token (not shown): ");
    assertFalse(result.err().contains("Region"), result::toString);
    assertFalse(result.err().contains("without questions"), result::toString);
  }

  @TestFactory
  Stream<DynamicTest> theEndOfTheInputSavesNothing() {
    return stops(false);
  }

  @TestFactory
  Stream<DynamicTest> ctrlCSavesNothing() {
    return stops(true);
  }

  private Stream<DynamicTest> stops(boolean byCtrlC) {
    return IntStream.range(0, ANSWERS.size())
        .mapToObj(
            answered ->
                DynamicTest.dynamicTest("after " + answered, () -> stopsAfter(answered, byCtrlC)));
  }

  private void stopsAfter(int answered, boolean byCtrlC) throws IOException {
    orch = attended("stop" + answered + byCtrlC);
    String typed = lines(ANSWERS.subList(0, answered));
    if (byCtrlC) {
      orch.typingThenCtrlC(typed).run("profile", "add").exits(130).says("orch: interrupted");
      assertTrue(Thread.interrupted());
    }
    Result result =
        byCtrlC
            ? orch.typingThenCtrlC(typed).run("profile", "add").exits(130)
            : adding(ANSWERS.subList(0, answered)).exits(2);
    Thread.interrupted();
    result.says("; nothing was saved\n").printsNothing();
    assertFalse(result.toString().contains(SECRET), result::toString);
    assertEquals(answered > 0, result.err().contains("hint: to continue with your answers: orch"));
    assertFalse(Files.exists(orch.home().resolve(".config/orch/config.yaml")));
    assertFalse(Files.exists(orch.home().resolve(".config/orch/credentials.json")));
  }

  @Test
  void withoutATerminalTheNameIsMissing() {
    orch.offTerminal(Terminal.Stream.IN);
    adding(List.of()).exits(2).says("orch: give the profile's name\n");
    adding(List.of(), "--secret-stdin").exits(2).says("orch: give the profile's name\n");
  }

  @Test
  void aNewSecretIsCheckedAtOnceToo() throws IOException {
    adding(ANSWERS).exits(0);
    orch.reading("short\nanother-fake-secret\n");
    orch.run("profile", "set", "work", "--new-secret")
        .exits(0)
        .says("The secret must be 8 to 512 characters long.");
    String stored = Files.readString(orch.home().resolve(".config/orch/credentials.json"));
    assertTrue(stored.contains("another-fake-secret"), stored);
  }
}
