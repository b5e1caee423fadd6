package orch.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import orch.completion.Vectors.Vector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The TAB key in real shells on a real terminal: every vector gives its candidates, nothing of what
 * the names contain is run, and no orch and no Java is started.
 */
class TabIT {
  /** Records its arguments, so that the line is seen as the shell understands it. */
  private static final String RECORDER =
      "orch() { printf '[%s]' \"$@\" > args.new; mv args.new args; }\n";

  private static final String RECORDER_OF_FISH =
      "function orch; printf '[%s]' $argv > args.new; mv args.new args; end\n";

  private Path home;
  private ShellScreen shell;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    shell = new ShellScreen(directory);
  }

  private void open(String program, String setup) throws Exception {
    Vectors.prepare(home);
    for (String name : List.of("java", "orch")) {
      shell.program(name, "echo \"$0\" >> '" + home + "/started'");
    }
    shell.open(program, setup, "ORCH_NO_RENEWAL=true");
  }

  @AfterEach
  void close() throws Exception {
    shell.close();
  }

  /** Presses TAB and runs the line; returns the arguments that it has then. */
  private String arguments(Vector vector, String typed) throws Exception {
    Files.deleteIfExists(home.resolve("args"));
    shell.keys(vector.line() + vector.after());
    for (int i = 0; i < vector.after().length(); i++) {
      shell.keys("", "Left");
    }
    shell.keys("", "Tab");
    if (!typed.isEmpty()) {
      shell.keys(typed);
    }
    shell.keys("", "Enter");
    Path args = home.resolve("args");
    return ShellScreen.until(() -> Files.exists(args))
        ? Files.readString(args)
        : "never run: " + shell.screen();
  }

  private static String bracketed(List<String> words) {
    return "[" + String.join("][", words) + "]";
  }

  /** The arguments of the line when its last word has become the candidate. */
  private static String completed(Vector vector, String candidate, String typed) {
    List<String> words = new ArrayList<>(vector.words());
    String last = words.remove(words.size() - 1);
    boolean isValue = last.startsWith("-") && last.indexOf('=') > 0 && !candidate.startsWith("-");
    String head = isValue ? last.substring(0, last.indexOf('=') + 1) : "";
    boolean isOpen = vector.line().matches(".*[=\\s](\"[^\"]*|'[^']*)");
    if (vector.noSpace() || (isOpen && typed.isEmpty())) {
      words.add(head + candidate + typed);
    } else {
      words.add(head + candidate);
      if (!typed.isEmpty()) {
        words.add(typed);
      }
    }
    Stream.of(vector.after().strip().split(" ", -1))
        .filter(word -> !word.isEmpty())
        .forEach(words::add);
    return bracketed(words);
  }

  /** One candidate is inserted, with a space where the word is complete. */
  private void checkOne(Vector vector, String candidate, boolean canTypeOn) throws Exception {
    boolean isOpen = vector.line().matches(".*[=\\s](\"[^\"]*|'[^']*)");
    String typed = canTypeOn && !isOpen && vector.after().isEmpty() ? "X" : "";
    // zsh takes the slash of a directory away when the line is run.
    String arguments = arguments(vector, typed).replaceFirst("/]$", "]");
    assertEquals(completed(vector, candidate, typed), arguments, vector::toString);
  }

  /** Without candidates, the line stays as it is. */
  private void checkNone(Vector vector) throws Exception {
    List<String> words = new ArrayList<>(vector.words());
    words.set(words.size() - 1, words.get(words.size() - 1) + "X");
    assertEquals(bracketed(words), arguments(vector, "X"), vector::toString);
  }

  /** Several candidates are listed below the line; fish lays them out in columns of its own. */
  private void checkSeveral(Vector vector, boolean listsAsLines) throws Exception {
    shell.keys(vector.line(), "Tab");
    Set<String> wanted = new TreeSet<>(vector.expect());
    boolean seen =
        ShellScreen.until(() -> listsAsLines ? listed().equals(wanted) : areListed(wanted));
    assertEquals(wanted, seen ? wanted : listed(), vector::toString);
    shell.cancel();
  }

  /** fish leaves out the beginning that all candidates share. */
  private boolean areListed(Set<String> words) throws IOException, InterruptedException {
    String screen = shell.screen();
    return words.stream()
        .allMatch(word -> screen.contains(word.substring(Math.max(0, word.length() - 10))));
  }

  /** The words below the prompt, without their descriptions. */
  private Set<String> listed() throws IOException, InterruptedException {
    Set<String> words = new TreeSet<>();
    shell
        .screen()
        .lines()
        .filter(line -> !line.startsWith(">") && !line.isBlank())
        .map(line -> line.strip().split("  +(-- |\\()", 2)[0].replace("\\", ""))
        .forEach(line -> words.addAll(List.of(line.split("  +"))));
    return words;
  }

  private void checkAll(boolean listsAsLines) throws Exception {
    for (Vector vector : Vectors.all()) {
      List<String> files = vector.files().isEmpty() ? vector.directories() : vector.files();
      if (!files.isEmpty()) {
        checkOne(vector, files.get(0), false);
      } else if (vector.expect().isEmpty()) {
        checkNone(vector);
      } else if (vector.expect().size() == 1) {
        checkOne(vector, vector.expect().get(0), listsAsLines);
      } else {
        checkSeveral(vector, listsAsLines);
      }
      shell.clear();
    }
    assertFalse(Files.exists(home.resolve("x")), "$(touch x) was run");
    assertFalse(Files.exists(home.resolve("y")), "`touch y` was run");
    assertFalse(Files.exists(home.resolve("started")), "orch or Java was started");
  }

  /** Bash has no place for descriptions, so they are a part of the list, and never of the line. */
  @Test
  void bashShowsDescriptionsInLists() throws Exception {
    open("bash --norc --noprofile", ShellScreen.BASH + RECORDER);
    shell.keys("orch config create --memory", "Tab");
    assertTrue(ShellScreen.until(() -> shell.screen().contains("(memory store of the")));
    assertEquals(
        """
        > orch config create --memory
        --memory-extraction  (extract memories from conversations, or do not)
        --memory-store       (memory store of the configuration)
        > orch config create --memory-""",
        shell.screen().strip());
    shell.keys("s", "Tab");
    assertTrue(ShellScreen.until(() -> shell.screen().strip().endsWith("create --memory-store")));
    shell.keys("", "C-u");
  }

  /** Ten thousand names: TAB inserts what all of them share, though fewer are offered. */
  private void checkMany(boolean listsAsLines) throws Exception {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      names.append("configuration\tconv_configuration_").append(i).append("\tline-").append(i);
      names.append(i < 5000 ? "\n" : "-later\n");
    }
    Files.writeString(home.resolve(".cache/orch/names/profile-local"), names);
    shell.keys("orch -p local config get li", "Tab");
    boolean inserted =
        ShellScreen.until(() -> shell.screen().contains("> orch -p local config get line-"));
    assertTrue(inserted, shell.screen());
    if (listsAsLines) {
      // Below the list, nothing more was inserted.
      assertTrue(ShellScreen.until(() -> shell.screen().strip().endsWith("config get line-")));
    }
    shell.keys("7777", "Tab");
    assertTrue(ShellScreen.until(() -> shell.screen().contains("config get line-7777-later")));
    shell.cancel();
  }

  /** TAB starts an awk and nothing else, also when the names are fresh. */
  private void checkProcesses(String path, List<String> wanted) throws Exception {
    shell.clear();
    Path log = home.resolve("processes");
    for (String name :
        List.of("awk", "env", "sh", "date", "find", "mkdir", "stat", "clear", "orch", "java")) {
      shell.program(name, "echo " + name + " >> '" + log + "'\nexec /usr/bin/" + name + " \"$@\"");
    }
    shell.keys(path, "Enter");
    shell.clear();
    Files.deleteIfExists(log);
    shell.keys("orch -p local config get line-7778", "Tab");
    assertTrue(ShellScreen.until(() -> shell.screen().contains("line-7778-later")));
    assertEquals(wanted, Files.readAllLines(log));
    Files.delete(log);
    shell.cancel();
    shell.keys("orch config create --memory-st", "Tab");
    assertTrue(ShellScreen.until(() -> shell.screen().contains("--memory-store")));
    assertEquals(wanted, Files.readAllLines(log));
    shell.cancel();
  }

  @Test
  void bash() throws Exception {
    open("bash --norc --noprofile", ShellScreen.BASH + RECORDER);
    checkAll(true);
    assertTrue(Files.exists(home.resolve("same-breaks")), "COMP_WORDBREAKS was changed");
    shell.clear();
    checkMany(true);
    checkProcesses("PATH=$PWD/programs", List.of("awk"));
  }

  @Test
  void zsh() throws Exception {
    open("zsh -f", ShellScreen.ZSH + RECORDER);
    checkAll(true);
    checkMany(true);
    checkProcesses("PATH=$PWD/programs", List.of("awk"));
  }

  @Test
  void fish() throws Exception {
    open("fish --no-config", ShellScreen.FISH + RECORDER_OF_FISH);
    checkAll(false);
    checkMany(false);
    // env becomes awk.
    checkProcesses("set PATH $PWD/programs", List.of("env", "awk"));
  }
}
