package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import orch.json.Json;
import orch.term.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code orch config edit}, with shell scripts as editors. */
class EditTest {
  private final FakeTime time = new FakeTime();
  private Orch orch;
  private Server server;
  private Wiretap wire;

  @BeforeEach
  void machine(@TempDir Path home) throws IOException, InterruptedException {
    orch = new Orch(home, time);
    server = new Server(home, time);
    wire = new Wiretap(server);
    wire.post(Json.read(Orch.resource("/inputs/multichannel.json")));
    time.pass(Duration.ofSeconds(2));
  }

  @AfterEach
  void close() {
    wire.close();
    server.close();
  }

  /** Runs the command with a shell script as the editor, which edits the file $1. */
  private Result edit(String script, String... args) {
    Path editor = orch.home().resolve("editor with space.sh");
    try {
      Files.writeString(editor, "#!/bin/sh\nset -e\n" + script + "\n");
      Files.setPosixFilePermissions(editor, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    orch.with("EDITOR", "'" + editor + "'");
    String[] words = {"config", "edit", "Air-20261122-101500"};
    return orch.run(wire.and(Orch.joined(words, args)));
  }

  private List<Path> kept() {
    try (Stream<Path> files = Files.list(orch.home().resolve(".local/state/orch/edits"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatWasChangedIsSentAndNothingElse() {
    edit("sed -i 's/^description: .*/description: edited/; /^memoryExtractionEnabled/d' \"$1\"")
        .exits(0);
    assertEquals(
        "{\"description\":\"edited\",\"memoryExtractionEnabled\":null}",
        wire.sent("PATCH").get(0).body());
    assertEquals(List.of(), kept());
  }

  @Test
  void aWarningIsShownAndStrictOpensTheEditorAgain() {
    String odd = "sed -i 's/^memoryStoreId: .*/memoryStoreId: m/' \"$1\"";
    edit(odd, "--strict").exits(3).says("O011 ").says("memoryStoreId \"m\" is not the id");
    assertEquals(0, wire.sent("PATCH").size());
    edit(odd).exits(0).says("orch: warning: O011 ").says(".yaml:").says("memoryStoreId \"m\"");
    edit("sed -i 's/^description: .*/description: edited/' \"$1\"", "--strict", "-q")
        .exits(0)
        .saysOnly("");
  }

  @Test
  void theTextIsTheDocumentWithoutWhatOnlyTheServiceSets() throws IOException {
    edit("cp \"$1\" " + quoted("seen.yaml")).exits(0).says("is already up to date");
    String text = Files.readString(orch.home().resolve("seen.yaml"));
    assertTrue(text.startsWith("#: The configuration Air-20261122-101500 (conv_configuration_"));
    assertTrue(text.contains("\ndisplayName: "));
    for (String field : List.of("\nid:", "\nversion:", "\ncreatedAt:", "\nupdatedAt:")) {
      assertTrue(!text.contains(field), field);
    }
  }

  private String quoted(String name) {
    return "'" + orch.home().resolve(name) + "'";
  }

  @Test
  void noChangeSendsNothing() {
    Result unchanged = edit("true").exits(0).says("is already up to date");
    assertTrue(unchanged.json().path("unchanged").booleanValue());
    assertTrue(wire.sent("PATCH").isEmpty());
    assertEquals(List.of(), kept());
  }

  @Test
  void invalidTextIsOpenedAgainWithTheMistakesAboveIt() throws IOException {
    edit("if grep -q inactive: \"$1\" && ! [ -e "
            + quoted("again")
            + " ]; then sed -i 's/inactive: 10/inactive: 0/' \"$1\"; touch "
            + quoted("again")
            + "; else cp \"$1\" "
            + quoted("seen.yaml")
            + "; sed -i 's/inactive: 0/inactive: 7/' \"$1\"; fi")
        .exits(0);
    List<String> lines = Files.readAllLines(orch.home().resolve("seen.yaml"));
    String mistake =
        lines.stream().filter(line -> line.contains("at least 1 minute")).findFirst().orElseThrow();
    assertTrue(mistake.startsWith("#: Air-20261122-101500"), mistake);
    int line = Integer.parseInt(mistake.replaceFirst("^.*?yaml:(\\d+): .*$", "$1"));
    assertTrue(lines.get(line - 1).contains("inactive: 0"), lines.get(line - 1));
    assertTrue(wire.sent("PATCH").get(0).body().contains("\"inactive\":7"));
  }

  @Test
  void textThatStaysInvalidIsKeptAndNamed() throws IOException {
    Result result = edit("grep -q nonsense \"$1\" || echo 'nonsense: 1' >> \"$1\"").exits(3);
    result.says("nonsense is not a known field").says("your text is saved in ");
    assertEquals(1, kept().size());
    assertTrue(Files.readString(kept().get(0)).contains("nonsense: 1"));
    result.says(kept().get(0).toString());
    assertTrue(wire.sent("PATCH").isEmpty());
  }

  @Test
  void aChangeMeanwhileIsAConflictAndTheTextIsKept() throws Exception {
    Orch colleague = orch.colleague(orch.home());
    Path flag = orch.home().resolve("colleague");
    Thread other =
        new Thread(
            () -> {
              while (!Files.exists(flag)) {
                Thread.onSpinWait();
              }
              String[] words = {"config", "update", "Air-20261122-101500", "--description", "b"};
              colleague.run(wire.and(Orch.joined(words, "--wait")));
              try {
                Files.createFile(orch.home().resolve("done"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    other.start();
    edit("touch "
            + quoted("colleague")
            + "; while ! [ -e "
            + quoted("done")
            + " ]; do sleep 0.05; done; sed -i 's/^description: .*/description: a/' \"$1\"")
        .exits(6)
        .says("was changed since it was read; nothing was sent")
        .says("description: \"Multichannel\" -> \"b\"")
        .says("your text is saved in ");
    other.join();
    assertEquals(1, wire.sent("PATCH").size());
    assertTrue(Files.readString(kept().get(0)).contains("description: a"));
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept().get(0))));
  }

  /**
   * Opens the editor while a colleague updates the configuration; later rounds run {@code then}.
   */
  private Result editWhile(String script, String then, String... update) throws Exception {
    Orch colleague = orch.colleague(orch.home());
    Path flag = orch.home().resolve("colleague");
    Thread other =
        new Thread(
            () -> {
              while (!Files.exists(flag)) {
                Thread.onSpinWait();
              }
              String[] words = {"config", "update", "Air-20261122-101500", "--wait"};
              colleague.run(wire.and(Orch.joined(words, update))).exits(0);
              orch.file("done", "");
            });
    other.start();
    Result result =
        edit(
            "if [ -e "
                + quoted("done")
                + " ]; then cp \"$1\" "
                + quoted("seen.yaml")
                + "; "
                + then
                + "; exit; fi; touch "
                + quoted("colleague")
                + "; while ! [ -e "
                + quoted("done")
                + " ]; do sleep 0.05; done; "
                + script,
            "--wait");
    other.join();
    return result;
  }

  @Test
  void atATerminalAChangeMeanwhileIsJoinedAndTheCommentsStay() throws Exception {
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    editWhile(
            "sed -i 's/^description: .*/# better\\ndescription: mine # for Anna/' \"$1\"",
            ":",
            "--timeouts",
            "SMS=11/66",
            "--capture",
            "SMS=+15551230177")
        .exits(0)
        .says("was changed meanwhile: the editor opens again, with both changes\n");
    String seen = Files.readString(orch.home().resolve("seen.yaml"));
    assertTrue(seen.startsWith("#: Others changed Air-20261122-101500 meanwhile"), seen);
    assertTrue(seen.contains("\n#:   channelSettings.SMS.captureRules: added {"), seen);
    assertFalse(seen.contains("You and others changed"), seen);
    assertTrue(seen.contains("\n# better\ndescription: mine # for Anna\n"), seen);
    assertTrue(seen.contains("inactive: 11\n"), seen);
    assertTrue(seen.contains("+15551230177"), seen);
    assertEquals("{\"description\":\"mine\"}", wire.sent("PATCH").get(1).body());
    assertEquals(List.of(), kept());
  }

  @Test
  void whatBothChangedIsNamedAndKeepsTheUsersValue() throws Exception {
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    String mine = "sed -i 's/^description: .*/description: mine/' \"$1\"";
    editWhile(mine, ": > \"$1\"", "--description", "theirs").exits(0);
    String seen = Files.readString(orch.home().resolve("seen.yaml"));
    String both = "\n#: You and others changed these fields. The text has your values:\n";
    assertTrue(seen.contains(both + "#:   description\n"), seen);
    assertTrue(seen.contains("\ndescription: mine\n"), seen);
    assertEquals(1, wire.sent("PATCH").size());
  }

  @Test
  void commentsStayWhenTheTextIsRefused() throws IOException {
    edit("if [ -e "
            + quoted("again")
            + " ]; then cp \"$1\" "
            + quoted("seen.yaml")
            + "; else touch "
            + quoted("again")
            + "; sed -i 's/^description: .*/# why\\ndescription: [] # because/' \"$1\"; fi")
        .exits(3);
    String seen = Files.readString(orch.home().resolve("seen.yaml"));
    assertTrue(seen.contains("\n# why\ndescription: [] # because\n"), seen);
    assertEquals(seen, Files.readString(kept().get(0)));
  }

  @Test
  void theTimeInTheEditorDoesNotCount() throws InterruptedException {
    Path open = orch.home().resolve("open");
    Thread hour =
        new Thread(
            () -> {
              while (!Files.exists(open)) {
                Thread.onSpinWait();
              }
              time.pass(Duration.ofHours(1));
              orch.file("done", "");
            });
    hour.start();
    edit("touch "
            + quoted("open")
            + "; while ! [ -e "
            + quoted("done")
            + " ]; do sleep 0.05; done; sed -i 's/^description: .*/description: a/' \"$1\"")
        .exits(0);
    hour.join();
    assertEquals(1, wire.sent("PATCH").size());
  }

  @Test
  void whatAnEditorSavedBeforeItFailedIsKept() throws IOException {
    edit("sed -i 's/^description: .*/description: a/' \"$1\"; exit 3")
        .exits(2)
        .says("ended with code 3; nothing was sent")
        .says("your text is saved in ");
    assertTrue(Files.readString(kept().get(0)).contains("description: a"));
  }

  @Test
  void aWriteThatMayHaveArrivedSaysHowToMakeSure() throws IOException {
    try (Server faulty = new Server(orch.home(), time, "update:503*9")) {
      edit("true").exits(0);
      String[] words = {"config", "edit", "Air-20261122-101500", "--max-retries", "0"};
      orch.with("EDITOR", "sed -i 's/^description: .*/description: a/'");
      orch.run(faulty.and(words)).exits(7).says("config resume ").says("; your text is saved in ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EDITOR, nope, nope is not a program on the PATH",
    "EDITOR, nope --wait, nope is not a program on the PATH",
    "VISUAL, /nowhere/ed, /nowhere/ed is not a program",
    "VISUAL, LANG=C '/no where/ed' -x, /no where/ed is not a program",
    "EDITOR, /etc/passwd, /etc/passwd is not a program",
    "EDITOR, /tmp, /tmp is not a program",
  })
  void anEditorThatIsNoProgramIsNamedWithItsVariable(
      String variable, String command, String problem) {
    orch.with("PATH", "/usr/bin:/bin").with(variable, command);
    int before = wire.sent("GET").size();
    orch.run(wire.and("config", "edit", "Air-20261122-101500"))
        .exits(2)
        .printsNothing()
        .says("orch: " + variable + " is set to \"" + command + "\", but " + problem + "; ")
        .says("; nothing was sent; to use another: " + variable + "=nano orch ")
        .says(" config edit Air-20261122-101500\n");
    assertEquals(before, wire.sent("GET").size());
    assertFalse(Files.exists(orch.home().resolve(".local/state/orch/edits")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exec true", "true && true", "LANG=C true", "'/bin/true'", "$HOME/ed"})
  void aCommandThatOnlyAShellUnderstandsIsLeftToIt(String command) {
    orch.with("PATH", "/usr/bin:/bin").with("EDITOR", command);
    Result result = orch.run(wire.and("config", "edit", "Air-20261122-101500"));
    if (command.startsWith("$")) {
      result.exits(2).says("the editor \"$HOME/ed\", from EDITOR, ended with code 127");
    } else {
      result.exits(0);
    }
  }

  @Test
  void anEditorThatFailsOrIsMissingSendsNothing() {
    edit("exit 3").exits(2).says("ended with code 3; nothing was sent");
    String[] words = {"config", "edit", "Air-20261122-101500"};
    orch.with("EDITOR", "");
    orch.run(wire.and(words)).exits(2).says("without them, use orch config update");
    orch.with("EDITOR", "true");
    orch.run(wire.and(Orch.joined(words, "--no-input"))).exits(2);
    assertTrue(wire.sent("PATCH").isEmpty());
  }
}
