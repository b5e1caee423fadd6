package orch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the real launcher in a separate process, with the test's own home directory. */
public final class Launched {
  public static final Path CHECKOUT = Path.of(System.getProperty("orch.basedir", "."));

  private static final long PATIENCE_SECONDS = 120;

  /**
   * Before a program, where this process ignores a signal of the tests, as under {@code nohup} or
   * in some CI: every process would inherit that, and no shell could undo it.
   */
  private static final List<String> NO_IGNORED_SIGNALS =
      isSignalIgnored() ? List.of("env", "--default-signal=HUP,INT,QUIT,TERM") : List.of();

  /** All processes that have not been waited for. A test that fails must not leave any behind. */
  private static final Set<Process> STARTED = ConcurrentHashMap.newKeySet();

  static {
    Thread end = new Thread(() -> STARTED.forEach(Launched::kill), "end of the started processes");
    Runtime.getRuntime().addShutdownHook(end);
  }

  private final Path home;
  private final Map<String, String> variables = new TreeMap<>();

  public Launched(Path home) {
    this.home = home;
  }

  private static boolean isSignalIgnored() {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      // A bit for each signal, the lowest for number 1: HUP, INT and QUIT come first.
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> (Long.parseUnsignedLong(line.substring(8).strip(), 16) & 7) != 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Sets a variable of the environment. */
  public Launched with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Runs {@code bin/orch} with these arguments to its end. */
  public Result orch(String... args) throws IOException, InterruptedException {
    return end(start(CHECKOUT.resolve("bin/orch").toString(), args));
  }

  /** Runs a line of shell, in which {@code orch} is the launcher, to its end. */
  public Result shell(String line) throws IOException, InterruptedException {
    return end(start("/bin/sh", "-c", "orch() { \"$LAUNCHER\" \"$@\"; }\n" + line));
  }

  /** Starts a program. */
  public Running start(String program, String... args) throws IOException {
    List<String> command = new ArrayList<>(NO_IGNORED_SIGNALS);
    command.add(program);
    command.addAll(List.of(args));
    Path out = Files.createTempFile(home, "out", "");
    Path err = Files.createTempFile(home, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("ORCH_") || name.startsWith("TWILIO_"));
    environment.put("HOME", home.toString());
    environment.keySet().removeIf(name -> name.startsWith("XDG_"));
    // The test's terminal must not depend on the environment of the machine.
    environment
        .keySet()
        .removeAll(
            List.of(
                "CI",
                "NO_COLOR",
                "FORCE_COLOR",
                "COLUMNS",
                "CLAUDECODE",
                "AI_AGENT",
                "AGENT",
                "CURSOR_AGENT",
                "CODEX_SANDBOX",
                "GEMINI_CLI"));
    environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    environment.remove("SSL_CERT_FILE");
    environment.put("LAUNCHER", CHECKOUT.resolve("bin/orch").toAbsolutePath().toString());
    environment.putAll(variables);
    Process process = builder.start();
    STARTED.add(process);
    return new Running(process, out, err);
  }

  public Result end(Running running) throws IOException, InterruptedException {
    boolean ended = false;
    try {
      ended = running.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      // The wait may also end because the test's own time is up.
      if (!ended) {
        kill(running.process());
      }
      STARTED.remove(running.process());
    }
    assertTrue(ended, "the command did not end");
    return new Result(
        running.process().exitValue(),
        Files.readString(running.out()),
        Files.readString(running.err()));
  }

  /** A process, and the files its output goes to. */
  public record Running(Process process, Path out, Path err) {
    public void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }

    /** Waits until a text has come out on stdout or stderr. */
    public void untilItSays(String text) throws IOException, InterruptedException {
      for (int i = 0; i < 600; i++) {
        if (Files.readString(out).contains(text) || Files.readString(err).contains(text)) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
      throw new AssertionError(
          "it never said " + text + ": " + Files.readString(out) + Files.readString(err));
    }
  }
}
