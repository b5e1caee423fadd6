package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import orch.term.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A create at a terminal asks for the required fields that are missing. */
class GuidedCreateTest {
  private static final String STORE = Guided.STORE;
  private static final String[] CREATE = {"config", "create"};
  private static final List<String> ANSWERS = Guided.ANSWERS;

  private static final Path SCREENS = Launched.CHECKOUT.resolve("src/test/resources/guided");

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    orch = Guided.attended(directory.resolve("one"));
  }

  private Result answering(List<String> answers, String... options) {
    orch.reading(Guided.lines(answers));
    return orch.local(Orch.joined(CREATE, options));
  }

  private static List<String> with(int place, String... wrong) {
    List<String> all = new ArrayList<>(ANSWERS);
    all.addAll(place, List.of(wrong));
    return all;
  }

  private void nothingWasSent() {
    orch.local("config", "list", "-o", "name").exits(0).printsNothing();
  }

  private JsonNode created(Orch at, String name) {
    ObjectNode json = (ObjectNode) at.local("config", "get", name).exits(0).json();
    json.remove(List.of("id", "createdAt", "updatedAt", "version"));
    return json;
  }

  @Test
  void everyMissingFieldIsAskedAndTheDocumentIsShown() {
    String said = answering(ANSWERS).exits(0).err();
    Golden.check(SCREENS.resolve("create.txt"), Golden.steady(said));
    JsonNode made = created(orch, "support");
    assertEquals("Inbound", made.path("description").asText());
    assertEquals("GROUP_BY_PROFILE", made.path("conversationGroupingType").asText());
    assertEquals(STORE, made.path("memoryStoreId").asText());
  }

  @Test
  void onlyWhatOptionsAndFileLackIsAsked() {
    orch.file("part.yaml", "description: Inbound\nmemoryStoreId: null\n");
    Result result =
        answering(List.of("2", STORE, "", ""), "-f", "part.yaml", "--name", "sales").exits(0);
    result.says("2 required fields are missing");
    assertFalse(result.err().contains("\nName: "), result::toString);
    assertFalse(result.err().contains("Description: "), result::toString);
    assertEquals(
        "GROUP_BY_PARTICIPANT_ADDRESSES",
        created(orch, "sales").path("conversationGroupingType").asText());
  }

  @Test
  void nothingIsAskedWhenNothingIsMissing() {
    Result result = answering(List.of(), Orch.PLAIN).exits(0);
    assertFalse(result.err().contains("?"), result::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0 | ``                      | Name cannot be empty.",
        "0 | bad!                    | Name may hold only letters A-Z and a-z, digits, spaces, \"-\" and \"_\".",
        "0 | Büro                    | Name may hold only letters",
        "0 | 日本語                  | Name may hold only letters",
        "0 | 123456789 123456789 123456789 123 | Name must have 1 to 32 characters; it has 33.",
        "1 | ``                      | Description cannot be empty.",
        "2 | ``                      | Grouping cannot be empty.",
        "2 | a                       | \"a\" may be addresses or addresses-and-channel.",
        "2 | 4                       | Grouping must be profile, addresses or addresses-and-channel, or its number.",
        "2 | GROUP_BY                | Grouping must be profile, addresses or addresses-and-channel",
        "3 | ``                      | Memory store cannot be empty.",
        "3 | mem store               | Memory store must be the id of a memory store, such as",
        "4 | maybe                   | Answer with one of these letters: y/N.",
        "5 | maybe                   | Answer with one of these letters: Y/n/e."
      })
  void aWrongAnswerIsExplainedAtOnceAndAskedAgain(int place, String wrong, String reason) {
    Result result = answering(with(place, wrong)).exits(0);
    assertTrue(result.err().replace('\n', ' ').contains(reason), result::toString);
    assertEquals("Inbound", created(orch, "support").path("description").asText());
  }

  @Test
  void aDescriptionThatIsTooLongIsRefused() {
    String text = answering(with(1, "x".repeat(513))).exits(0).err();
    assertTrue(text.contains("Description must have 1 to 512 characters; it has 513."), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\033[Dsupport", "sup\tport", "\033[A", "a\007"})
  void anAnswerWithControlCharactersIsNotTaken(String typed) {
    answering(with(0, typed)).exits(0).says("The answer has control characters");
    orch.local("config", "list", "-o", "csv", "--fields", "displayName")
        .prints("displayName\nsupport\n");
  }

  @ParameterizedTest
  @CsvSource({
    "profile, GROUP_BY_PROFILE",
    "P, GROUP_BY_PROFILE",
    "group_by_profile, GROUP_BY_PROFILE",
    "addresses, GROUP_BY_PARTICIPANT_ADDRESSES",
    "2, GROUP_BY_PARTICIPANT_ADDRESSES",
    "GROUP_BY_PARTICIPANT_ADDRESSES, GROUP_BY_PARTICIPANT_ADDRESSES",
    "addresses-, GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE",
    "3, GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE"
  })
  void aGroupingIsChosenByNumberWordOrBeginning(String typed, String grouping) {
    List<String> answers = new ArrayList<>(ANSWERS);
    answers.set(2, typed);
    answering(answers).exits(0);
    assertEquals(grouping, created(orch, "support").path("conversationGroupingType").asText());
  }

  @Test
  void aQuestionMarkShowsHelpAndAsksAgain() {
    Result result = answering(with(0, "?")).exits(0);
    result.says("Name of the configuration.").says("1 to 32 letters");
    for (int i = 1; i < ANSWERS.size(); i++) {
      String before = orch.home().resolve("x" + i).toString();
      Orch other = Guided.attended(Path.of(before));
      other.reading(Guided.lines(with(i, "?"))).local(CREATE).exits(0);
    }
  }

  @Test
  void aDoubtfulAnswerIsConfirmedOrAskedAgain() {
    answering(with(3, "x", "n")).exits(0).says("warning: O011").says("Use it anyway? [y/N]");
    assertEquals(STORE, created(orch, "support").path("memoryStoreId").asText());
    List<String> answers = new ArrayList<>(List.of("second", "d", "1", "x", "y", "", ""));
    Result result = answering(answers).exits(0);
    assertEquals("x", created(orch, "second").path("memoryStoreId").asText());
    assertEquals(1, result.err().split("O011", -1).length - 1, result::toString);
  }

  @Test
  void aTakenNameIsToldAtOnce() {
    answering(ANSWERS).exits(0);
    Result result = answering(with(0, "support", "n", "other"));
    result.says("warning: O010 2 configurations will be named \"support\"");
    // The answer "support" of the list is the description now.
    assertEquals("support", created(orch, "other").path("description").asText());
    answering(with(0, "support", "y")).says("O010");
  }

  @Test
  void withStrictADoubtIsAMistake() {
    answering(ANSWERS).exits(0);
    List<String> answers = List.of("support", "new", "d", "p", "x", STORE, "n", "y");
    answering(answers, "--strict").exits(0).says("With --strict, a warning is a mistake");
    assertEquals(STORE, created(orch, "new").path("memoryStoreId").asText());
  }

  @Test
  void memoryStoresSeenBeforeAreOffered() {
    answering(ANSWERS).exits(0);
    String second = STORE.replace('2', '3');
    answering(List.of("b", "d", "p", second, "n", "y"))
        .exits(0)
        .says("1) " + STORE + "  used by support\n");
    Result third = answering(List.of("c", "d", "p", "", "n", "y")).exits(0);
    third.says("1) " + second + "  used by b\n2) " + STORE + "  used by support\n");
    third.says("Memory store [1]: ");
    assertEquals(second, created(orch, "c").path("memoryStoreId").asText());
    answering(List.of("e", "d", "p", "2", "n", "y")).exits(0);
    assertEquals(STORE, created(orch, "e").path("memoryStoreId").asText());
    answering(List.of("f", "d", "p", "7", "1", "n", "y"))
        .exits(0)
        .says("Memory store must be a number of the list, 1 to 2, or another value.");
  }

  @Test
  void storesOfOthersAreOfferedWhenTheListIsReadAnyway() {
    answering(ANSWERS).exits(0);
    Orch colleague = orch.colleague(home);
    colleague.with("COLUMNS", "80").with("ORCH_WAIT", "true");
    colleague.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    colleague.with("ORCH_LOCAL_DB", orch.home().resolve(".local/share/orch/local.db").toString());
    colleague
        .reading(Guided.lines(List.of("b", "d", "p", "", "n", "y")))
        .local(CREATE)
        .exits(0)
        .says("1) " + STORE + "  used by support\n");
  }

  @Test
  void yesSkipsTheConfirmation() {
    Result result = answering(ANSWERS.subList(0, 5), "--yes").exits(0);
    assertFalse(result.err().contains("Create it?"), result::toString);
  }

  @Test
  void aDryRunAsksTooAndSendsNothing() {
    Result result = answering(ANSWERS.subList(0, 5), "--dry-run").exits(0);
    assertEquals("support", result.json().at("/body/displayName").asText());
    result.says("dry run: nothing was sent");
    assertFalse(result.err().contains("Create it?"), result::toString);
    nothingWasSent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-o json", "-o jsonl", "--no-input", "CI=true", "AI_AGENT=1", "IN", "ERR"})
  void whereNobodyIsAskedEveryMissingFieldIsNamed(String how) {
    List<String> options = new ArrayList<>();
    if (how.startsWith("-")) {
      options.addAll(List.of(how.split(" ")));
    } else if (how.contains("=")) {
      int equals = how.indexOf('=');
      orch.with(how.substring(0, equals), how.substring(equals + 1));
    } else {
      orch.offTerminal(Terminal.Stream.valueOf(how));
    }
    Result result = answering(ANSWERS, options.toArray(String[]::new)).exits(3).printsNothing();
    for (String flag : List.of("--name", "--description", "--grouping", "--memory-store")) {
      result.says(flag);
    }
    assertFalse(result.err().contains("Name:"), result::toString);
  }

  @Test
  void questionsAreAskedWithQuietAndAreNotData() {
    Result result = answering(ANSWERS, "-q").exits(0).says("Name: ");
    assertTrue(result.json().isObject());
  }

  @Test
  void otherMistakesAreReportedBeforeAnythingIsAsked() {
    answering(ANSWERS, "--callback", "http://x", "--grouping", "x")
        .exits(3)
        .says("the configuration has 5 mistakes")
        .says("displayName is required")
        .says("https://");
    for (List<String> wrong :
        List.of(List.of("--fields", "nonsense"), List.of("--idempotency-key", "x"))) {
      Result result = answering(ANSWERS, wrong.toArray(String[]::new)).exits(2);
      assertFalse(result.err().contains("Name: "), result::toString);
    }
  }

  @Test
  void withoutCredentialsNothingIsAsked() {
    orch.reading(Guided.lines(ANSWERS));
    Result result = orch.run(CREATE).exits(4);
    assertFalse(result.err().contains("Name:"), result::toString);
  }

  @Test
  void aDocumentThatWouldSteerTheTerminalIsShownEscaped() {
    orch.file("part.yaml", "displayName: \"a\"\ndescription: \"x\\e[2J\\u202ey\"\n");
    Result result = answering(List.of("p", STORE, "", ""), "-f", "part.yaml").exits(0);
    assertEquals(-1, result.err().indexOf('\033'), result::toString);
    assertEquals(-1, result.err().indexOf('\u202e'), result::toString);
  }

  @Test
  void thinkingDoesNotCountAsWaiting() {
    orch.answering(
        () -> {
          orch.time().pass(Duration.ofHours(2));
          return Guided.lines(ANSWERS);
        });
    orch.local("config", "create", "--wait", "--timeout", "5m").exits(0);
  }
}
