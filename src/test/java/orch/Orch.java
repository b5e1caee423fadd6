package orch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import orch.cli.HintCheck;
import orch.host.Host;
import orch.host.StopSignal;
import orch.term.StandardOutput;
import orch.term.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Runs orch as a user would, on a fake machine: home, environment, terminal and time belong to the
 * test.
 */
public final class Orch {
  /** The arguments of an ordinary configuration. */
  static final String[] PLAIN = {
    "--name", "My Support Config",
    "--description", "d",
    "--grouping", "GROUP_BY_PROFILE",
    "--memory-store", "mem_store_01k1etk2y5f1y9fpe2epfdtvv2"
  };

  /** A fake machine with fixed properties. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "java.version", "17.0.99",
          "java.vendor", "Example",
          "java.home", "/nowhere",
          "java.class.path", "clone/target/orch/lib/orch.jar",
          "os.name", "Linux",
          "os.version", "6.1",
          "os.arch", "amd64");

  /** In a terminal's input, it interrupts who reads; nothing else here types it. */
  private static final String CTRL_C = "\003";

  private final Path home;
  private Path directory;
  private final FakeTime time;
  private final Map<String, String> environment = new TreeMap<>();
  private final Set<Terminal.Stream> terminals = EnumSet.noneOf(Terminal.Stream.class);
  private final Random random;
  private Supplier<String> input = () -> "";
  private boolean isRealTime;
  private Optional<StopSignal> signal = Optional.empty();

  public Orch(Path home, FakeTime time) {
    this(home, time, new Random(1));
  }

  private Orch(Path home, FakeTime time, Random random) {
    this.home = home;
    this.directory = home;
    this.time = time;
    this.random = random;
  }

  public Orch(Path home) {
    this(home, new FakeTime());
  }

  /** The same for commands that share a home with processes, and so need the real time. */
  public static Orch inRealTime(Path home) {
    Orch orch = new Orch(home, new FakeTime(), new Random());
    orch.isRealTime = true;
    return orch;
  }

  public FakeTime time() {
    return time;
  }

  /** Sets a variable of the environment. */
  public Orch with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Makes a stream a terminal. */
  public Orch onTerminal(Terminal.Stream stream) {
    terminals.add(stream);
    return this;
  }

  /** Makes a stream a pipe again. */
  public Orch offTerminal(Terminal.Stream stream) {
    terminals.remove(stream);
    return this;
  }

  /** The working directory of the next commands; the default value is the home directory. */
  public Orch in(Path place) {
    directory = place;
    return this;
  }

  /** The standard input of the next commands. */
  public Orch reading(String text) {
    input = () -> text;
    return this;
  }

  /** The standard input of the next commands, which is made when they read it. */
  public Orch answering(Supplier<String> answer) {
    input = answer;
    return this;
  }

  /** The standard input of the next commands: lines that are typed, and then Ctrl-C. */
  public Orch typingThenCtrlC(String text) {
    input = () -> text + CTRL_C;
    return stoppedBy(StopSignal.INT);
  }

  /** The signal that the next commands report if they are interrupted. */
  public Orch stoppedBy(StopSignal next) {
    signal = Optional.of(next);
    return this;
  }

  /** Another user of the same machine and time, with other random numbers. */
  public Orch colleague(Path theirHome) {
    return new Orch(theirHome, time, new Random(2));
  }

  public Path home() {
    return home;
  }

  /** Writes a file below the home, which is the default working directory. */
  public Orch file(String name, String text) {
    try {
      Files.writeString(home.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A file of the test resources. */
  public static String resource(String name) {
    try (var in = Orch.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command in profile local. */
  public Result local(String... args) {
    return run(joined(new String[] {"-p", "local"}, args));
  }

  /** Runs a command. */
  public Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = run(stream(out), stream(err), args);
    Result result =
        new Result(
            exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    if (asksForJson(args) && !terminals.contains(Terminal.Stream.IN)) {
      result.saysJsonOnly();
    }
    HintCheck.check(result.err());
    return result;
  }

  /** What a command shows on a terminal for both stdout, which is buffered, and stderr. */
  String screen(String... args) {
    onTerminal(Terminal.Stream.OUT).onTerminal(Terminal.Stream.ERR).with("TERM", "dumb");
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PrintStream out = new StandardOutput(screen).text();
    run(out, stream(screen), args);
    out.flush();
    return screen.toString(StandardCharsets.UTF_8);
  }

  private int run(PrintStream out, PrintStream err, String... args) {
    Terminal terminal = new Terminal(new Typed(input), out, err, terminals);
    Host host =
        new Host(
            environment,
            PROPERTIES,
            home,
            directory,
            terminal,
            isRealTime ? InstantSource.system() : time,
            isRealTime ? () -> Duration.ofNanos(System.nanoTime()) : time,
            isRealTime ? pause -> Thread.sleep(pause.toMillis()) : time,
            random,
            () -> signal);
    return Main.run(host, args);
  }

  private static boolean asksForJson(String... args) {
    String line = String.join(" ", args) + " ";
    return line.contains(" -o json ") || line.contains(" -o jsonl ");
  }

  /** Concatenates two lists of arguments. */
  public static String[] joined(String[] first, String... second) {
    String[] all = new String[first.length + second.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /** Input that is made when its first byte is read. */
  private static final class Typed extends InputStream {
    private final Supplier<String> text;
    private @Nullable InputStream in;

    Typed(Supplier<String> text) {
      this.text = text;
    }

    private InputStream in() {
      if (in == null) {
        in = new ByteArrayInputStream(text.get().getBytes(StandardCharsets.UTF_8));
      }
      return in;
    }

    @Override
    public int read() throws IOException {
      int read = in().read();
      if (read == CTRL_C.charAt(0)) {
        throw new InterruptedIOException("Ctrl-C");
      }
      return read;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      return in().read(into, from, most);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
