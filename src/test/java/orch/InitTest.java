package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.junit.jupiter.params.provider.ValueSource;

/** {@code orch config init} writes a commented file, from options or from answers. */
class InitTest {
  private static final Path SCREENS = Launched.CHECKOUT.resolve("src/test/resources/guided");
  private static final String[] INIT = {"config", "init"};
  private static final String[] PLAIN = {
    "--name", "support",
    "--description", "Inbound",
    "--grouping", "profile",
    "--memory-store", Guided.STORE
  };

  /** The required fields, no channels, and the usual file. */
  private static final List<String> ANSWERS =
      List.of("support", "Inbound", "1", Guided.STORE, "n", "");

  private Path directory;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path home) throws IOException {
    // The files of orch itself are in the home, and the files of the user are not.
    directory = Files.createDirectories(home.resolve("project"));
    orch = new Orch(home).in(directory).with("COLUMNS", "80").with("NO_COLOR", "1");
  }

  private Result init(String... options) {
    return orch.run(Orch.joined(INIT, options));
  }

  private Result plain(String... options) {
    return init(Orch.joined(PLAIN, options));
  }

  private Result named(String name, String... options) {
    String[] plain = PLAIN.clone();
    plain[1] = name;
    return init(Orch.joined(plain, options));
  }

  private Result answering(List<String> answers, String... options) {
    attended().reading(Guided.lines(answers));
    return init(options);
  }

  private Orch attended() {
    for (var stream : List.of(Terminal.Stream.IN, Terminal.Stream.ERR)) {
      orch.onTerminal(stream);
    }
    return orch;
  }

  private String read(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private List<String> names() {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> !file.equals(directory))
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void optionsMakeACommentedFileWithoutCredentials() {
    plain("--capture", "SMS=+15551230100", "--timeouts", "SMS=10/60")
        .exits(0)
        .printsNothing()
        .saysOnly(
            """
            orch: support.yaml is written
            orch: to check it: orch config validate -f support.yaml
            orch: to create the configuration: orch config apply -f support.yaml
            orch: to let an editor check it, too: orch config schema > orch.schema.json
            """);
    assertEquals(List.of("support.yaml"), names());
    Golden.check(SCREENS.resolve("init.yaml"), read("support.yaml"));
  }

  /** What is in the file is what a create with the same options sends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--capture SMS=+15551230100 --timeouts SMS=10/60",
        "--capture WHATSAPP=whatsapp:+15551230100 --capture RCS=rcs:agent",
        "--capture VOICE=+15551230100 --capture SMS=+15551230100 --timeouts VOICE=none",
        "--capture-rule channel=CHAT,from=*,to=*,chatService=IS0123456789abcdef0123456789abcdef",
        "--callback https://hooks.example.com/a --callback GET=https://hooks.example.com/b",
        "--memory-extraction --bridge-service IS0123456789abcdef0123456789abcdef",
        "--no-memory-extraction --intelligence intelligence_configuration_01k1etk2y5f1y9fpe2epfdtvv2",
      })
  void theFileHasTheDocumentOfACreateAndItsExamplesAreValidToo(String more) throws IOException {
    String[] options = more.isEmpty() ? new String[0] : more.split(" ");
    plain(options).exits(0);
    orch.run("config", "validate", "-f", "support.yaml").exits(0);
    String[] create = Orch.joined(new String[] {"config", "create", "--dry-run"}, PLAIN);
    String[] key = {"--idempotency-key", "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"};
    String byOptions = orch.local(Orch.joined(Orch.joined(create, options), key)).exits(0).out();
    String[] fromFile = {"config", "create", "--dry-run", "-f", "support.yaml"};
    assertEquals(
        orch.local(Orch.joined(fromFile, key)).exits(0).json().path("body"),
        orch.local(Orch.joined(Orch.joined(create, options), key)).json().path("body"),
        byOptions);
    // A # without a space after it begins an example.
    String all = read("support.yaml").replaceAll("(?m)^( *)#(?=[^ \n])", "$1");
    assertFalse(all.equals(read("support.yaml")));
    write("all.yaml", all);
    orch.run("config", "validate", "-f", "all.yaml").exits(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"it's \"q\" # $(x) `y` \\ !", "日本語 🎉", "a: b # c", "true", "two\nlines", "- x"})
  void everyDescriptionIsKept(String description) {
    init(
            "--name",
            "s",
            "--description=" + description,
            "--grouping",
            "profile",
            "--memory-store",
            Guided.STORE)
        .exits(0);
    String[] request = {"config", "create", "-f", "s.yaml", "--dry-run", "-o", "json"};
    assertEquals(
        description, orch.local(request).exits(0).json().at("/body/description").textValue());
  }

  @Test
  void withoutATerminalNothingIsAskedAndTheMissingOptionsAreNamed() {
    Result result =
        init("--name", "bad!")
            .exits(3)
            .printsNothing()
            .says("orch: the configuration has 4 mistakes; nothing was written\n")
            .says("  --name: displayName may hold only letters");
    for (String flag : List.of("--description", "--grouping", "--memory-store")) {
      result.says(" is required: " + flag + "\n");
    }
    named("bad!").exits(3).says("and \"_\"; nothing was written\n");
    attended().with("CI", "true");
    init().exits(3).says("displayName is required: --name\n");
    orch.with("CI", "");
    init("--no-input").exits(3).says("displayName is required: --name\n");
    init("-o", "json").exits(3).says("\"exitCode\":3");
    assertEquals(List.of(), names());
  }

  @Test
  void theDefaultValuesOfTheProjectAreUsed() throws IOException {
    write(".orch.yaml", "defaults:\n  grouping: addresses\n  memory-store: " + Guided.STORE + "\n");
    init("--name", "s", "--description", "d").exits(0);
    assertTrue(
        read("s.yaml").contains("\nconversationGroupingType: GROUP_BY_PARTICIPANT_ADDRESSES\n"));
  }

  @Test
  void aFileIsReplacedOnlyWithConsent() throws IOException {
    write("support.yaml", "# mine\n");
    plain()
        .exits(2)
        .says("orch: support.yaml exists; nothing was written\n")
        .says("hint: to replace it: orch config init ");
    assertEquals("# mine\n", read("support.yaml"));
    plain("--force").exits(0);
    assertTrue(read("support.yaml").contains("displayName: support"));
    write("support.yaml", "# mine\n");
    plain("--yes").exits(0);
    write("support.yaml", "# mine\n");
    attended().reading("n\n");
    plain().exits(2).says("support.yaml exists. Replace it? [y/N]").says("Nothing was written.");
    assertEquals("# mine\n", read("support.yaml"));
    orch.reading("y\n");
    plain().exits(0);
    assertTrue(read("support.yaml").contains("displayName: support"));
    assertEquals(List.of("support.yaml"), names());
  }

  @Test
  void theFileMayBeNamedAndItsDirectoryIsMade() throws IOException {
    plain("configurations/").exits(0).says("orch: configurations/support.yaml is written\n");
    plain("configurations").exits(2).says("configurations/support.yaml exists");
    named("My Own-One", "configurations").exits(0);
    plain("a/b/x.yml").exits(0).says("orch config schema > a/b/orch.schema.json\n");
    plain("x.json").exits(2).says("must end with .yaml or .yml, because it has comments: x.json");
    plain("-").exits(2);
    plain("--", "-x.yaml").exits(0).says("orch config validate -f ./-x.yaml\n");
    assertEquals(
        List.of(
            "-x.yaml",
            "a",
            "a/b",
            "a/b/x.yml",
            "configurations",
            "configurations/My-Own-One.yaml",
            "configurations/support.yaml"),
        names());
    Files.createDirectories(directory.resolve("d.yaml/x"));
    plain("d.yaml/x/y.yaml/z.yaml").exits(0);
    write("f", "");
    plain("f/g.yaml")
        .exits(1)
        .says("f/g.yaml cannot be written: " + directory.resolve("f") + " is a file")
        .says("; nothing was written");
  }

  @Test
  void theSchemaIsFoundInTheRepository() throws IOException {
    write("orch.schema.json", orch.run("config", "schema").out());
    Result result = plain("team/one/").exits(0);
    assertFalse(result.err().contains("schema"), result::toString);
    assertTrue(
        read("team/one/support.yaml")
            .contains("\n# yaml-language-server: $schema=../../orch.schema.json\n"));
    orch.run("config", "validate", "-f", ".").exits(0);
  }

  @Test
  void whatIsMissingIsAskedAtATerminal() {
    Result result = answering(ANSWERS).exits(0).printsNothing();
    Golden.check(SCREENS.resolve("init.txt"), Golden.steady(result.err()));
    orch.run("config", "validate", "-f", "support.yaml").exits(0);
    orch.local("config", "apply", "-f", "support.yaml", "--yes", "-q").exits(0);
  }

  @Test
  void channelsAndCallbacksAreAskedToo() {
    List<String> answers = new ArrayList<>(ANSWERS.subList(0, 4));
    answers.addAll(List.of("y", "SMS", "+15551230100", "10/60", "", "", "sub/support.yaml"));
    answering(answers).exits(0).says("orch: sub/support.yaml is written\n");
    String file = read("sub/support.yaml");
    assertTrue(
        file.contains("\n  SMS:\n    captureRules:\n      - from: \"+15551230100\"\n"), file);
    assertTrue(file.contains("\n  #WHATSAPP:\n"), file);
    assertTrue(file.contains("\n#statusCallbacks:\n"), file);
    orch.run("config", "validate", "-f", "sub").exits(0);
  }

  @Test
  void onlyWhatIsMissingIsAsked() {
    Result result =
        answering(
                List.of("Inbound"),
                "--name",
                "s",
                "--grouping",
                "profile",
                "--memory-store",
                Guided.STORE,
                "--capture",
                "SMS=+15551230100",
                "x.yaml")
            .exits(0);
    result.says("One required field is missing.");
    assertFalse(result.err().contains("File"), result::toString);
    assertEquals(List.of("x.yaml"), names());
    assertFalse(plain().exits(0).err().contains("?"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x.json | must end with .yaml or .yml",
        "taken.yaml | taken.yaml exists. Replace it? [y/N]",
        "? | Directories that do not exist are made.",
      })
  void anotherFileIsAskedFor(String wrong, String reason) throws IOException {
    write("taken.yaml", "# mine\n");
    List<String> answers = new ArrayList<>(ANSWERS.subList(0, 5));
    answers.add(wrong);
    if (wrong.startsWith("taken")) {
      answers.add("");
    }
    answers.add("fine.yaml");
    Result result = answering(answers).exits(0);
    assertTrue(result.err().replace('\n', ' ').contains(reason), result::toString);
    assertEquals(List.of("fine.yaml", "taken.yaml"), names());
    assertEquals("# mine\n", read("taken.yaml"));
  }

  @TestFactory
  Stream<DynamicTest> ctrlCAndTheEndOfTheInputLeaveNothing() {
    return IntStream.range(0, ANSWERS.size())
        .boxed()
        .flatMap(answered -> Stream.of(stops(answered, true), stops(answered, false)));
  }

  private DynamicTest stops(int answered, boolean byCtrlC) {
    return DynamicTest.dynamicTest(
        (byCtrlC ? "Ctrl-C after " : "the end after ") + answered,
        () -> {
          orch = new Orch(directory.resolveSibling("")).in(directory).with("NO_COLOR", "1");
          List<String> given = ANSWERS.subList(0, answered);
          if (byCtrlC) {
            attended().typingThenCtrlC(Guided.lines(given));
          }
          Result result = byCtrlC ? init().exits(130) : answering(given).exits(3);
          // The first command's interrupt is its own.
          assertEquals(byCtrlC, Thread.interrupted());
          result.says("; nothing was written\n").printsNothing();
          assertEquals(List.of(), names());
          boolean hasHint =
              result.err().contains("hint: to continue with your answers: orch config init --name");
          assertEquals(answered > 0, hasHint, result::toString);
        });
  }

  @Test
  void aProfileThatDoesNotExistIsReportedBeforeAnyQuestion() {
    attended().reading("");
    Result result = orch.run("-p", "nobody", "config", "init").exits(2);
    assertFalse(result.err().contains("Name:"), result::toString);
  }
}
