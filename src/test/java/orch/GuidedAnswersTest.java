package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer of a guided create is lost, and none is sent against the will of the user. */
class GuidedAnswersTest {
  private static final String STORE = Guided.STORE;
  private static final String[] CREATE = {"config", "create"};
  private static final List<String> ANSWERS = Guided.ANSWERS;

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

  private void nothingWasSent() {
    orch.local("config", "list", "-o", "name").exits(0).printsNothing();
  }

  private JsonNode created(Orch at, String name) {
    ObjectNode json = (ObjectNode) at.local("config", "get", name).exits(0).json();
    json.remove(List.of("id", "createdAt", "updatedAt", "version"));
    return json;
  }

  @Test
  void channelsAndCallbacksCanBeAdded() {
    List<String> answers = new ArrayList<>(ANSWERS.subList(0, 4));
    answers.addAll(List.of("y", "6", "sms", "555", "n", "+15551230100", "10", "60/10", "n"));
    answers.addAll(List.of("10/60", "1", "+15551230100", "", ""));
    answers.addAll(List.of("http://x", "https://hooks.example.com/orch", "", "y"));
    Result result = answering(answers).exits(0);
    result.says("Channel must be VOICE, SMS, RCS, WHATSAPP or CHAT, or its number.");
    result.says("O012").says("Timeouts must be like 10/60.").says("O013");
    result.says("Callback URL must be an https:// URL on a public host.");
    JsonNode made = created(orch, "support");
    assertEquals(2, made.at("/channelSettings/SMS/captureRules").size());
    assertEquals(60, made.at("/channelSettings/SMS/statusTimeouts/closed").asInt());
    assertEquals(2, made.at("/channelSettings/VOICE/captureRules").size());
    assertEquals("POST", made.at("/statusCallbacks/0/method").asText());
    theCommandAndTheFileDoTheSame(result, made);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Inbound", "it's \"q\" $(x) `y` \\ !", "日本語 🎉", "a: b # c"})
  void theCommandAndTheFileThatAreShownDoTheSame(String description) {
    List<String> answers = new ArrayList<>(ANSWERS);
    answers.set(1, description);
    theCommandAndTheFileDoTheSame(answering(answers).exits(0), created(orch, "support"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-dash", "--name"})
  void anAnswerThatLooksLikeAnOptionIsTakenAndOnlyTheFileIsShown(String description) {
    List<String> answers = new ArrayList<>(ANSWERS);
    answers.set(1, description);
    Result result = answering(answers).exits(0);
    JsonNode made = created(orch, "support");
    assertEquals(description, made.path("description").asText());
    assertFalse(result.err().contains("--description"), result::toString);
    Orch other = new Orch(home).with("ORCH_WAIT", "true").file("s.yaml", document(result));
    other.local("config", "create", "-f", "s.yaml").exits(0);
    assertEquals(made, created(other, "support"));
  }

  private void theCommandAndTheFileDoTheSame(Result result, JsonNode made) {
    Orch other = new Orch(home).with("ORCH_WAIT", "true");
    other.run(command(result, 0)).exits(0);
    assertEquals(made, created(other, "support"));
    other.local("config", "delete", "support", "--yes").exits(0);
    other.file("support.yaml", document(result));
    other.run(command(result, 1)).exits(0);
    assertEquals(made, created(other, "support"));
  }

  private static String document(Result result) {
    Matcher yaml = Pattern.compile("(?s)\n(displayName: .*?\n)\n").matcher(result.err());
    assertTrue(yaml.find(), result::toString);
    return yaml.group(1);
  }

  private static String[] command(Result result, int which) {
    List<String> lines = result.err().lines().filter(l -> l.startsWith("orch -p")).toList();
    assertEquals(2, lines.size(), result::toString);
    return ShellWords.of(lines.get(which))
        .subList(1, ShellWords.of(lines.get(which)).size())
        .toArray(String[]::new);
  }

  @Test
  void theCommandHasWhatVariablesAndDefaultsGave() {
    orch.with("ORCH_PROFILE", "local");
    orch.file(".orch.yaml", "defaults:\n  grouping: profile\n  memory-store: " + STORE + "\n");
    orch.reading(Guided.lines(List.of("support", "d", "n", "y")));
    Result result = orch.run(CREATE).exits(0);
    result.says(
        "\norch --profile local config create --grouping profile --memory-store "
            + STORE
            + " --name support --description d\n");
    result.says("\norch --profile local config create -f support.yaml\n");
  }

  @TestFactory
  Stream<DynamicTest> theEndOfTheInputSendsNothingAndKeepsTheAnswers() {
    return IntStream.range(0, ANSWERS.size()).mapToObj(this::ending);
  }

  private DynamicTest ending(int answered) {
    return DynamicTest.dynamicTest(
        "after " + answered,
        () -> {
          orch = Guided.attended(home.resolve("end" + answered));
          boolean isLast = answered == ANSWERS.size() - 1;
          Result result = answering(ANSWERS.subList(0, answered)).exits(isLast ? 2 : 3);
          String missing = isLast ? "the document was confirmed" : "every required field was given";
          result.says("\norch: the input ended before " + missing + "; nothing was sent\n");
          keepsAnswers(result, answered);
        });
  }

  @TestFactory
  Stream<DynamicTest> ctrlCSendsNothingAndKeepsTheAnswers() {
    return IntStream.range(0, ANSWERS.size()).mapToObj(this::interrupted);
  }

  private DynamicTest interrupted(int answered) {
    return DynamicTest.dynamicTest(
        "after " + answered,
        () -> {
          orch = Guided.attended(home.resolve("stop" + answered));
          orch.typingThenCtrlC(Guided.lines(ANSWERS.subList(0, answered)));
          Result result = orch.local(CREATE).exits(130);
          // The first command's interrupt is its own. On JDK 25 nothing is left of it here.
          boolean unused = Thread.interrupted();
          result.says("\norch: interrupted; nothing was sent\n");
          keepsAnswers(result, answered);
        });
  }

  private void keepsAnswers(Result result, int answered) {
    result.printsNothing();
    String[] words = {
      "--name support", " --description Inbound", " --grouping profile", " --memory-store " + STORE
    };
    if (answered == 0) {
      assertFalse(result.err().contains("hint"), result::toString);
    } else {
      String given = String.join("", Stream.of(words).limit(answered).toList());
      result.says(
          "hint: to continue with your answers: orch -p local config create " + given + "\n");
    }
    orch.reading("");
    nothingWasSent();
  }

  @Test
  void aNoSendsNothing() {
    List<String> answers = new ArrayList<>(ANSWERS);
    answers.set(5, "n");
    answering(answers)
        .exits(2)
        .says("Cancelled. Nothing was created.")
        .says("hint: to continue with your answers: orch -p local config create --name support")
        .printsNothing();
    nothingWasSent();
  }

  @Test
  void theDocumentCanBeEdited() {
    orch.with("EDITOR", "sed -i s/Inbound/Outbound/").with("PATH", System.getenv("PATH"));
    List<String> answers = new ArrayList<>(ANSWERS.subList(0, 5));
    answers.addAll(List.of("e", "y"));
    Result result = answering(answers).exits(0);
    result.says("\ndescription: Outbound\n").says("Create it? [Y/n/e]");
    assertEquals("Outbound", created(orch, "support").path("description").asText());
    // The answers no longer make this document.
    String after = result.err().substring(result.err().indexOf("Outbound"));
    assertFalse(after.contains("--description"), result::toString);
  }

  @Test
  void anEditedDocumentIsCheckedAndEditedAgain() {
    orch.with("PATH", System.getenv("PATH"));
    orch.with("EDITOR", "sed -i -e s/Outbound/fine/ -e s/Inbound/Outbound/ -e s/^desc/desk/");
    List<String> answers = new ArrayList<>(ANSWERS.subList(0, 5));
    answers.addAll(List.of("e", "n", "y"));
    answering(answers)
        .exits(0)
        .says("deskription is not a known field")
        .says("Edit it again? [Y/n]");
    assertEquals("Inbound", created(orch, "support").path("description").asText());
  }

  @Test
  void withoutAnEditorTheQuestionIsAskedAgain() {
    orch.with("EDITOR", "no-such-editor").with("PATH", "/nowhere");
    List<String> answers = new ArrayList<>(ANSWERS.subList(0, 5));
    answers.addAll(List.of("e", "y"));
    answering(answers).exits(0).says("but no-such-editor is not a program on");
    orch.with("EDITOR", "false").with("PATH", System.getenv("PATH"));
    answers.set(0, "other");
    answering(answers).exits(0).says("the editor \"false\", from EDITOR, ended with code 1");
  }
}
