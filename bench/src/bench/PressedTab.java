package bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An interactive shell on a terminal, which {@code script} makes, and the keys that are pressed in
 * it. A shell works off its keys in turn, so the key that prints a mark shows that the shell has
 * dealt with those before it.
 */
final class PressedTab implements AutoCloseable {
  private static final String MARK = "<done>";
  private static final String MARK_KEY = "\u0018\u0002";
  private static final String NEW_LINE = "\u0005\u0015";
  private static final int LIMIT_SECONDS = 20;

  private final Process process;
  private final OutputStream keys;
  private final InputStream screen;
  private final StringBuilder seen = new StringBuilder();

  /** What was on the screen before the last text that was awaited. */
  private String before = "";

  /**
   * Starts a shell.
   *
   * @param setup a file that the shell reads; it binds Ctrl-X Ctrl-B to print {@code <done>}
   */
  PressedTab(String shell, Path setup, Map<String, String> environment) throws IOException {
    String command = "stty cols 100 rows 40; exec " + shell;
    ProcessBuilder builder = new ProcessBuilder("script", "-qfec", command, "/dev/null");
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("TERM", "xterm");
    builder.environment().put("SHELL", "/bin/sh");
    builder.directory(setup.toAbsolutePath().getParent().toFile());
    process = builder.redirectErrorStream(true).start();
    keys = process.getOutputStream();
    screen = process.getInputStream();
    press(" . " + setup + "\n");
    settle();
  }

  /** Waits until the key is bound and all keys are worked off. */
  private void settle() throws IOException {
    for (int i = 0; i < 2 * LIMIT_SECONDS; i++) {
      press(MARK_KEY);
      if (isSeen(MARK, 500)) {
        while (isSeen(MARK, 300)) {
          seen.setLength(0);
        }
        return;
      }
    }
    throw new BenchException("the shell does not answer: " + tail());
  }

  /**
   * Types a line, presses TAB and removes the line.
   *
   * @param proof a text that TAB must bring to the screen
   * @return the milliseconds from the TAB key until the shell has dealt with it
   */
  double tab(String line, String proof) throws IOException {
    press(line + MARK_KEY);
    await();
    seen.setLength(0);
    long start = System.nanoTime();
    press("\t" + MARK_KEY);
    String shown = await();
    double millis = (System.nanoTime() - start) / 1e6;
    if (!shown.contains(proof)) {
      throw new BenchException(line + " was not completed with " + proof + ": " + shown);
    }
    press(NEW_LINE + MARK_KEY);
    await();
    return millis;
  }

  private void press(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** Waits for the mark; returns the text before it. */
  private String await() throws IOException {
    seen.setLength(0);
    if (!isSeen(MARK, TimeUnit.SECONDS.toMillis(LIMIT_SECONDS))) {
      throw new BenchException("the shell does not answer: " + tail());
    }
    return before;
  }

  private boolean isSeen(String text, long millis) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    byte[] part = new byte[1 << 16];
    while (true) {
      int at = seen.indexOf(text);
      if (at >= 0) {
        before = seen.substring(0, at);
        seen.delete(0, at + text.length());
        return true;
      }
      if (screen.available() > 0) {
        seen.append(new String(part, 0, screen.read(part), StandardCharsets.ISO_8859_1));
      } else if (System.nanoTime() > end) {
        return false;
      } else {
        LockSupport.parkNanos(50_000);
      }
    }
  }

  private String tail() {
    return seen.substring(Math.max(0, seen.length() - 300)).replaceAll("\\p{Cntrl}+", " ");
  }

  @Override
  public void close() {
    process.destroy();
  }
}
