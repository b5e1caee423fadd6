package orch;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import orch.cli.Cli;
import orch.cli.HeadStart;
import orch.cli.problem.ExitCode;
import orch.concurrent.Sleeper;
import orch.concurrent.Ticker;
import orch.host.Host;
import orch.host.InterruptHook;
import orch.host.Version;
import orch.term.StandardInput;
import orch.term.StandardOutput;
import orch.term.Terminal;

/**
 * The entry point: makes the {@link Host} from the process, runs one command, flushes the output
 * and ends the process.
 */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    // By default, Java refuses basic authentication at a proxy for https.
    System.getProperties().putIfAbsent("jdk.http.auth.tunneling.disabledSchemes", "");
    StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    PrintStream err = StandardOutput.ofErrors(new FileOutputStream(FileDescriptor.err)).text();
    if (isVersion(args)) {
      Runtime.getRuntime().halt(checkOutput(version(stream(out)), out, err));
    }
    // In this time, an interrupted command prints how to continue.
    Duration gracePeriod = Duration.ofSeconds(5);
    try (InterruptHook hook = new InterruptHook(Thread.currentThread(), gracePeriod).open()) {
      int code = runToExitCode(out, err, hook, args);
      HeadStart.end();
      // Threads of the HTTP client would delay a normal exit.
      Runtime.getRuntime().halt(code);
    }
  }

  /** Runs the command. Any uncaught exception or error is printed, and ends the process at once. */
  private static int runToExitCode(
      StandardOutput out, PrintStream err, InterruptHook hook, String... args) {
    try {
      HeadStart.begin(System.getenv(), args);
      return checkOutput(run(new Machine().host(out.text(), err, hook), args), out, err);
    } catch (Throwable bug) {
      try {
        err.println("orch: this is a bug in orch: " + bug);
        err.flush();
      } finally {
        // Without free memory, even printing may fail.
        Runtime.getRuntime().halt(ExitCode.BUG.code());
      }
      throw bug;
    }
  }

  /**
   * Runs one command to its end.
   *
   * @return the exit code
   */
  static int run(Host host, String... args) {
    int code = Cli.run(host, args);
    host.terminal().out().flush();
    host.terminal().err().flush();
    return code;
  }

  /** Whether only the version is asked for. Scripts do that often, so nothing else is set up. */
  private static boolean isVersion(String... args) {
    return args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"));
  }

  private static int version(PrintStream out) {
    out.println("orch " + Version.NUMBER);
    out.flush();
    return 0;
  }

  private static int checkOutput(int code, StandardOutput out, PrintStream err) {
    if (out.failure().isEmpty()) {
      return code;
    }
    err.println("orch: standard output cannot be written: " + out.failure());
    err.flush();
    return ExitCode.BUG.code();
  }

  private static PrintStream stream(OutputStream to) {
    return new PrintStream(to, false, StandardCharsets.UTF_8);
  }

  /** The streams, directories, clocks and randomness of this process. */
  private static final class Machine implements Ticker, Sleeper, RandomGenerator {
    Host host(PrintStream out, PrintStream err, InterruptHook hook) {
      Terminal terminal = new Terminal(new StandardInput(System.in), out, err, terminals());
      return new Host(
          System.getenv(),
          System.getProperties(),
          home(),
          Path.of(System.getProperty("user.dir")),
          terminal,
          Clock.systemUTC(),
          this,
          this,
          this,
          hook);
    }

    /**
     * The home directory from HOME, as in the shell. Java's user.home comes from the password file
     * instead.
     */
    private static Path home() {
      String home = System.getenv().getOrDefault("HOME", "");
      return Path.of(home.startsWith("/") ? home : System.getProperty("user.home"));
    }

    /**
     * Which streams are terminals. The launcher finds out and passes it on, because Java cannot.
     */
    private static Set<Terminal.Stream> terminals() {
      Set<Terminal.Stream> terminals = EnumSet.noneOf(Terminal.Stream.class);
      String names = System.getProperty("orch.terminals", "").toUpperCase(Locale.ROOT);
      for (Terminal.Stream stream : Terminal.Stream.values()) {
        if (names.contains(stream.name())) {
          terminals.add(stream);
        }
      }
      return terminals;
    }

    @Override
    public Duration elapsed() {
      return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void sleep(Duration pause) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    }

    @Override
    public long nextLong() {
      return Randomness.nextLong();
    }
  }

  /**
   * The random number generator of the system. Java's own mixes it with a digest, which loads some
   * sixty classes.
   */
  private static final class Randomness {
    private static final Path DEVICE = Path.of("/dev/urandom");

    private Randomness() {}

    static long nextLong() {
      // Closed at once: a command that is short of open files needs this one elsewhere.
      try (InputStream device = new FileInputStream(DEVICE.toFile())) {
        byte[] bytes = device.readNBytes(Long.BYTES);
        return bytes.length == Long.BYTES ? ByteBuffer.wrap(bytes).getLong() : ofJava();
      } catch (IOException e) {
        // Without open files, Java's own generator would gather randomness for minutes.
        if (Files.exists(DEVICE)) {
          throw new UncheckedIOException(e);
        }
        return ofJava();
      }
    }

    private static long ofJava() {
      return new SecureRandom().nextLong();
    }
  }
}
