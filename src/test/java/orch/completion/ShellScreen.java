package orch.completion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import orch.Launched;
import orch.Tmux;

/** An interactive shell with orch's completion, on a real terminal (tmux). */
final class ShellScreen implements AutoCloseable {
  private static final String COMPLETIONS =
      Launched.CHECKOUT.resolve("completions").toAbsolutePath().toString();

  static final String BASH =
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

  static final String ZSH =
      """
      PS1='> '
      setopt no_beep no_list_ambiguous
      LISTMAX=1000
      fpath=('COMPLETIONS' $fpath)
      autoload -U compinit && compinit -u -D
      """;

  static final String FISH =
      """
      function fish_prompt; echo -n '> '; end
      set -g fish_autosuggestion_enabled 0
      set -g fish_greeting
      source 'COMPLETIONS/orch.fish'
      """;

  private final Path home;
  private final Launched machine;
  private String socket = "";
  private int opened;

  ShellScreen(Path home) {
    this.home = home;
    this.machine = new Launched(home);
  }

  /**
   * Starts a shell. Its first directory of programs is {@code programs} in the home.
   *
   * @param variables of its environment, as in {@code A=b}
   */
  void open(String shell, String setup, String variables) throws Exception {
    // Each server of tmux has a socket of its own, because the one before may still be ending.
    socket = home.resolve("tmux" + opened++).toString();
    Files.deleteIfExists(home.resolve("ready"));
    Files.writeString(home.resolve("setup"), setup.replace("COMPLETIONS", COMPLETIONS));
    String path = "PATH=" + home.resolve("programs") + ":$PATH LC_ALL=C.UTF-8 ";
    String command = path + variables + " exec " + shell;
    machine.shell(tmux("-u -f /dev/null new-session -d -x 100 -y 90 '" + command + "'")).exits(0);
    keys(". ./setup; touch ready", "Enter");
    until(() -> Files.exists(home.resolve("ready")));
    clear();
  }

  /** Makes a program in {@code programs}. */
  void program(String name, String text) throws IOException {
    Path program = Files.createDirectories(home.resolve("programs")).resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  @Override
  public void close() throws IOException {
    try {
      Tmux.end(machine, socket);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String tmux(String command) {
    // A shell that ends writes no history into the directory that is being deleted.
    return "TERM=xterm HISTFILE=/dev/null tmux -S '" + socket + "' " + command;
  }

  /** Types a text, and then presses keys. */
  void keys(String text, String... names) throws Exception {
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

  interface Condition {
    boolean holds() throws Exception;
  }

  static boolean until(Condition condition) throws Exception {
    return until(30, condition);
  }

  private static boolean until(int seconds, Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      if (condition.holds()) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return false;
  }

  String screen() throws IOException, InterruptedException {
    return machine.shell(tmux("capture-pane -p")).exits(0).out();
  }

  /**
   * Gives the line up. A key pressed before the new prompt can be lost with the line, and a Ctrl-C
   * that comes while a list is drawn may only take the list away.
   */
  void cancel() throws Exception {
    for (int i = 0; i < 6; i++) {
      keys("", "C-c");
      if (until(5, this::hasPrompt)) {
        return;
      }
    }
    prompt();
  }

  private boolean hasPrompt() throws Exception {
    return screen().strip().endsWith(">");
  }

  private void prompt() throws Exception {
    assertTrue(until(this::hasPrompt), "there is no prompt");
  }

  /** Waits for the prompt of an empty line, and clears the screen. */
  void clear() throws Exception {
    prompt();
    keys("", "C-l");
    assertTrue(until(() -> screen().strip().equals(">")), "the screen is not empty");
  }
}
