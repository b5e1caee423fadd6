package orch.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import orch.Launched;
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
  private static final String COMPLETIONS =
      Launched.CHECKOUT.resolve("completions").toAbsolutePath().toString();

  /** Records its arguments, so that the line is seen as the shell understands it. */
  private static final String RECORDER =
      "orch() { printf '[%s]' \"$@\" > args.new; mv args.new args; }\n";

  private static final String BASH =
      """
      PS1='> '
      bind 'set show-all-if-ambiguous on'
      bind 'set completion-query-items 0'
      bind 'set page-completions off'
      bind 'set completion-display-width 0'
      bind 'set bell-style none'
      bind 'set enable-bracketed-paste off'
      before=$COMP_WORDBREAKS
      . 'COMPLETIONS/orch.bash'
      [ "$before" = "$COMP_WORDBREAKS" ] && touch same-breaks
      """;

  private static final String ZSH =
      """
      PS1='> '
      setopt no_beep no_list_ambiguous
      LISTMAX=1000
      fpath=('COMPLETIONS' $fpath)
      autoload -U compinit && compinit -u -D
      """;

  private static final String FISH =
      """
      function fish_prompt; echo -n '> '; end
      set -g fish_autosuggestion_enabled 0
      set -g fish_greeting
      source 'COMPLETIONS/orch.fish'
      function orch; printf '[%s]' $argv > args.new; mv args.new args; end
      """;

  private Path home;
  private Launched machine;
  private String socket = "";

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    machine = new Launched(directory);
    socket = directory.resolve("tmux").toString();
  }

  private void open(String shell, String setup) throws Exception {
    Vectors.prepare(home);
    Path programs = Files.createDirectories(home.resolve("programs"));
    for (String name : List.of("java", "orch")) {
      Path program = programs.resolve(name);
      Files.writeString(program, "#!/bin/sh\necho \"$0\" >> '" + home + "/started'\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
    Files.writeString(home.resolve("setup"), setup.replace("COMPLETIONS", COMPLETIONS));
    String command =
        "PATH=" + programs + ":$PATH LC_ALL=C.UTF-8 ORCH_NO_RENEWAL=true exec " + shell;
    machine.shell(tmux("-u -f /dev/null new-session -d -x 100 -y 90 '" + command + "'")).exits(0);
    keys(". ./setup; touch ready", "Enter");
    until(() -> Files.exists(home.resolve("ready")));
    clear();
  }

  @AfterEach
  void close() throws Exception {
    machine.shell(tmux("kill-server")).exits(0);
  }

  private String tmux(String command) {
    // A shell that ends writes no history into the directory that is being deleted.
    return "TERM=xterm HISTFILE=/dev/null tmux -S '" + socket + "' " + command;
  }

  /** Types a text, and then presses keys. */
  private void keys(String text, String... names) throws Exception {
    List<String> command = new ArrayList<>(List.of("-S", socket));
    if (!text.isEmpty()) {
      command.addAll(List.of("send-keys", "-l", text));
    }
    if (names.length > 0) {
      command.addAll(text.isEmpty() ? List.of("send-keys") : List.of(";", "send-keys"));
      command.addAll(List.of(names));
    }
    machine.end(machine.start("tmux", command.toArray(String[]::new))).exits(0);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static boolean until(Condition condition) throws Exception {
    for (int i = 0; i < 250; i++) {
      if (condition.holds()) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return false;
  }

  private String screen() throws IOException, InterruptedException {
    return machine.shell(tmux("capture-pane -p")).exits(0).out();
  }

  /** Waits for the prompt of an empty line, and clears the screen. */
  private void clear() throws Exception {
    assertTrue(until(() -> screen().strip().endsWith(">")), "there is no prompt");
    keys("", "C-l");
    assertTrue(until(() -> screen().strip().equals(">")), "the screen is not empty");
  }

  /** Presses TAB and runs the line; returns the arguments that it has then. */
  private String arguments(Vector vector, String typed) throws Exception {
    Files.deleteIfExists(home.resolve("args"));
    keys(vector.line() + vector.after());
    for (int i = 0; i < vector.after().length(); i++) {
      keys("", "Left");
    }
    keys("", "Tab");
    if (!typed.isEmpty()) {
      keys(typed);
    }
    keys("", "Enter");
    Path args = home.resolve("args");
    return until(() -> Files.exists(args)) ? Files.readString(args) : "never run: " + screen();
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
    keys(vector.line(), "Tab");
    Set<String> wanted = new TreeSet<>(vector.expect());
    boolean seen = until(() -> listsAsLines ? listed().equals(wanted) : areListed(wanted));
    assertEquals(wanted, seen ? wanted : listed(), vector::toString);
    keys("", "C-c");
  }

  /** fish leaves out the beginning that all candidates share. */
  private boolean areListed(Set<String> words) throws IOException, InterruptedException {
    String screen = screen();
    return words.stream()
        .allMatch(word -> screen.contains(word.substring(Math.max(0, word.length() - 10))));
  }

  /** The words below the prompt, without their descriptions. */
  private Set<String> listed() throws IOException, InterruptedException {
    Set<String> words = new TreeSet<>();
    screen()
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
      clear();
    }
    assertFalse(Files.exists(home.resolve("x")), "$(touch x) was run");
    assertFalse(Files.exists(home.resolve("y")), "`touch y` was run");
    assertFalse(Files.exists(home.resolve("started")), "orch or Java was started");
  }

  @Test
  void bash() throws Exception {
    open("bash --norc --noprofile", BASH + RECORDER);
    checkAll(true);
    assertTrue(Files.exists(home.resolve("same-breaks")), "COMP_WORDBREAKS was changed");
  }

  @Test
  void zsh() throws Exception {
    open("zsh -f", ZSH + RECORDER);
    checkAll(true);
  }

  @Test
  void fish() throws Exception {
    open("fish --no-config", FISH);
    checkAll(false);
  }
}
