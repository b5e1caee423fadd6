package orch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A shell on a real terminal, which tmux provides. */
public final class Tmux {
  private final Launched machine;
  private final Path home;
  private final String socket;

  /** Opens a terminal of this size, with variables such as {@code LC_ALL=C}. */
  Tmux(Launched machine, Path home, int columns, int rows, String variables) throws Exception {
    this.machine = machine;
    this.home = home;
    this.socket = home.resolve("tmux").toString();
    String shell = "PS1=\"> \" " + variables + " exec sh";
    run("-u -f /dev/null new-session -d -x " + columns + " -y " + rows + " '" + shell + "'");
    screenWhere(screen -> screen.startsWith(">"));
    type("orch() { \"$LAUNCHER\" \"$@\"; }; clear");
    screenWhere(screen -> screen.strip().equals(">"));
  }

  private String run(String command) throws IOException, InterruptedException {
    String line = "TERM=xterm HISTFILE=/dev/null tmux -S '" + socket + "' " + command;
    return machine.shell(line).exits(0).out();
  }

  /** Types a line and Enter. */
  void type(String line) throws Exception {
    Path text = home.resolve("typed");
    Files.writeString(text, line);
    run("load-buffer '" + text + "' \\; paste-buffer -d \\; send-keys Enter");
  }

  /** Presses a key, such as {@code C-c}. */
  void press(String key) throws Exception {
    run("send-keys " + key);
  }

  void resize(int columns, int rows) throws Exception {
    run("resize-window -x " + columns + " -y " + rows);
  }

  String screen() throws IOException, InterruptedException {
    return run("capture-pane -p");
  }

  /** What the screen shows, and what has moved off it. */
  String history() throws IOException, InterruptedException {
    return run("capture-pane -p -S -");
  }

  boolean isCursorVisible() throws Exception {
    return run("display-message -p \"#{cursor_flag}\"").strip().equals("1");
  }

  String screenWith(String text) throws Exception {
    return screenWhere(screen -> screen.contains(text));
  }

  /** Waits until the screen is as wanted. */
  String screenWhere(Predicate<String> wanted) throws Exception {
    String screen = "";
    for (int i = 0; i < 400; i++) {
      screen = screen();
      if (wanted.test(screen)) {
        return screen;
      }
      TimeUnit.MILLISECONDS.sleep(25);
    }
    throw new AssertionError("never as wanted:\n" + screen);
  }

  void close() throws Exception {
    end(machine, socket);
  }

  /**
   * Ends the terminal of a socket, if it is there, and waits for the programs in it: one that still
   * writes would be in the way of the end of the test's directory.
   */
  public static void end(Launched machine, String socket) throws IOException, InterruptedException {
    String tmux = "tmux -S '" + socket + "' ";
    String server = machine.shell(tmux + "display-message -p '#{pid}'").out().strip();
    if (server.isEmpty()) {
      return;
    }
    ProcessHandle process = ProcessHandle.of(Long.parseLong(server)).orElseThrow();
    List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process)).toList();
    machine.shell(tmux + "kill-server").exits(0);
    for (ProcessHandle each : all) {
      for (int i = 0; runs(each); i++) {
        assertTrue(i < 1000, () -> "it is still there: " + each.info());
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  /** False for one that has ended, even if its parent has not taken note of that yet. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
